// What the tests share: `api` asks the running server, `open` opens a view and waits for its heading, and a message of the console (a script
// fault, something the Content-Security-Policy refused) fails the test.
import AxeBuilder from '@axe-core/playwright';
import { expect, test as plain, type Page } from '@playwright/test';

interface Fixtures {
  api: <T>(path: string) => Promise<T>;
  open: (hash: string) => Promise<void>;
  quiet: void;
  /** Messages of the console that a test expects. */
  expected: RegExp[];
}

export const test = plain.extend<Fixtures>({
  baseURL: async ({}, use) => use(process.env['PRISCUS_BASE']),
  expected: async ({}, use) => use([]),
  api: async ({ request }, use) =>
    use(async <T>(path: string) => {
      const response = await request.get(`/api/${path}`);
      expect(response.status(), `GET /api/${path}`).toBe(200);
      return (await response.json()) as T;
    }),
  open: async ({ page }, use) =>
    use(async (hash: string) => {
      await page.goto(`/${hash}`);
      await expect(page.locator('main h1')).toBeVisible({ timeout: 30_000 });
    }),
  quiet: [
    async ({ page, expected }, use) => {
      const messages: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) messages.push(message.text());
      });
      page.on('pageerror', (error) => messages.push(error.message));
      await use();
      expect(messages.filter((message) => !expected.some((one) => one.test(message)))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** No fault by the rules of WCAG 2.2 A and AA that axe can check. */
export async function accessible(page: Page): Promise<void> {
  test.slow();
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(violations.map((fault) => `${fault.id}: ${fault.help}: ${fault.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
}

export async function noSidewaysScroll(page: Page): Promise<void> {
  const { wide, width } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, width: window.innerWidth }));
  expect(wide, 'width of the content').toBeLessThanOrEqual(width);
}

/** The same as format.ts with the locale of playwright.config.ts. */
export const day = (iso: string): string => new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));
export const count = (value: number): string => new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }).format(value);

// The frame around the views: colours that are kept, first answers that are asked for once.
import { expect, test } from './fixtures';

test('the chosen colours are kept for the next page', async ({ page, open, context, baseURL }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open('#/');
  await page.getByLabel('Colours').selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const other = await context.newPage();
  await other.goto(`${baseURL}/#/health`);
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByLabel('Colours').selectOption('system');
  await page.reload();
  await expect(page.locator('main h1')).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

for (const view of ['', 'relations?a=MWI&b=ZMB', 'map', 'network', 'search', 'health']) {
  test(`each answer is asked for once: #/${view}`, async ({ page, open }) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname.startsWith('/api/') && pathname !== '/api/live') asked.push(pathname + search);
    });
    await open(`#/${view}`);
    await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
    await page.waitForLoadState('load');
    expect(asked.filter((one, index) => asked.indexOf(one) !== index)).toEqual([]);
    expect(asked).toContain('/api/health');
  });
}

// Health, the front page and the frame around all views.
import type { Dyad, EventsPage, Health } from '../src/types';
import { accessible, count, expect, noSidewaysScroll, test } from './fixtures';

test('the figures of the record', async ({ page, open, api }) => {
  const health = await api<Health>('health');
  await open('#/health');
  const figures = page.locator('.figures');
  for (const [value, name] of [[health.record.documents, 'documents'], [health.record.events, 'events'], [health.record.incidents, 'incidents'], [health.record.rejects, 'set aside']] as const) {
    await expect(figures.getByText(`${count(value)} ${name}`, { exact: true })).toBeVisible();
  }
  for (const version of [health.version.program, health.version.model, health.version.knowledge]) await expect(page.getByRole('region', { name: 'Runs now' })).toContainText(version);
  const publishers = page.getByRole('region', { name: 'The twenty with most documents' }).locator('tbody tr');
  await expect(publishers).toHaveCount(health.publishers.length);
  if (health.publishers[0]) await expect(publishers.first()).toContainText(count(health.publishers[0].documents));
  await page.getByText('The figures').click();
  await expect(page.getByRole('region', { name: 'Recorded by day' }).locator('tbody tr')).toHaveCount(health.by_day.length);
  for (const cause of health.reject_causes) await expect(page.getByRole('region', { name: 'Causes' })).toContainText(cause.cause);
  await expect(page.locator('.days rect.documents')).toHaveCount(Math.min(60, health.by_day.length));
});

test('the front page: three lines, the views, the pairs with most events', async ({ page, open, api }) => {
  const health = await api<Health>('health');
  const { dyads } = await api<{ dyads: Dyad[] }>('dyads?limit=6');
  const { countries } = await api<{ countries: { code: string; name: string }[] }>('countries');
  const name = (code: string): string => countries.find((country) => country.code === code)?.name ?? code;
  await open('');
  await expect(page.locator('main')).toContainText(`${count(health.record.events)} events`);
  await expect(page.locator('.dyads li')).toHaveCount(dyads.length);
  for (const [i, dyad] of dyads.entries()) {
    const row = page.locator('.dyads li').nth(i);
    await expect(row).toContainText(`${name(dyad.one)} and ${name(dyad.other)}`);
    await expect(row).toContainText(`${count(dyad.events)} event`);
  }
  const { events } = await api<EventsPage>('events?limit=5&status=actual');
  await expect(page.locator('.latest li')).toHaveCount(events.length);
  await expect(page.locator('.doors a')).toHaveCount(7);
  for (const view of ['Read', 'Relations', 'Map', 'Network', 'Search', 'Actors', 'Health']) {
    await page.getByRole('navigation').getByRole('link', { name: view }).click();
    await expect(page.locator('main h1')).toContainText(view);
    await expect(page.locator('main h1')).toBeFocused();
    await expect(page).toHaveTitle(`${view} – Priscus`);
  }
});

test('an address without a view says so', async ({ page, open }) => {
  await open('#/nowhere');
  await expect(page.locator('main')).toContainText('There is no /nowhere here');
});

test('light and dark by the system, and by choice', async ({ page, open }) => {
  const background = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await open('#/health');
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.getByLabel('Colours').selectOption('light');
  expect(await background()).toBe(light);
  await page.reload();
  await expect(page.locator('main h1')).toBeVisible();
  expect(await background()).toBe(light);
  await page.getByLabel('Colours').selectOption('system');
  expect(await background()).toBe(dark);
});

test('nothing is fetched from elsewhere, nothing refused by the policy', async ({ page, open }) => {
  const elsewhere: string[] = [];
  const own = new URL(process.env['PRISCUS_BASE']!).host;
  page.on('request', (request) => {
    if (new URL(request.url()).host !== own && !request.url().startsWith('blob:')) elsewhere.push(request.url());
  });
  for (const hash of ['', '#/read', '#/relations', '#/map', '#/network', '#/search', '#/actors', '#/health']) {
    await page.goto('about:blank');
    await open(hash);
  }
  expect(elsewhere.filter((address) => !address.startsWith('about:'))).toEqual([]);
});

for (const scheme of ['light', 'dark'] as const) {
  for (const hash of ['', '#/health']) {
    test(`no fault for axe, ${hash || 'front page'}, ${scheme}`, async ({ page, open }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await open(hash);
      await expect(page.locator('.latest li, .figures li').first()).toBeVisible();
      await accessible(page);
    });
  }
}

test('fits a phone', async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const hash of ['#/health', '']) {
    await page.goto('about:blank');
    await open(hash);
    await expect(page.locator('.latest li, .figures li').first()).toBeVisible();
    await noSidewaysScroll(page);
  }
});

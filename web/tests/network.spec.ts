// The network against what the API answers: nodes, links, threshold, focus, the way to Relations, files.
import type { Locator, Page } from '@playwright/test';
import type { Dyad, TypeRow } from '../src/types';
import { savedCsv, savedSvg } from './chart_files';
import { accessible, count, expect, noSidewaysScroll, test } from './fixtures';

type Api = <T>(path: string) => Promise<T>;

const figure = (page: Page): Locator => page.locator('figure.chart-figure');
const pairsOf = async (api: Api, query = ''): Promise<Dyad[]> =>
  (await api<{ dyads: Dyad[] }>(`dyads?limit=500${query}`)).dyads.filter((dyad) => dyad.one && dyad.other && dyad.one !== dyad.other);
const drawn = (page: Page): Promise<string[]> =>
  page.locator('svg.network g[data-link]').evaluateAll((links) => links.map((link) => `${link.getAttribute('data-link')} ${link.getAttribute('data-events')}`).sort());
const expected = (dyads: readonly Dyad[]): string[] => dyads.slice(0, 150).map((dyad) => `${dyad.one},${dyad.other} ${dyad.events}`).sort();

test('links and nodes are the pairs of the answer', async ({ open, page, api }) => {
  const dyads = await pairsOf(api);
  expect(dyads.length).toBeGreaterThan(0);
  await open('#/network?least=1');
  await expect.poll(() => drawn(page)).toEqual(expected(dyads));
  const codes = new Set(dyads.slice(0, 150).flatMap((dyad) => [dyad.one, dyad.other]));
  await expect(page.locator('svg.network g[data-node]')).toHaveCount(codes.size);
  await expect(page.getByRole('region', { name: 'Pairs' }).locator('.side-list li')).toHaveCount(Math.min(150, dyads.length));
  await expect(page.getByRole('region', { name: 'Pairs' }).locator('.side-list .number').first()).toHaveText(count(dyads[0]!.events));
});

test('arrows on a line tell who does it to whom', async ({ open, page, api }) => {
  const [top] = await pairsOf(api);
  const { rows } = await api<{ rows: TypeRow[] }>(`types?dyad=${top!.one},${top!.other}`);
  await open('#/network');
  const link = page.locator(`svg.network g[data-link="${top!.one},${top!.other}"]`);
  for (const [from, to] of [[top!.one, top!.other], [top!.other, top!.one]] as const) {
    const acts = rows.filter((row) => row.actor === from && row.recipient === to).reduce((all, row) => all + row.events, 0);
    const head = link.locator(`[data-way="${from},${to}"]`);
    if (acts === 0) await expect(head).toHaveCount(0);
    else await expect(head).toHaveAttribute('data-acts', String(acts));
  }
  // An arrow stands nearer to the one it points to.
  const near = await link.locator('[data-way]').first().evaluate((head) => {
    const place = (element: Element): number[] => /translate\(([-\d.]+),([-\d.]+)\)/.exec(element.getAttribute('transform')!)!.slice(1).map(Number);
    const [from, to] = head.getAttribute('data-way')!.split(',').map((code) => place(document.querySelector(`svg.network g[data-node="${code}"]`)!));
    const [x, y] = place(head);
    return Math.hypot(x! - to![0]!, y! - to![1]!) < Math.hypot(x! - from![0]!, y! - from![1]!);
  });
  expect(near).toBe(true);
  await expect(page.locator('svg.network')).toContainText('from who acts to whom');
});

test('without a threshold it takes one that can be read', async ({ open, page, api }) => {
  const dyads = await pairsOf(api);
  await open('#/network');
  await expect(page.locator('svg.network g[data-link]').first()).toBeAttached();
  const links = await drawn(page);
  expect(links.length).toBeLessThanOrEqual(Math.max(50, dyads.filter((dyad) => dyad.events === dyads[0]!.events).length));
});

test('the same picture each time', async ({ open, page }) => {
  const places = (): Promise<(string | null)[]> => page.locator('svg.network g[data-node]').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('transform')));
  await open('#/network');
  await expect(page.locator('svg.network g[data-node]').first()).toBeAttached();
  const before = await places();
  await page.reload();
  await expect(page.locator('svg.network g[data-node]').first()).toBeAttached();
  expect(await places()).toEqual(before);
});

test('threshold, quad and days', async ({ open, page, api }) => {
  const all = await pairsOf(api);
  const limit = all[0]!.events >= 2 ? 2 : 1;
  await open(`#/network?least=${limit}`);
  await expect.poll(() => drawn(page)).toEqual(expected(all.filter((dyad) => dyad.events >= limit)));
  const verbal = await pairsOf(api, '&quad=verbal+cooperation');
  await open('#/network?least=1&quad=verbal+cooperation');
  await expect.poll(() => drawn(page)).toEqual(expected(verbal));
  await page.getByRole('slider', { name: 'Last day shown' }).focus();
  await page.keyboard.press('PageDown');
  await expect.poll(() => page.url()).toContain('until=');
  const until = /until=([\d-]+)/.exec(page.url())![1]!;
  const earlier = await pairsOf(api, `&quad=verbal+cooperation&until=${until}`);
  await expect.poll(() => drawn(page)).toEqual(expected(earlier));
});

test('focus on a country, by click and by name', async ({ open, page, api }) => {
  const dyads = await pairsOf(api);
  const code = dyads[0]!.one;
  await open('#/network?least=1');
  await page.getByLabel('Only partners of').selectOption(code);
  await expect.poll(() => page.url()).toContain(`focus=${code}`);
  await expect.poll(() => drawn(page)).toEqual(expected(dyads.filter((dyad) => dyad.one === code || dyad.other === code)));
  await page.locator(`svg.network g[data-node="${code}"] .node-mark`).click();
  await expect.poll(() => page.url()).not.toContain('focus=');
});

test('a pair leads to its relations', async ({ open, page, api }) => {
  const [dyad] = await pairsOf(api);
  await open('#/network');
  await page.getByRole('region', { name: 'Pairs' }).getByRole('link').first().click();
  await expect.poll(() => page.url()).toContain(`#/relations?a=${dyad!.one}&b=${dyad!.other}`);
  await expect(page.locator('svg.relation-chart')).toBeVisible();
});

test('the saved files hold the numbers', async ({ open, page, api }) => {
  const dyads = (await pairsOf(api)).slice(0, 150);
  await open('#/network?least=1');
  await expect.poll(() => drawn(page)).toEqual(expected(dyads));
  const rows = await savedCsv(page, figure(page));
  expect(rows.map((row) => `${row['one']},${row['other']} ${row['events']}`)).toEqual(dyads.map((dyad) => `${dyad.one},${dyad.other} ${dyad.events}`));
  const picture = await savedSvg(page, figure(page));
  expect(picture.values('data-events').map(Number).sort((one, other) => other - one)).toEqual(dyads.map((dyad) => dyad.events).sort((one, other) => other - one));
});

for (const scheme of ['light', 'dark'] as const) {
  test(`accessible in ${scheme}`, async ({ open, page }) => {
    test.slow();  // axe looks at every mark of the picture
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await open('#/network');
    await expect(page.locator('svg.network g[data-node]').first()).toBeAttached();
    await figure(page).locator('details.chart-data > summary').click();
    await accessible(page);
  });
}

test('fits a phone', async ({ open, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open('#/network');
  await expect(page.locator('svg.network g[data-node]').first()).toBeAttached();
  await noSidewaysScroll(page);
});

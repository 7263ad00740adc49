// Relations against what the API answers: bars and their heights, words, table, matrix, incidents, zoom, comparison, files.
import type { Locator, Page } from '@playwright/test';
import type { Dyad, EventsPage, IncidentsPage, Series, SeriesRow, TypeRow } from '../src/types';
import { savedCsv, savedSvg } from './chart_files';
import { accessible, count, expect, noSidewaysScroll, test } from './fixtures';

type Api = <T>(path: string) => Promise<T>;

const topPairs = async (api: Api): Promise<Dyad[]> => (await api<{ dyads: Dyad[] }>('dyads?limit=20')).dyads.filter((dyad) => dyad.one !== dyad.other);
const chart = (page: Page, number = 0): Locator => page.locator('figure.chart-figure:has(svg.relation-chart)').nth(number);
const slider = (page: Page, number = 0): Locator => chart(page, number).getByRole('slider');
const above = (row: SeriesRow): number => row.quads['verbal cooperation'] + row.quads['material cooperation'];
const below = (row: SeriesRow): number => row.quads['verbal conflict'] + row.quads['material conflict'];

async function shownPeriod(page: Page): Promise<string> {
  return (await chart(page).locator('figcaption h2').textContent())!.replace(/^.*, by /, '');
}

/** The rows that the chart must show now, by the address and the period that the page chose. */
async function rowsOf(page: Page, api: Api, pair: Dyad): Promise<SeriesRow[]> {
  const period = await shownPeriod(page);
  const params = new URLSearchParams(new URL(page.url()).hash.split('?')[1]);
  const query = new URLSearchParams({ dyad: `${pair.one},${pair.other}`, period });
  for (const name of ['since', 'until']) if (params.has(name)) query.set(name, params.get(name)!);
  // An event of a whole month counts in the period of its first day, which may lie before the span: the chart ends at its edges.
  const { rows } = await api<Series>(`series?${query}`);
  const since = params.get('since');
  return since === null ? rows : rows.filter((row) => (period === 'day' ? row.period >= since : true));
}

async function expectBars(page: Page, rows: readonly SeriesRow[], number = 0): Promise<void> {
  const expected = rows.flatMap((row) => Object.entries(row.quads).filter(([, events]) => events > 0).map(([quad, events]) => `${row.period} ${quad} ${events}`)).sort();
  await expect.poll(() => chart(page, number).locator('g[data-period] rect').evaluateAll((bars) =>
    bars.map((bar) => `${bar.parentElement!.getAttribute('data-period')} ${bar.getAttribute('data-quad')} ${bar.getAttribute('data-events')}`).sort())).toEqual(expected);
}

test('without a pair it opens the one with most events', async ({ open, page, api }) => {
  const [pair] = await topPairs(api);
  await open('#/relations');
  await expect.poll(() => page.url()).toContain(`a=${pair!.one}&b=${pair!.other}`);
  await expect(chart(page)).toBeVisible();
});

test('bars, heights, words and table are the numbers of the series', async ({ open, page, api }) => {
  const [pair] = await topPairs(api);
  await open(`#/relations?a=${pair!.one}&b=${pair!.other}`);
  await expect(chart(page)).toBeVisible();
  const rows = await rowsOf(page, api, pair!);
  await expectBars(page, rows);

  // One scale: every bar's height divided by its events is the same.
  const heights = await chart(page).locator('g[data-period] rect').evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('height')) / Number(bar.getAttribute('data-events'))));
  for (const unit of heights) expect(Math.abs(unit - heights[0]!)).toBeLessThan(0.02);
  // Cooperation above the line, conflict below it.
  const sides = await chart(page).locator('g[data-period] rect').evaluateAll((bars) => bars.map((bar) => ({
    quad: bar.getAttribute('data-quad')!, top: Number(bar.getAttribute('y')), bottom: Number(bar.getAttribute('y')) + Number(bar.getAttribute('height')) })));
  for (const { quad, top, bottom } of sides) {
    if (quad.endsWith('cooperation')) expect(bottom).toBeLessThanOrEqual(108.02);
    else expect(top).toBeGreaterThanOrEqual(107.98);
  }
  // The score curve has a point for each period with events.
  const scores = await chart(page).locator('circle[data-score]').evaluateAll((dots) => dots.map((dot) => [dot.getAttribute('data-period'), Number(dot.getAttribute('data-score'))] as const));
  if (rows.length <= 120) expect(new Map(scores)).toEqual(new Map(rows.map((row) => [row.period, row.score])));

  const total = rows.reduce((sum, row) => sum + row.events, 0);
  await expect(chart(page).locator('.chart-summary')).toContainText(`${count(total)} event`);
  await expect(chart(page).locator('.chart-summary')).toContainText(`${count(rows.reduce((sum, row) => sum + above(row), 0))} of cooperation`);

  // What a screen reader hears of the most eventful period.
  await slider(page).focus();
  await page.keyboard.press('Home');
  await expect(slider(page)).toHaveAttribute('aria-valuenow', '0');
  const first = rows.reduce((one, row) => (row.period < one.period ? row : one));
  await expect(slider(page)).toHaveAttribute('aria-valuetext', new RegExp(`: ${count(above(first))} cooperation, ${count(below(first))} conflict`));

  await chart(page).locator('details.chart-data > summary').click();
  for (const row of rows.slice(0, 5)) {
    const line = chart(page).locator('tbody tr', { has: page.locator(`th:text-is("${row.period}")`) });
    await expect(line.locator('td').nth(4)).toHaveText(count(row.events));
  }
});

test('a chosen bar lists its events, and the address keeps it', async ({ open, page, api }) => {
  const [pair] = await topPairs(api);
  await open(`#/relations?a=${pair!.one}&b=${pair!.other}`);
  const rows = await rowsOf(page, api, pair!);
  const last = rows.reduce((one, row) => (row.period > one.period ? row : one));
  await slider(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain(`at=${last.period}`);
  const list = page.locator('section.event-list');
  await expect(list.locator('h2')).toContainText('Events of');
  await expect(list.locator('li.event-row')).toHaveCount(Math.min(20, last.events));
  await page.reload();
  await expect(list.locator('h2')).toContainText('Events of');
  await expect(list.locator('li.event-row')).toHaveCount(Math.min(20, last.events));
});

test('zoom by keyboard and by drag goes to smaller periods and back', async ({ open, page, api }) => {
  const [pair] = await topPairs(api);
  await open(`#/relations?a=${pair!.one}&b=${pair!.other}`);
  await expect(chart(page)).toBeVisible();
  await slider(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('+');
  await expect.poll(() => page.url()).toContain('since=');
  await expect.poll(() => shownPeriod(page)).toBe('day');
  await expectBars(page, await rowsOf(page, api, pair!));
  await page.getByRole('button', { name: 'Show all days' }).click();
  await expect.poll(() => page.url()).not.toContain('since=');

  const box = (await slider(page).boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.4, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 70, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => page.url()).toContain('since=');
  await page.goBack();
  await expect.poll(() => page.url()).not.toContain('since=');
});

test('the matrix has the numbers of /api/types', async ({ open, page, api }) => {
  const [pair] = await topPairs(api);
  await open(`#/relations?a=${pair!.one}&b=${pair!.other}`);
  const { rows } = await api<{ rows: TypeRow[] }>(`types?dyad=${pair!.one},${pair!.other}`);
  const expected = rows.filter((row) => [pair!.one, pair!.other].includes(row.actor ?? '') && [pair!.one, pair!.other].includes(row.recipient ?? ''))
    .map((row) => `${row.type} ${row.actor} ${row.events}`).sort();
  expect(expected.length).toBeGreaterThan(0);
  await expect.poll(() => page.locator('svg.type-matrix a').evaluateAll((links) =>
    links.map((link) => `${link.getAttribute('data-type')} ${link.getAttribute('data-from')} ${link.getAttribute('data-events')}`).sort())).toEqual(expected);
  const link = page.locator('svg.type-matrix a').first();
  const events = Number(await link.getAttribute('data-events'));
  const query = (await link.getAttribute('href'))!.split('?')[1]!;
  const found = await api<EventsPage>(`events?${query}&limit=500`);  // the link's filters are the API's
  expect(found.events).toHaveLength(Math.min(events, 500));
});

test('incidents say what their reports disagree about', async ({ open, page, api }) => {
  const [pair] = await topPairs(api);
  await open(`#/relations?a=${pair!.one}&b=${pair!.other}`);
  const { incidents } = await api<IncidentsPage>(`incidents?dyad=${pair!.one},${pair!.other}&limit=20`);
  await expect(page.locator('li.incident')).toHaveCount(incidents.length);
  await expect(page.locator('li.incident .disagreement')).toHaveCount(incidents.filter((incident) => incident.disputed).length);
});

test('a second pair stands beside the first on the same scale', async ({ open, page, api }) => {
  const [one, other] = await topPairs(api);
  await open(`#/relations?a=${one!.one}&b=${one!.other}&c=${other!.one}&d=${other!.other}`);
  await expect(chart(page, 1)).toBeVisible();
  await expectBars(page, await rowsOf(page, api, one!), 0);
  await expectBars(page, await rowsOf(page, api, other!), 1);
  const units = await page.locator('svg.relation-chart g[data-period] rect').evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('height')) / Number(bar.getAttribute('data-events'))));
  for (const unit of units) expect(Math.abs(unit - units[0]!)).toBeLessThan(0.02);
});

test('the saved files hold the numbers', async ({ open, page, api }) => {
  const [pair] = await topPairs(api);
  await open(`#/relations?a=${pair!.one}&b=${pair!.other}`);
  await expect(chart(page)).toBeVisible();
  const rows = await rowsOf(page, api, pair!);
  await expectBars(page, rows);
  const table = new Map((await savedCsv(page, chart(page))).map((row) => [row['period'], row]));
  for (const row of rows) {
    expect(table.get(row.period)!['events']).toBe(String(row.events));
    for (const [quad, events] of Object.entries(row.quads)) expect(table.get(row.period)![quad]).toBe(String(events));
  }
  const picture = await savedSvg(page, chart(page));
  expect(picture.values('data-events').map(Number).reduce((sum, events) => sum + events, 0)).toBe(rows.reduce((sum, row) => sum + row.events, 0));
  expect(picture.texts).toContain((await chart(page).locator('figcaption h2').textContent())!);
});

test('an address that makes no sense shows no fault of the page', async ({ open, page }) => {
  await open('#/relations?a=ZZZ&b=QQQ&since=never&until=2024-99-99&at=x');
  await expect(page.getByText('The record has no events between')).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`accessible in ${scheme}`, async ({ open, page, api }) => {
    test.slow();  // axe looks at every mark of the picture
    const [one, other] = await topPairs(api);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await open(`#/relations?a=${one!.one}&b=${one!.other}&c=${other!.one}&d=${other!.other}`);
    await expect(page.locator('svg.type-matrix')).toBeVisible();
    await chart(page).locator('details.chart-data > summary').click();
    await accessible(page);
  });
}

test('fits a phone', async ({ open, page, api }) => {
  const [pair] = await topPairs(api);
  await page.setViewportSize({ width: 360, height: 740 });
  await open(`#/relations?a=${pair!.one}&b=${pair!.other}`);
  await expect(page.locator('svg.type-matrix')).toBeVisible();
  await noSidewaysScroll(page);
});

// The map against what the API answers: places, countries, arcs, the time slider, files.
import type { Locator, Page } from '@playwright/test';
import type { TypeRow, Country, DayRow, Dyad, EventsPage, PlacesAnswer } from '../src/types';
import { savedCsv, savedSvg } from './chart_files';
import { accessible, count, expect, noSidewaysScroll, test } from './fixtures';

const figure = (page: Page): Locator => page.locator('figure.chart-figure');
const marks = (page: Page): Locator => page.locator('svg.world g[data-place]');
const sum = (list: readonly { events: number }[]): number => list.reduce((total, one) => total + one.events, 0);
const numbers = (marks: Locator, name: string): Promise<number[]> => marks.evaluateAll((all, name) => all.map((one) => Number(one.getAttribute(name))), name);
const total = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);

test('the marks of the whole world hold every place and event', async ({ open, page, api }) => {
  const { places } = await api<PlacesAnswer>('places');
  expect(places.length).toBeGreaterThan(0);
  await open('#/map');
  await expect.poll(async () => total(await numbers(marks(page), 'data-places'))).toBe(places.length);
  expect(total(await numbers(marks(page), 'data-events'))).toBe(sum(places));
  await expect(figure(page).locator('.chart-summary')).toContainText(`${count(sum(places))} event`);
  // The list beside the map: the same places, the greatest first.
  const listed = page.getByRole('region', { name: 'Places' }).locator('.side-list').first().locator('.number');
  await expect(listed.first()).toHaveText(count(Math.max(...places.map((place) => place.events))));
});

test('the areas of the atlas carry the codes of the record', async ({ open, page, api }) => {
  const { countries } = await api<{ countries: Country[] }>('countries');
  await open('#/map');
  await expect(page.locator('svg.world path[data-country]').first()).toBeAttached();
  const drawn = await page.locator('svg.world path[data-country]').evaluateAll((all) => all.map((one) => one.getAttribute('data-country')!));
  const known = new Set(countries.map((country) => country.code));
  expect(drawn.filter((code) => !known.has(code))).toEqual([]);
  expect(drawn.length).toBeGreaterThan(170);
  // Too small for an area: they have their points all the same (the test above counts every place).
  for (const code of ['MLT', 'SGP', 'BHR']) expect(drawn).not.toContain(code);
});

test('zoom splits the clusters, and the address keeps the view', async ({ open, page, api }) => {
  const { places } = await api<PlacesAnswer>('places');
  await open('#/map');
  await expect.poll(async () => total(await numbers(marks(page), 'data-places'))).toBe(places.length);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => page.url()).toContain('view=');
  await page.locator('svg.world').focus();
  await page.keyboard.press('ArrowRight');
  const moved = page.url();
  await page.reload();
  await expect(marks(page).or(page.locator('svg.world')).first()).toBeVisible();
  expect(page.url()).toBe(moved);
  await page.locator('svg.world').focus();
  await page.keyboard.press('0');
  await expect.poll(() => page.url()).not.toContain('view=');
  await expect.poll(async () => total(await numbers(marks(page), 'data-places'))).toBe(places.length);
});

test('arcs are the pairs of the answer', async ({ open, page, api }) => {
  const { arcs } = await api<PlacesAnswer>('places');
  const { countries } = await api<{ countries: Country[] }>('countries');
  const known = new Set(countries.filter((country) => country.latitude !== null && country.longitude !== null).map((country) => country.code));
  const expected = arcs.filter((arc: Dyad) => arc.one !== arc.other).sort((one, other) => other.events - one.events).slice(0, 50).filter((arc: Dyad) => known.has(arc.one) && known.has(arc.other));
  await open('#/map?arcs=1');
  await expect(page.locator('svg.world g[data-arc]')).toHaveCount(expected.length);
  expect(total(await numbers(page.locator('svg.world g[data-arc]'), 'data-events'))).toBe(sum(expected));
});

test('an arc tells who does it to whom', async ({ open, page, api }) => {
  const { arcs } = await api<PlacesAnswer>('places');
  const top = arcs.filter((arc) => arc.one !== arc.other).sort((one, other) => other.events - one.events)[0]!;
  const { rows } = await api<{ rows: TypeRow[] }>(`types?dyad=${top.one},${top.other}`);
  const acts = (from: string, to: string): number => rows.filter((row) => row.actor === from && row.recipient === to).reduce((all, row) => all + row.events, 0);
  await open('#/map?arcs=1');
  const arc = page.locator(`svg.world g[data-arc="${top.one},${top.other}"]`);
  for (const [from, to] of [[top.one, top.other], [top.other, top.one]] as const) {
    const way = arc.locator(`g[data-way="${from},${to}"]`);
    if (acts(from, to) === 0) {
      await expect(way).toHaveCount(0);
    } else {
      await expect(way).toHaveAttribute('data-acts', String(acts(from, to)));
      // The head points to whom it is done: the bow ends there, and the head is turned as its way goes on.
      const { end, start, angle } = await way.evaluate((group) => {
        const line = group.querySelector<SVGPathElement>('.world-arc')!;
        const length = line.getTotalLength();
        const [at, last] = [line.getPointAtLength(0), line.getPointAtLength(length)];
        return { start: [at.x, at.y], end: [last.x, last.y], angle: Number(/rotate\(([-\d.]+)/.exec(group.querySelector('.way-head')!.getAttribute('transform')!)![1]) };
      });
      const straight = Math.atan2(end[1]! - start[1]!, end[0]! - start[0]!) * 180 / Math.PI;
      expect(Math.abs(((angle - straight + 540) % 360) - 180)).toBeLessThan(45);
    }
  }
  await expect(page.getByRole('region', { name: 'Places' })).toContainText(`${top.one} → ${top.other}: ${count(acts(top.one, top.other))}`);
  await expect(page.locator('svg.world')).toContainText('from who acts to whom');
});

test('the time slider is as wide as the page', async ({ open, page }) => {
  await open('#/map');
  const width = async (selector: string): Promise<number> => (await page.locator(selector).first().boundingBox())?.width ?? 0;
  await expect.poll(() => width('.timeline svg')).toBeGreaterThan(0.95 * await width('main h1'));
});

test('the time slider chooses the days by keyboard', async ({ open, page, api }) => {
  const { days } = await api<{ days: DayRow[] }>('days');
  const first = days.reduce((one, day) => (day.day < one ? day.day : one), days[0]!.day);
  await open('#/map');
  const handle = page.getByRole('slider', { name: 'First day shown' });
  await handle.focus();
  await page.keyboard.press('PageUp');
  await expect.poll(() => page.url()).toContain('since=');
  const since = /since=([\d-]+)/.exec(page.url())![1]!;
  expect((Date.parse(since) - Date.parse(first)) / 86_400_000).toBe(30);
  const { places } = await api<PlacesAnswer>(`places?since=${since}`);
  await expect.poll(async () => total(await numbers(marks(page), 'data-events'))).toBe(sum(places));
  await expect(page.locator('.timeline output')).toContainText(`${count(sum(days.filter((day) => day.day >= since)))} of ${count(sum(days))}`);
  await page.getByRole('button', { name: 'All days' }).click();
  await expect.poll(() => page.url()).not.toContain('since=');
});

test('the time slider plays and stops', async ({ open, page }) => {
  await open('#/map');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => page.url()).toContain('until=');
  const before = page.url();
  await expect.poll(() => page.url()).not.toBe(before);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('a place lists its events', async ({ open, page, api }) => {
  const { places } = await api<PlacesAnswer>('places');
  const greatest = places.reduce((one, place) => (place.events > one.events ? place : one));
  await open('#/map');
  await page.getByRole('region', { name: 'Places' }).getByRole('button').first().click();
  await expect.poll(() => page.url()).toContain('at=');
  const at = new URLSearchParams(page.url().split('?')[1]).get('at')!;
  const found = await api<EventsPage>(`events?place=${encodeURIComponent(at)}&limit=20`);
  expect(places.find((place) => place.name === at)!.events).toBe(greatest.events);
  await expect(page.locator('section.event-list li.event-row')).toHaveCount(found.events.length);
});

test('filters and shading', async ({ open, page, api }) => {
  const { places } = await api<PlacesAnswer>('places?quad=material+conflict');
  await open('#/map?quad=material+conflict&shade=score');
  await expect.poll(async () => total(await numbers(marks(page), 'data-events'))).toBe(sum(places));
  const shaded = new Set(places.map((place) => place.country));
  if (shaded.size > 1) await expect(page.locator('svg.world path.world-shade').first()).toBeAttached();
  await page.getByLabel('Countries shaded by').selectOption('none');
  await expect(page.locator('svg.world path.world-shade')).toHaveCount(0);
  expect(page.url()).toContain('shade=none');
});

test('the saved files hold the numbers', async ({ open, page, api }) => {
  const { places } = await api<PlacesAnswer>('places');
  await open('#/map');
  await expect.poll(async () => total(await numbers(marks(page), 'data-places'))).toBe(places.length);
  await expect(page.locator('svg.world path[data-country]').first()).toBeAttached();
  const rows = await savedCsv(page, figure(page));
  expect(rows).toHaveLength(places.length);
  expect(rows.reduce((all, row) => all + Number(row['events']), 0)).toBe(sum(places));
  const picture = await savedSvg(page, figure(page));
  expect(total(picture.values('data-events').map(Number))).toBe(sum(places));
});

for (const scheme of ['light', 'dark'] as const) {
  test(`accessible in ${scheme}`, async ({ open, page }) => {
    test.slow();  // axe looks at every mark of the picture
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await open('#/map?arcs=1');
    await expect(marks(page).first()).toBeAttached();
    await expect(page.locator('svg.world path[data-country]').first()).toBeAttached();
    await figure(page).locator('details.chart-data > summary').click();
    await accessible(page);
  });
}

test('fits a phone', async ({ open, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open('#/map?arcs=1');
  await expect(marks(page).first()).toBeAttached();
  await noSidewaysScroll(page);
});

test('an address that makes no sense shows no fault of the page', async ({ open, page }) => {
  await open('#/map?view=a,b,c&since=never&shade=pink&at=Nowhere');
  await expect(figure(page)).toBeVisible();
});

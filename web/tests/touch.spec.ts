// With fingers on a phone: taps, drags and pinches where the mouse has clicks, drags and the wheel; and targets large enough to be hit
// (WCAG 2.2 AA, 2.5.8: 24 by 24 pixels, or so much room around them).
import AxeBuilder from '@axe-core/playwright';
import type { CDPSession, Locator, Page } from '@playwright/test';
import { expect, noSidewaysScroll, test } from './fixtures';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

interface Point {
  x: number;
  y: number;
}

async function middle(target: Locator): Promise<Point> {
  await target.scrollIntoViewIfNeeded();
  const box = (await target.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const sessions = new WeakMap<Page, CDPSession>();

/** Fingers from where they are put down to where they are lifted, all at once, in ten steps. */
async function fingers(page: Page, ways: readonly (readonly [Point, Point])[]): Promise<void> {
  const client = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, client);
  const at = (part: number): { x: number; y: number; id: number }[] => ways.map(([from, to], id) => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part, id }));
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let step = 1; step <= 10; ++step) {
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / 10) });
    await page.waitForTimeout(16);
  }
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const swipe = (page: Page, from: Point, dx: number, dy: number): Promise<void> => fingers(page, [[from, { x: from.x + dx, y: from.y + dy }]]);

async function largeEnough(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withRules(['target-size']).analyze();
  expect(violations.flatMap((fault) => fault.nodes.map((node) => `${node.html.slice(0, 120)}: ${node.any[0]?.message}`))).toEqual([]);
}

/** The smallest side of the box that a finger hits of each of these marks. */
const sides = (marks: Locator): Promise<number[]> => marks.evaluateAll((all) => all.map((one) => { const box = one.getBoundingClientRect(); return Math.round(Math.min(box.width, box.height) * 10) / 10; }));

const text = 'The foreign ministers of Norway and Kenya met in Oslo on Monday. Kenya expelled two Somali diplomats. Somalia condemned the decision.';

test('read: a tap on the words shows the card, a tap on the card its words', async ({ page, open }) => {
  await open(`#/read?text=${encodeURIComponent(text)}&date=2024-05-14`);
  const card = page.locator('.event-card').nth(1);
  await expect(card).toBeVisible();
  const id = (await card.getAttribute('id'))!.slice('card-'.length);
  await page.locator(`#words-${id}`).tap();
  await expect(card).toHaveClass(/chosen/);
  await card.getByText('Why', { exact: true }).tap();
  await expect(card.locator('.tree svg')).toBeVisible();
  await card.getByText('Correct', { exact: true }).tap();
  await noSidewaysScroll(page);
  await largeEnough(page);
});

test('relations: a tap chooses a bar, a drag zooms, a swipe up scrolls', async ({ page, open }) => {
  await open('#/relations');
  const plot = page.locator('svg.relation-chart [role=slider]');
  await expect(page.locator('svg.relation-chart g[data-period] rect').first()).toBeAttached();
  await plot.tap();
  await expect.poll(() => page.url()).toContain('at=');
  await expect(page.locator('section.event-list .event-row').first()).toBeVisible();
  const before = page.url();
  const top = await page.evaluate(() => window.scrollY);
  await swipe(page, await middle(plot), 0, -200);
  await expect.poll(() => page.evaluate(() => window.scrollY)).not.toBe(top);
  expect(page.url()).toBe(before);
  await swipe(page, await middle(plot), 90, 4);
  await expect.poll(() => page.url()).toContain('since=');
  await page.getByRole('button', { name: 'Show all days' }).tap();
  await expect.poll(() => page.url()).not.toContain('since=');
  await largeEnough(page);
});

for (const view of ['map', 'network'] as const) {
  test(`${view}: the slider's handles follow the finger`, async ({ page, open }) => {
    await open(`#/${view}`);
    const handle = page.getByRole('slider', { name: 'Last day shown' });
    await swipe(page, await middle(handle), -120, 6);
    await expect.poll(() => page.url()).toContain('until=');
    const until = /until=([\d-]+)/.exec(page.url())![1]!;
    await swipe(page, await middle(page.getByRole('slider', { name: 'First day shown' })), 60, -6);
    await expect.poll(() => page.url()).toContain('since=');
    expect(page.url()).toContain(`until=${until}`);
    // The span between them can be dragged as well.
    const since = /since=([\d-]+)/.exec(page.url())![1]!;
    await swipe(page, await middle(page.locator('.timeline-span')), 40, 0);
    await expect.poll(() => /since=([\d-]+)/.exec(page.url())![1]! > since).toBe(true);
    await largeEnough(page);
  });
}

test('map: two fingers zoom, one moves what is zoomed and else scrolls the page, a tap opens', async ({ page, open }) => {
  await open('#/map');
  const world = page.locator('svg.world');
  await expect(world.locator('g[data-place]').first()).toBeAttached();
  expect(Math.min(...(await sides(world.locator('g[data-place] .mark-catch'))))).toBeGreaterThanOrEqual(24);

  let at = await middle(world);
  const top = await page.evaluate(() => window.scrollY);
  await swipe(page, at, 0, -120);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(top);
  expect(page.url()).not.toContain('view=');

  at = await middle(world);
  await fingers(page, [[{ x: at.x - 20, y: at.y }, { x: at.x - 90, y: at.y }], [{ x: at.x + 20, y: at.y }, { x: at.x + 90, y: at.y }]]);
  await expect.poll(() => page.url()).toContain('view=');
  const view = (): string => new URLSearchParams(page.url().split('?')[1]).get('view')!;
  const zoomed = view();
  expect(Number(zoomed.split(',')[2])).toBeGreaterThan(2);
  await swipe(page, await middle(world), 60, 30);
  await expect.poll(view).not.toBe(zoomed);
  expect(view().split(',')[2]).toBe(zoomed.split(',')[2]);

  await page.getByRole('button', { name: 'Whole world' }).tap();
  await expect.poll(() => page.url()).not.toContain('view=');
  await page.locator('.side-list button').first().tap();
  await expect(page.locator('section.event-list .event-row').first()).toBeVisible();
  await page.getByRole('button', { name: 'Close the list' }).tap();
  // A mark of many places comes nearer, a single one lists its events.
  await world.locator('g[data-place]').last().tap();
  await expect.poll(() => page.url()).toMatch(/view=|at=/);
});

test('network: a tap on a state shows its partners, one on a line the pair', async ({ page, open }) => {
  await open('#/network');
  const nodes = page.locator('svg.network g[data-node]');
  await expect(nodes.first()).toBeAttached();
  expect(Math.min(...(await sides(nodes.locator('.mark-catch'))))).toBeGreaterThanOrEqual(24);
  const code = (await nodes.first().getAttribute('data-node'))!;
  await nodes.first().tap();
  await expect.poll(() => page.url()).toContain(`focus=${code}`);
  // A little beside the line: no finger is as thin as it.
  const link = page.locator('svg.network g[data-link] .network-catch').first();
  await expect(link).toBeAttached();
  await link.scrollIntoViewIfNeeded();
  const spot = await link.evaluate((line) => {
    const path = line as SVGPathElement;
    const matrix = path.getScreenCTM()!;
    const at = (part: number): DOMPoint => path.getPointAtLength(path.getTotalLength() * part);
    const [middle, next] = [at(0.5), at(0.51)];
    const length = Math.hypot(next.x - middle.x, next.y - middle.y);
    const beside = new DOMPoint(middle.x - (next.y - middle.y) / length * 9, middle.y + (next.x - middle.x) / length * 9).matrixTransform(matrix);
    return { x: beside.x, y: beside.y };
  });
  await page.touchscreen.tap(spot.x, spot.y);
  await expect.poll(() => page.url()).toContain('#/relations?a=');
});

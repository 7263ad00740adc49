#!/usr/bin/env node
// How long the page takes on a record: the first paint of each view, and from a key or a click to the picture with its answer.
//
//     build/priscus serve /tmp/million.db --port 8080 &
//     bench/page_bench.mjs http://127.0.0.1:8080 [--runs 5] [--only map]
//
// Needs `npm ci` in web/ (playwright-core) and Debian's Chromium (or CHROMIUM=…). Times are taken inside the page, from the time stamp of
// the browser's own event (or the start of the navigation) to the frame in which the change is on screen, so that the driver does not count.
// Each view is opened in a new browser context: nothing in its cache. "First paint" is the browser's first-contentful-paint, "all of its content" the
// frame with the answers of the API in it. The median and the slowest of the runs are printed; exit status 1 when a median is over its limit. On a
// machine with other work, `chrt -r 1` before the server and before this keeps that work out of the figures.
import { createRequire } from 'node:module';

const require = createRequire(new URL('../web/package.json', import.meta.url));
const { chromium } = require('playwright-core');

const args = process.argv.slice(2);
const option = (name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
const base = args.find((arg) => arg.startsWith('http'))?.replace(/\/$/, '');
if (!base) {
  console.error('usage: page_bench.mjs http://127.0.0.1:PORT [--runs N] [--only VIEW]');
  process.exit(2);
}
const runs = Number(option('--runs', '5'));
const only = option('--only', null);

const get = async (path) => (await fetch(`${base}/api/${path}`)).json();
const { dyads } = await get('dyads?limit=50');
const [pair, second] = dyads.filter((dyad) => dyad.one !== dyad.other);
const relations = `#/relations?a=${pair.one}&b=${pair.other}`;
const { documents = [] } = await get('documents?limit=1');

// `shown`: a selector that is there when the view has its content. `steps`: [name, what to do, selector whose text, number or marks must change].
const views = [
  { name: 'home', hash: '#/', shown: 'main h1' },
  { name: 'read', hash: `#/read?document=${documents[0]?.document ?? ''}`, shown: 'main .card, main article' },
  {
    name: 'relations', hash: relations, shown: 'svg.relation-chart g[data-period] rect',
    steps: [
      ['choose a bar: its events', (page) => page.keyboard.press('Enter'), 'section.event-list', 'svg.relation-chart [role=slider]'],
      ['zoom into a bar: days', (page) => page.keyboard.press('+'), 'figure h2', 'svg.relation-chart [role=slider]'],
      ['zoom out', (page) => page.keyboard.press('-'), 'svg.relation-chart', 'svg.relation-chart [role=slider]'],
      ['another pair', (page) => page.getByLabel('Other side', { exact: true }).selectOption({ index: 5 }), 'svg.relation-chart'],
    ],
  },
  { name: 'relations, two pairs', hash: `${relations}&c=${second.one}&d=${second.other}`, shown: 'figure:nth-of-type(2) svg.relation-chart g[data-period] rect' },
  {
    name: 'map', hash: '#/map', shown: 'svg.world g[data-place]',
    steps: [
      ['days by key', (page) => page.keyboard.press('PageUp'), 'figure .chart-summary', '.timeline-handle'],
      ['zoom', (page) => page.keyboard.press('+'), 'svg.world', 'svg.world'],
      ['move', (page) => page.keyboard.press('ArrowRight'), 'svg.world', 'svg.world'],
      ['shading by score', (page) => page.getByLabel('Countries shaded by').selectOption('score'), 'svg.world'],
      ['who to whom', (page) => page.getByLabel('who to whom').check(), 'svg.world'],
      ['a place: its events', (page) => page.locator('.side-list button').first().click(), 'section.event-list'],
    ],
  },
  {
    name: 'network', hash: '#/network', shown: 'svg.network g[data-link]',
    steps: [
      ['days by key', (page) => page.keyboard.press('PageUp'), 'figure .chart-summary', '.timeline-handle'],
      ['threshold', (page) => page.keyboard.press('ArrowRight'), 'svg.network', '#network-least'],
      ['focus on a country', (page) => page.getByLabel('Only partners of').selectOption({ index: 1 }), 'svg.network'],
    ],
  },
  {
    name: 'search', hash: '#/search', shown: 'li.result',
    steps: [['a status', (page) => page.getByLabel('future', { exact: true }).check(), 'ol.results']],
  },
  { name: 'search, words', hash: '#/search?text=talks', shown: 'main p.said' },
  { name: 'actors', hash: '#/actors?q=belarus', shown: 'main .card, main li' },
  { name: 'health', hash: '#/health', shown: 'main table, main dl' },
];

// In the page: remembers the start of an action by its event, then looks at every frame whether the watched part has changed and is not busy.
function instrument() {
  const state = { start: 0, armed: false };
  for (const type of ['keydown', 'pointerdown', 'input', 'change', 'click']) {
    addEventListener(type, (event) => {
      if (!state.armed) return;
      state.armed = false;
      state.start = event.timeStamp;
    }, { capture: true });
  }
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve()));
  const hash = (selector) => [...document.querySelectorAll(selector)].map((one) => one.innerHTML).join('|');
  const busy = () => document.querySelector('[aria-busy=true]') !== null;
  window.bench = {
    async idle(limit) {
      const end = performance.now() + limit;
      while (busy() && performance.now() < end) await frame();
    },
    arm() {
      state.armed = true;
      state.start = 0;
    },
    snapshot: hash,
    async changed(selector, before, limit) {
      const end = performance.now() + limit;
      while (performance.now() < end) {
        if (state.start > 0 && hash(selector) !== before && !busy()) {
          const seen = performance.now();
          await frame();
          return seen - state.start;
        }
        await frame();
      }
      return NaN;
    },
  };
  // The browser tells of a paint some frames after it.
  window.benchPainted = async () => {
    for (let tries = 0; tries < 300; ++tries) {
      const paint = performance.getEntriesByName('first-contentful-paint')[0];
      if (paint) return paint.startTime;
      await frame();
    }
    return NaN;
  };
  // The first paint with content: when `selector` is there, the end of that frame.
  window.benchShown = async (selector, limit) => {
    const end = performance.now() + limit;
    while (performance.now() < end) {
      if (document.querySelector(selector)) {
        await frame();
        return performance.now();
      }
      await frame();
    }
    return NaN;
  };
}

// `shown` must be watched from the beginning, not from when the driver has heard that the page is loaded.
function watchFirst(selector) {
  const begin = () => { window.benchFirst = window.benchShown(selector, 20000); };
  begin();
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const results = new Map();
const note = (name, limit, value) => {
  if (!results.has(name)) results.set(name, { limit, values: [] });
  results.get(name).values.push(value);
};

for (let run = 0; run < runs; ++run) {
  for (const view of views) {
    if (only && view.name !== only) continue;
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.addInitScript(instrument);
    await page.addInitScript(watchFirst, view.shown);
    await page.goto(`${base}/${view.hash}`, { waitUntil: 'commit' });
    const content = await page.evaluate(() => window.benchFirst);
    note(`${view.name}: first paint`, 1000, await page.evaluate(() => window.benchPainted()));
    note(`${view.name}: all of its content`, 1000, content);
    for (const [name, act, selector, focus] of view.steps ?? []) {
      // (Playwright's waitForFunction needs eval, which the page's Content-Security-Policy forbids.)
      await page.evaluate(() => window.bench.idle(20000));
      await page.waitForTimeout(400);
      if (focus) await page.locator(focus).first().focus();
      const before = await page.evaluate((one) => { window.bench.arm(); return window.bench.snapshot(one); }, selector);
      const [time] = await Promise.all([page.evaluate(([one, was]) => window.bench.changed(one, was, 10000), [selector, before]), act(page)]);
      note(`${view.name}: ${name}`, 200, time);
    }
    await context.close();
  }
}
await browser.close();

const { record } = await get('health');
console.log(`${record.path_name}: ${record.events} events, ${record.documents} documents; ${runs} runs, milliseconds\n`);
console.log(`${'what'.padEnd(52)} ${'median'.padStart(7)} ${'slowest'.padStart(8)} ${'limit'.padStart(6)}`);
let over = 0;
for (const [name, { limit, values }] of results) {
  const sorted = values.toSorted ? values.toSorted((a, b) => a - b) : [...values].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const slow = !(median <= limit);
  if (slow) ++over;
  console.log(`${name.padEnd(52)} ${median.toFixed(0).padStart(7)} ${sorted.at(-1).toFixed(0).padStart(8)} ${String(limit).padStart(6)}${slow ? '  over' : ''}`);
}
process.exit(over > 0 ? 1 : 0);

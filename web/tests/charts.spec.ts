// The geometry of the charts, without a browser: periods, bars, clusters, layout, CSV.
import { expect, test } from '@playwright/test';
import { fillSeries, meanScore, mirroredBars, niceMaximum, scorePoints, tallest, tickEvery } from '../src/charts/bars';
import { clusterPoints, markRadius } from '../src/charts/cluster';
import { placeNodes } from '../src/charts/layout';
import { addDays, choosePeriod, clampSpan, dayNumber, isoDay, periodOf, periodsBetween, periodSpan, shift, spanDays, stretch, validDay } from '../src/charts/period';
import { conflict, cooperation, leaning, mainQuad } from '../src/charts/quads';
import { fileName, toCsv, wrap } from '../src/charts/save';
import { bowEnd, markPath } from '../src/charts/shapes';
import { binDays, daysSpan } from '../src/charts/timeline';

test('days and periods', () => {
  expect(dayNumber('1970-01-02')).toBe(1);
  expect(dayNumber('2023-02-30')).toBeNaN();
  expect(dayNumber('yesterday')).toBeNaN();
  for (const iso of ['0001-01-01', '1900-03-01', '1969-12-31', '1999-12-31', '2000-02-29', '2024-12-31', '2100-03-01']) expect(isoDay(dayNumber(iso))).toBe(iso);
  for (const iso of ['2100-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '2024/04/30', '20240430', '2024-4-3', '']) expect(dayNumber(iso)).toBeNaN();
  expect(validDay('2024-02-29')).toBe('2024-02-29');
  expect(validDay('2023-02-29')).toBeNull();
  expect(validDay('2024')).toBeNull();
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(spanDays('2024-01-01', '2024-12-31')).toBe(366);
  // Weeks begin on Monday, before 1970 too.
  expect(periodOf(dayNumber('2024-05-22'), 'week')).toBe('2024-05-20');
  expect(periodOf(dayNumber('1969-12-31'), 'week')).toBe('1969-12-29');
  expect(periodSpan('2024-02', 'month')).toEqual({ since: '2024-02-01', until: '2024-02-29' });
  expect(periodSpan('2023', 'year')).toEqual({ since: '2023-01-01', until: '2023-12-31' });
  expect(periodsBetween('2023-11-15', '2024-02-01', 'month')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
  expect(periodsBetween('2024-05-22', '2024-05-27', 'week')).toEqual(['2024-05-20', '2024-05-27']);
  expect(periodsBetween('2024-05-22', '2024-05-21', 'day')).toEqual([]);
});

test('the period follows the span', () => {
  expect(choosePeriod('2024-01-01', '2024-02-15')).toBe('day');
  expect(choosePeriod('2024-01-01', '2024-05-15')).toBe('week');
  expect(choosePeriod('2023-01-01', '2024-12-31')).toBe('month');
  expect(choosePeriod('1995-01-01', '2024-12-31')).toBe('year');
});

test('spans stay inside the record', () => {
  const whole = { since: '2024-01-01', until: '2024-12-31' };
  expect(clampSpan({ since: '2023-05-01', until: '2024-02-01' }, whole)).toEqual({ since: '2024-01-01', until: '2024-02-01' });
  expect(clampSpan({ since: '2026-01-01', until: '2026-02-01' }, whole)).toEqual({ since: '2024-12-31', until: '2024-12-31' });
  expect(shift({ since: '2024-12-01', until: '2024-12-20' }, 30, whole)).toEqual({ since: '2024-12-12', until: '2024-12-31' });
  const wider = stretch('2024-06-10', '2024-06-19', 3, whole);
  expect(spanDays(wider.since, wider.until)).toBe(30);
  expect(stretch('2024-02-01', '2024-12-01', 3, whole)).toEqual(whole);
});

const rows = [
  { period: '2024-01', events: 5, score: 2, quads: { 'material cooperation': 1, 'verbal cooperation': 2, 'verbal conflict': 2 } },
  { period: '2024-03', events: 4, score: -9, quads: { 'material conflict': 4 } },
];

test('bars: cooperation above the line, conflict below it, material next to it', () => {
  const filled = fillSeries(rows, ['2024-01', '2024-02', '2024-03']);
  expect(filled.map((row) => row.events)).toEqual([5, 0, 4]);
  expect(tallest(filled)).toBe(4);
  const columns = mirroredBars(filled, { width: 300, height: 200, maximum: 10 });
  expect(columns[0]!.bars.map((bar) => [bar.quad, bar.y, bar.height])).toEqual([
    ['material cooperation', 90, 10],
    ['verbal cooperation', 70, 20],
    ['verbal conflict', 100, 20],
  ]);
  expect(columns[1]!.bars).toEqual([]);
  expect(columns[2]!.bars).toEqual([{ quad: 'material conflict', events: 4, y: 100, height: 40 }]);
  const points = scorePoints(filled, 300, 100);
  expect(points.map((point) => [point.x, point.y])).toEqual([[50, 40], [250, 95]]);
});

test('rows of one period are added, scores weighed by events', () => {
  const [row] = fillSeries([rows[0]!, { ...rows[1]!, period: '2024-01' }], ['2024-01']);
  expect(row!.events).toBe(9);
  expect(row!.score).toBeCloseTo((5 * 2 - 4 * 9) / 9);
  expect(cooperation(row!.quads)).toBe(3);
  expect(conflict(row!.quads)).toBe(6);
  expect(meanScore([])).toBeNull();
});

test('round maxima hold their value', () => {
  const wrong = Array.from({ length: 3000 }, (_, index) => index + 1).filter((value) => niceMaximum(value) < value || niceMaximum(value) > Math.max(2, value * 1.7));
  expect(wrong).toEqual([]);
  expect(niceMaximum(0)).toBe(1);
  expect(tickEvery(24, 600, 60)).toBe(3);
  expect(tickEvery(0, 600, 60)).toBe(1);
});

test('what a group mostly is', () => {
  expect(leaning({ 'verbal cooperation': 6, 'material conflict': 4 })).toBe('cooperation');
  expect(leaning({ 'verbal cooperation': 5, 'material conflict': 5 })).toBe('mixed');
  expect(leaning({ 'verbal conflict': 1 })).toBe('conflict');
  expect(leaning({})).toBe('mixed');
  expect(mainQuad({ 'verbal conflict': 2, 'verbal cooperation': 2 })).toBe('verbal cooperation');
  expect(mainQuad({})).toBeNull();
});

test('clusters keep every event and split as the radius shrinks', () => {
  const points = [[10, 10, 5], [18, 10, 9], [200, 200, 1], [24, 10, 2]].map(([x, y, events], item) => (
    { item, x: x!, y: y!, events: events!, score: item === 0 ? null : events!, quads: { 'verbal conflict': events! } }));
  const near = clusterPoints(points, 20);
  expect(near.map((cluster) => [cluster.x, cluster.events, cluster.items])).toEqual([[18, 16, [1, 0, 3]], [200, 1, [2]]]);
  expect(near[0]!.quads['verbal conflict']).toBe(16);
  expect(near[0]!.score).toBeCloseTo((9 * 9 + 2 * 2) / 11);
  expect(clusterPoints(points, 1)).toHaveLength(4);
  expect(clusterPoints([], 20)).toEqual([]);
  expect(markRadius(1, 100)).toBe(4);
  expect(markRadius(100, 100)).toBe(22);
});

test('ten thousand places cluster in little time, the same way each time', () => {
  const points = Array.from({ length: 10_000 }, (_, item) => (
    { item, x: (item * 7919) % 900, y: (item * 104729) % 450, events: 1 + item % 13, score: 0, quads: { 'verbal conflict': 1 } }));
  const one = clusterPoints(points, 26);
  const times = Array.from({ length: 5 }, () => {
    const begin = performance.now();
    clusterPoints(points, 26);
    return performance.now() - begin;
  });
  expect(Math.min(...times)).toBeLessThan(500);
  expect(one).toEqual(clusterPoints(points, 26));
  expect(one.reduce((sum, cluster) => sum + cluster.items.length, 0)).toBe(10_000);
});

test('the same links give the same network, inside its frame and nothing on top of each other', () => {
  const links = ['NOR,SWE,30', 'NOR,KEN,4', 'SWE,KEN,2', 'SWE,FIN,9', 'CHL,PER,3'].map((text) => {
    const [one, other, events] = text.split(',');
    return { one: one!, other: other!, events: Number(events) };
  });
  const nodes = placeNodes(links, 600, 400);
  expect(placeNodes(links, 600, 400)).toEqual(nodes);
  expect(nodes.map((node) => [node.id, node.events]).sort()).toEqual([['CHL', 3], ['FIN', 9], ['KEN', 6], ['NOR', 34], ['PER', 3], ['SWE', 41]]);
  for (const node of nodes) {
    expect(node.x).toBeGreaterThanOrEqual(0);
    expect(node.x).toBeLessThanOrEqual(600);
    expect(node.y).toBeGreaterThanOrEqual(0);
    expect(node.y).toBeLessThanOrEqual(400);
    for (const other of nodes) if (other !== node) expect(Math.hypot(node.x - other.x, node.y - other.y)).toBeGreaterThan(10);
  }
  expect(placeNodes([], 600, 400)).toEqual([]);
});

test('bins of the time slider', () => {
  const days = [{ day: '2024-01-01', events: 1 }, { day: '2024-01-03', events: 2 }, { day: '2024-01-05', events: 4 }, { day: '2025-01-01', events: 100 }];
  expect(binDays(days, '2024-01-01', '2024-01-05', 3)).toEqual([
    { since: '2024-01-01', until: '2024-01-02', events: 1 },
    { since: '2024-01-03', until: '2024-01-04', events: 2 },
    { since: '2024-01-05', until: '2024-01-05', events: 4 },
  ]);
  expect(daysSpan(days)).toEqual({ since: '2024-01-01', until: '2025-01-01' });
  expect(daysSpan([])).toBeNull();
  expect(isoDay(dayNumber('2024-01-01'))).toBe('2024-01-01');
});

test('CSV and names of files', () => {
  expect(toCsv(['a', 'b'], [['x,y', 1], ['"', null], ['=1+1', -2]])).toBe('a,b\r\n"x,y",1\r\n"""",\r\n\'=1+1,-2\r\n');
  expect(fileName('Côte d’Ivoire and Belarus, by month')).toBe('cote-d-ivoire-and-belarus-by-month');
  expect(fileName('…')).toBe('chart');
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
});

test('marks differ by shape', () => {
  expect(new Set(['cooperation', 'conflict', 'mixed'].map((kind) => markPath(kind as 'mixed', 5))).size).toBe(3);
  expect(bowEnd(0, 0, 100, 0, 0)).toEqual({ x: 62, y: 0, angle: 0 });
});

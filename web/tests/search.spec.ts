// Search: the list is what the API answers to the same filters, the words found are marked where it says, and the files are its files.
import { readFileSync } from 'node:fs';
import type { EventsPage, RecordEvent } from '../src/types';
import { accessible, count, expect, noSidewaysScroll, test } from './fixtures';

const slice = (event: RecordEvent, start: number, end: number): string => Buffer.from(event.sentence.text, 'utf8').subarray(start - event.sentence.start, end - event.sentence.start).toString('utf8');

test('events come as the API gives them, page by page', async ({ page, open, api }) => {
  const first = await api<EventsPage>('events?limit=20');
  await open('#/search');
  await expect(page.locator('.result')).toHaveCount(first.events.length);
  const triggers = await page.locator('.result .trigger-word').evaluateAll((list) => list.map((element) => element.closest('.result')!.textContent));
  for (const [i, event] of first.events.entries()) expect(triggers[i] ?? '').toContain(event.sentence.text.slice(0, 30));
  expect(first.next).not.toBeNull();
  const second = await api<EventsPage>(`events?limit=20&cursor=${encodeURIComponent(first.next!)}`);
  await page.getByRole('button', { name: /^More/ }).click();
  await expect(page.locator('.result')).toHaveCount(first.events.length + second.events.length);
  await expect(page.locator('.result').nth(first.events.length).locator('.sentence')).toHaveText(second.events[0]!.sentence.text.replace(/\s+/g, ' ').trim());
});

test('words are searched and marked', async ({ page, open, api }) => {
  const found = await api<EventsPage>('search?text=talks&limit=20');
  expect(found.events.length).toBeGreaterThan(0);
  await open('#/search');
  await page.getByLabel('Words').fill('talks');
  await page.getByLabel('Words').press('Enter');
  await expect(page).toHaveURL(/text=talks/);
  await expect(page.locator('.result mark').first()).toBeVisible();  // the list without words is as long
  await expect(page.locator('.result')).toHaveCount(found.events.length);
  const result = page.locator('.result').first();
  const event = found.events[0]!;
  await expect(result.locator('.sentence')).toContainText(event.sentence.text.slice(0, 20));
  const marks = (event.sentence.found ?? []).map(([start, end]) => slice(event, start, end));
  expect(marks.length).toBeGreaterThan(0);
  expect((await result.locator('mark').allTextContents()).join('')).toBe(marks.join(''));
  // The trigger too, at its bytes; a mark may lie inside of it.
  expect((await result.locator('.trigger-word').allTextContents()).join('')).toBe(slice(event, event.start, event.end));
});

test('filters narrow the list, stand in the address, and are told in words', async ({ page, open, api }) => {
  const wanted = await api<EventsPage>('events?actor=KEN&quad=verbal%20cooperation&status=actual&limit=20');
  expect(wanted.events.length).toBeGreaterThan(0);
  await open('#/search');
  await page.getByLabel('Who (actor)').fill('Kenya');
  await page.getByLabel('Who (actor)').press('Enter');
  await expect(page.getByLabel('Who (actor)')).toHaveValue('KEN');
  await page.getByRole('checkbox', { name: 'verbal cooperation' }).check();
  await page.getByRole('checkbox', { name: 'actual', exact: true }).check();
  await expect(page.locator('.result')).toHaveCount(wanted.events.length);
  await expect(page.locator('.said')).toContainText('by Kenya');
  if (wanted.total !== null && wanted.total !== undefined) await expect(page.locator('.said')).toContainText(`${count(wanted.total)} event`);
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.locator('.result')).toHaveCount(wanted.events.length);
  await expect(page.getByRole('checkbox', { name: 'verbal cooperation' })).toBeChecked();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page.getByLabel('Who (actor)')).toHaveValue('');
  expect(page.url()).not.toContain('KEN');
});

test('oldest first, by type, and nothing found', async ({ page, open, api }) => {
  const oldest = await api<EventsPage>('events?type=ASSAULT&order=oldest&limit=20');
  await open('#/search?type=ASSAULT&order=oldest');
  await expect(page.locator('.result')).toHaveCount(oldest.events.length);
  await expect(page.locator('.result').first().locator('.sentence')).toContainText(oldest.events[0]!.sentence.text.slice(0, 30));
  await open('#/search?text=xyzzyplugh');
  await expect(page.locator('.said')).toContainText('No event with the words “xyzzyplugh”');
  await expect(page.locator('.result')).toHaveCount(0);
});

test('a filter that the server refuses is shown with its reason', async ({ page, open, expected }) => {
  expected.push(/400/);
  await open('#/search?since=yesterday');
  await expect(page.getByRole('alert')).toContainText('since');
});

test('a result leads to its words in Read', async ({ page, open, api }) => {
  const { events } = await api<EventsPage>('events?limit=1');
  await open('#/search');
  await page.locator('.result .source a').first().click();
  await expect(page.locator('main h1')).toHaveText('Read');
  await expect(page.locator(`#card-${events[0]!.id}`)).toHaveClass(/chosen/);
  await expect(page.locator(`#words-${events[0]!.id}`)).toBeVisible();
});

test('the file saved is that of the API', async ({ page, open, request }) => {
  await open('#/search?actor=KEN');
  for (const kind of ['csv', 'jsonl', 'icews']) {
    const answer = await request.get(`/api/export?actor=KEN&as=${kind}`);
    expect(answer.status()).toBe(200);
    await page.locator('.export select').selectOption(kind);
    const download = page.waitForEvent('download');
    await page.locator('.export a[download]').click();
    expect(readFileSync(await (await download).path(), 'utf8')).toBe(await answer.text());
  }
});

for (const scheme of ['light', 'dark'] as const) {
  test(`no fault for axe, ${scheme}`, async ({ page, open }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open('#/search?text=talks&type=CONSULT&actor=KEN');
    await expect(page.locator('.result').first()).toBeVisible();
    await accessible(page);
  });
}

test('by keyboard alone', async ({ page, open }) => {
  await open('#/search');
  await expect(page.locator('.result').first()).toBeVisible();
  // The first stop is the link past the navigation.
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Words')).toBeFocused();
  await page.keyboard.type('talks');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/text=talks/);
  await expect(page.locator('mark').first()).toBeVisible();
});

test('fits a phone', async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open('#/search?text=talks&type=CONSULT');
  await expect(page.locator('.result').first()).toBeVisible();
  await noSidewaysScroll(page);
});

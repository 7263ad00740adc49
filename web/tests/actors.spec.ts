// Actors: what the page says of a name is what the knowledge has, and the events are those the API has of its codes.
import type { ActorEntry, EventsPage } from '../src/types';
import { accessible, day, expect, noSidewaysScroll, test } from './fixtures';

test('offices, names and where they are defined', async ({ page, open, api }) => {
  const { actors } = await api<{ actors: ActorEntry[] }>('actors?q=Merkel&limit=10');
  expect(actors.length).toBeGreaterThan(0);
  await open('#/actors');
  await page.getByLabel('Name, or a part of one').fill('Merkel');
  await page.getByLabel('Name, or a part of one').press('Enter');
  await expect(page.locator('.actor')).toHaveCount(actors.length);
  const actor = actors[0]!;
  const card = page.locator('.actor').first();
  await expect(card.locator('h2')).toHaveText(actor.name);
  await expect(card).toContainText(`${actor.file}:${actor.line}`);
  await expect(card.locator('tbody tr')).toHaveCount(actor.codes.length);
  for (const [i, code] of actor.codes.entries()) {
    const row = card.locator('tbody tr').nth(i);
    if (code.from) await expect(row).toContainText(day(code.from));
    if (code.to) await expect(row).toContainText(day(code.to));
    if (code.title) await expect(row).toContainText(code.title);
    if (code.country) await expect(row).toContainText(code.country);
  }
  for (const names of Object.values(actor.names)) for (const name of names) await expect(card).toContainText(name);
  await expect(card.locator('.offices .bar')).toHaveCount(actor.codes.filter((code) => code.from || code.to).length);
});

test('the office of a day', async ({ page, open, api }) => {
  const date = '2010-06-01';
  const { actors } = await api<{ actors: ActorEntry[] }>(`actors?q=Merkel&date=${date}`);
  await open(`#/actors?q=Merkel&date=${date}`);
  await expect(page.locator('.actor').first()).toContainText(`On ${day(date)}: ${actors[0]!.then ? (actors[0]!.then.title ?? '') : 'no office known'}`);
});

test('its latest events, and the way to its relations', async ({ page, open, api }) => {
  const { events } = await api<EventsPage>('events?actor=KEN:GOV&limit=5');
  const { actors } = await api<{ actors: ActorEntry[] }>('actors?q=Ruto&limit=10');
  test.skip(!actors.some((actor) => actor.then?.country === 'KEN'), 'the knowledge has no Kenyan of this name');
  await open('#/actors?q=Ruto');
  const card = page.locator('.actor', { hasText: 'Latest events by KEN:GOV' }).first();
  await expect(card.locator('.latest li')).toHaveCount(events.length);
  for (const [i, event] of events.entries()) await expect(card.locator('.latest li').nth(i)).toContainText(event.title ?? event.doc);
  await card.getByRole('link', { name: 'Relations of Kenya' }).click();
  await expect(page).toHaveURL(/#\/relations\?a=KEN/);
});

test('a name that is not known is said to be so', async ({ page, open }) => {
  await open('#/actors?q=xyzzyplugh');
  await expect(page.getByText('Nobody of the name “xyzzyplugh” is known.')).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`no fault for axe, ${scheme}`, async ({ page, open }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open('#/actors?q=Merkel&date=2010-06-01');
    await expect(page.locator('.actor').first()).toBeVisible();
    await accessible(page);
  });
}

test('fits a phone and works by keyboard', async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open('#/actors');
  await page.getByLabel('Name, or a part of one').focus();
  await page.keyboard.type('Merkel');
  await page.keyboard.press('Tab');
  await expect(page.locator('.actor').first()).toBeVisible();
  await noSidewaysScroll(page);
});

// Writes docs/images/*.png: each view in light colours, 1280 wide, with something of the record to see. PRISCUS_RECORD chooses the record.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packed } from './png';
import type { DocumentAnswer, DocumentsPage, Dyad, EventsPage } from '../src/types';
import { expect, test } from './fixtures';
import { root } from './server';

const images = join(root, 'docs', 'images');
const most_bytes = 150_000;

test.use({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', locale: 'en-GB' });

test('pictures of the views', async ({ page, api }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  mkdirSync(images, { recursive: true });
  const { dyads } = await api<{ dyads: Dyad[] }>('dyads?limit=2');
  const pair = dyads[0]!;
  const about = await api<EventsPage>(`events?dyad=${pair.one},${pair.other}&status=actual&limit=100`);
  const { documents } = await api<DocumentsPage>('documents?limit=200');
  // The document of the pair that has most to show without being long.
  const shown = documents.filter((row) => about.events.some((event) => event.document === row.document)).sort((a, b) => b.events - a.events)[0] ?? documents[0]!;
  const { events } = await api<DocumentAnswer>(`documents/${shown.document}`);
  const event = events.find((one) => one.recipient.length) ?? events[0];
  const views: [string, string][] = [
    ['home', ''],
    ['read', `#/read?document=${shown.document}${event ? `&event=${event.id}&why=${event.id}` : ''}`],
    ['relations', `#/relations?a=${pair.one}&b=${pair.other}`],
    ['map', '#/map'],
    ['network', '#/network'],
    ['search', '#/search?text=talks'],
    ['actors', '#/actors?q=Hichilema'],
    ['health', '#/health'],
  ];
  for (const [name, hash] of views) {
    await page.goto('about:blank');
    await page.goto(`/${hash}`);
    await expect(page.locator('main h1')).toBeVisible();
    await page.waitForLoadState('load');
    await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
    await page.waitForTimeout(1500);  // the network settles, the map draws
    // In Read the chosen card with its tree stands beside the text, which stays in view.
    await page.evaluate(() => (document.querySelector('.event-card.chosen') ? document.querySelector('.event-card.chosen')!.scrollIntoView({ block: 'start' }) : window.scrollTo(0, 0)));
    await page.waitForTimeout(300);
    const file = join(images, `${name}.png`);
    const picture = packed(await page.screenshot());
    writeFileSync(file, picture);
    expect(picture.length, `${name}.png`).toBeLessThan(most_bytes);
  }
});

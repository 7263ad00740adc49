// Read: what the page shows of a text is what the API coded, at the words it points at; and what leaves the page is gold that can be scored.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Coded, DocumentAnswer, DocumentsPage, PriscusEvent } from '../src/types';
import { accessible, expect, noSidewaysScroll, test } from './fixtures';
import { exampleRecord, startServer } from './server';

// Invented, with letters beyond ASCII before every event: offsets of bytes and of UTF-16 differ.
const text =
  'Ångström’s café 🇳🇴: the foreign ministers of Norway and Kenya met in Oslo on Monday. Kenya expelled two Somali diplomats.\n\nSomalia condemned the decision. At least 40 protesters were arrested in Mogadishu, the Somali Interior Ministry said.';
const date = '2024-05-14';
const address = `#/read?text=${encodeURIComponent(text)}&date=${date}`;

const slice = (whole: string, start: number, end: number): string => Buffer.from(whole, 'utf8').subarray(start, end).toString('utf8');

async function code(request: import('@playwright/test').APIRequestContext): Promise<Coded> {
  const response = await request.post('/api/code', { data: { text, date } });
  expect(response.status()).toBe(200);
  return (await response.json()) as Coded;
}

const triggerWords = (event: PriscusEvent): string => slice(text, event.start, event.end);

test('a card an event, and the words it was read from', async ({ page, open, request }) => {
  const coded = await code(request);
  expect(coded.events.length).toBeGreaterThan(2);
  await open(address);
  await expect(page.locator('.event-card')).toHaveCount(coded.events.length);
  for (const event of coded.events) {
    const card = page.locator(`#card-${event.id}`);
    await expect(card.locator('.head strong')).toHaveText(event.trigger);
    await expect(card.locator('.facts')).toContainText(event.type);
    await expect(card.locator('.facts')).toContainText(event.status);
    for (const party of [...event.actor, ...event.recipient]) await expect(card.locator('.facts')).toContainText(party.text);
    if (event.attributed_to) await expect(card.locator('.facts')).toContainText(event.attributed_to);
    if (event.place) await expect(card.locator('.facts')).toContainText(event.place.name ?? event.place.text);
    const words = page.locator(`#words-${event.id}`);
    await expect(words).toBeVisible();
    expect(triggerWords(event)).toContain((await words.textContent())!);
  }
  // The text stands there once, whole, however many marks lie on it.
  const shown = (await page.locator('.marked p').allTextContents()).join('\n');
  expect(shown).toBe(text.split('\n').filter(Boolean).join('\n'));
});

test('mentions are underlined at the bytes that the API names', async ({ page, open, request }) => {
  const coded = await code(request);
  await open(address);
  await expect(page.locator('.event-card').first()).toBeVisible();
  for (const kind of ['actor', 'place', 'date', 'number'] as const) {
    const expected = new Set(coded.mentions.filter((mention) => mention.kind === kind).map((mention) => slice(text, mention.start, mention.end)));
    const marked = await page.locator(`.marked .u-${kind}`).allTextContents();
    for (const mention of expected) expect(marked.join('¦')).toContain(mention.split(' ')[0]!);
    for (const words of marked) expect([...expected].some((mention) => mention.includes(words)), `“${words}” as ${kind}`).toBe(true);
  }
});

test('the link goes both ways between card and words', async ({ page, open, request }) => {
  const { events } = await code(request);
  const event = events[1]!;
  await open(address);
  await page.locator(`#words-${event.id}`).click();
  await expect(page.locator(`#card-${event.id}`)).toHaveClass(/chosen/);
  expect(page.url()).toContain(`event=${event.id}`);
  await page.locator(`#card-${events[0]!.id}`).hover();
  await expect(page.locator(`#words-${events[0]!.id}`)).toHaveClass(/lit/);
  await page.locator(`#words-${events[2]!.id}`).hover();
  await expect(page.locator(`#card-${events[2]!.id}`)).toHaveClass(/lit/);
});

test('why: the tree and the frames that were tried', async ({ page, open, request }) => {
  const coded = await code(request);
  const event = coded.events.find((one) => one.trigger.startsWith('expelled')) ?? coded.events[0]!;
  const sentence = coded.sentences.find((one) => one.start <= event.start && event.start < one.end)!;
  await open(`${address}&event=${event.id}&why=${event.id}`);
  const card = page.locator(`#card-${event.id}`);
  await expect(card.locator('.tree svg .word')).toHaveCount(sentence.tokens.length);
  await expect(card.locator('.tree svg .arc')).toHaveCount(sentence.tokens.filter((token) => token.head >= 0).length);
  const [file, line] = event.frame.split(':');
  await expect(card.locator('.tried .fired').first()).toContainText(`${file}:${line}`);
  // A sentence can be looked into without an event as well.
  await page.locator('#sentence').selectOption(String(sentence.index));
  await expect(page.locator('.words-side .tree svg .word')).toHaveCount(sentence.tokens.length);
});

test('events appear while the text is typed', async ({ page, open }) => {
  await open('#/read');
  await page.locator('#text').fill('Chad expelled the ambassador of Mali.');
  await expect(page.locator('.event-card')).not.toHaveCount(0);
  await expect(page.locator('.progress')).toContainText('1 sentence');
  expect(page.url()).toContain('Chad');
  await page.reload();
  await expect(page.locator('#text')).toHaveValue('Chad expelled the ambassador of Mali.');
  await page.locator('#text').fill('');
  await expect(page.locator('.event-card')).toHaveCount(0);
});

// The server's answer in pieces (application/x-ndjson), handed out by the test one line at a time: works with a server that does not stream, too.
async function streamed(page: import('@playwright/test').Page): Promise<{ line: (line: object) => Promise<void>; end: () => Promise<void> }> {
  await page.addInitScript(() => {
    const plain = window.fetch;
    const pieces = new TransformStream<Uint8Array, Uint8Array>();
    const writer = pieces.writable.getWriter();
    Object.assign(window, { piece: (text: string) => void writer.write(new TextEncoder().encode(text)), cut: () => void writer.close() });
    window.fetch = (where, init) =>
      String(where).endsWith('/api/code') && new Headers(init?.headers).get('Accept')?.includes('application/x-ndjson')
        ? Promise.resolve(new Response(pieces.readable, { headers: { 'Content-Type': 'application/x-ndjson' } }))
        : plain(where, init);
  });
  const send = (text: string): Promise<void> => page.evaluate((one) => (window as unknown as { piece: (text: string) => void }).piece(one), text);
  return {
    // In two halves, as the network may cut it.
    line: async (line) => {
      const text = `${JSON.stringify(line)}\n`;
      await send(text.slice(0, text.length >> 1));
      await send(text.slice(text.length >> 1));
    },
    end: () => page.evaluate(() => (window as unknown as { cut: () => void }).cut()),
  };
}

test('events appear as the text is read', async ({ page, open, request }) => {
  const coded = await code(request);
  const stream = await streamed(page);
  await open(address);
  await expect(page.locator('.progress [role=status]')).toHaveText('Reading …');
  await expect(page.locator('.event-card')).toHaveCount(0);

  await stream.line({ line: 'text', text: coded.text, title: coded.title, date: coded.date, sentences: coded.sentences.map(({ index, start, end }) => ({ index, start, end, tokens: [] })) });
  await expect(page.locator('.marked')).toContainText('Somalia condemned the decision');
  await expect(page.locator('.event-card')).toHaveCount(0);

  const [first, second] = [coded.events[0]!, coded.events[1]!];
  await stream.line({ line: 'part', sentences_read: 1, end: first.end, events: [{ ...first, id: 'of-a-piece' }], mentions: [] });
  await expect(page.locator('.event-card')).toHaveCount(1);
  await expect(page.locator('.event-card .head strong')).toHaveText(first.trigger);
  await expect(page.locator('.progress')).toContainText(`1 of ${coded.sentences.length} sentences, 1 event so far`);
  await expect(page.locator('.progress [role=status]')).toHaveText('Reading …');  // not told aloud at each piece
  await expect(page.getByText('Correct', { exact: true })).toHaveCount(0);

  // A piece replaces the one before.
  await stream.line({ line: 'part', sentences_read: 2, end: second.end, events: [{ ...first, id: 'other' }, second], mentions: coded.mentions.slice(0, 2) });
  await expect(page.locator('.event-card')).toHaveCount(2);

  await stream.line(coded);
  await expect(page.locator('.event-card')).toHaveCount(coded.events.length);
  await expect(page.locator('.progress [role=status]')).toHaveText(`Read: ${coded.sentences.length} sentences, ${coded.events.length} events.`);
  await expect(page.locator('.progress progress')).toHaveCount(0);
  await expect(page.getByText('Correct', { exact: true })).toHaveCount(coded.events.length);
});

test('a reading that breaks off says so, and keeps what it had', async ({ page, open, request }) => {
  const coded = await code(request);
  const stream = await streamed(page);
  await open(address);
  await stream.line({ line: 'text', text: coded.text, title: coded.title, date: coded.date, sentences: coded.sentences });
  await stream.line({ line: 'part', sentences_read: 1, end: coded.events[0]!.end, events: [coded.events[0]!], mentions: [] });
  await expect(page.locator('.event-card')).toHaveCount(1);
  await stream.end();
  await expect(page.getByRole('alert')).toContainText('ended before the text was read');
  await expect(page.locator('.event-card')).toHaveCount(1);
  await expect(page.locator('.progress [role=status]')).toHaveText(`Read in part: 1 of ${coded.sentences.length} sentences.`);
});

test('a reading that takes too long says so', async ({ page, open, request }) => {
  const coded = await code(request);
  const stream = await streamed(page);
  await open(address);
  await stream.line({ line: 'text', text: coded.text, title: coded.title, date: coded.date, sentences: coded.sentences });
  await stream.line({ line: 'problem', type: 'about:blank', title: 'Service Unavailable', status: 503, detail: 'longer than 30 s' });
  await expect(page.getByRole('alert')).toContainText('longer than 30 s');
});

test('an address to fetch: offered only where the server fetches, and its refusal told', async ({ page, open, expected }) => {
  await open('#/read');
  await expect(page.locator('#text')).toBeVisible();
  await expect(page.getByLabel('Or an address to fetch')).toHaveCount(0);

  expected.push(/403|422|400|502/);
  const folder = mkdtempSync(join(tmpdir(), 'priscus-read-'));
  const running = await startServer(exampleRecord(folder), ['--allow-fetch']);
  try {
    await page.goto(`${running.base}/#/read`);
    await page.getByLabel('Or an address to fetch').fill('http://127.0.0.1:1/article');
    await page.getByRole('button', { name: 'Fetch' }).click();
    await expect(page.getByRole('alert')).toContainText('loopback');
    await expect(page.locator('.event-card')).toHaveCount(0);
    // An article that can be had: the server's answer for it, as it would come of a page.
    const response = await page.request.post(`${running.base}/api/code`, { data: { text, date } });
    const coded = (await response.json()) as Coded;
    await page.route('**/api/code', async (route) => {
      expect(route.request().postDataJSON()).toEqual({ url: 'https://news.example/article' });
      await route.fulfill({ json: { ...coded, url: 'https://news.example/article' } });
    });
    await page.getByLabel('Or an address to fetch').fill('https://news.example/article');
    await page.getByRole('button', { name: 'Fetch' }).click();
    await expect(page.locator('.event-card')).toHaveCount(coded.events.length);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect.poll(() => page.url()).toContain('url=https');
  } finally {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a dropped file is read: text, HTML and JSON', async ({ page, open }) => {
  await open('#/read');
  const files = [
    { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('Chad expelled the ambassador of Mali.') },
    { name: 'b.html', mimeType: 'text/html', buffer: Buffer.from('<html><head><title>x</title></head><body><nav>Menu</nav><article><h1>Ambassador leaves</h1><p>Niger expelled the ambassador of Benin.</p><script>document.title = "bad"</script></article></body></html>') },
    { name: 'c.jsonl', mimeType: 'application/json', buffer: Buffer.from('{"title": "Talks", "date": "2024-02-01", "text": "Peru and Chile held talks in Lima."}\n{"text": "Second."}\n') },
  ];
  const wanted = ['Chad expelled the ambassador of Mali.', 'Niger expelled the ambassador of Benin.', 'Peru and Chile held talks in Lima.'];
  for (const [i, file] of files.entries()) {
    await page.locator('#file').setInputFiles(file);
    await expect(page.locator('#text')).toHaveValue(wanted[i]!);
    await expect(page.locator('.event-card').first()).toBeVisible();
  }
  await expect(page.locator('#title')).toHaveValue('Talks');
  await expect(page.locator('#date')).toHaveValue('2024-02-01');
  await page.locator('#file').setInputFiles({ name: 'd.json', mimeType: 'application/json', buffer: Buffer.from('{"nothing": 1}') });
  await expect(page.getByRole('alert')).toContainText('expected "text"');
});

test('a document of the record, as it was recorded', async ({ page, open, api }) => {
  const { documents } = await api<DocumentsPage>('documents?limit=20');
  const row = documents.find((one) => one.events > 2 && !one.copy)!;
  const document = await api<DocumentAnswer>(`documents/${row.document}`);
  await open(`#/read?document=${row.document}`);
  await expect(page.locator('.event-card')).toHaveCount(document.events.length);
  if (document.title) await expect(page.locator('.marked h2')).toHaveText(document.title);
  const shown = (await page.locator('.marked h2, .marked p').allTextContents()).join('\n');
  expect(shown).toBe(document.text.split('\n').filter((line) => line.trim()).join('\n'));
  const last = document.events.at(-1)!;
  await open(`#/read?document=${row.document}&event=${last.id}`);
  await expect(page.locator(`#card-${last.id}`)).toHaveClass(/chosen/);
});

test('a document that is not there is said to be so', async ({ page, expected }) => {
  expected.push(/404/);
  await page.goto('/#/read?document=0000000000000000');
  await expect(page.getByRole('alert')).toContainText('404');
});

test('corrections leave as gold and as a frame’s example', async ({ page, open, request }) => {
  const coded = await code(request);
  const [first, second] = [coded.events[0]!, coded.events[1]!];
  await open(address);
  const card = page.locator(`#card-${first.id}`);
  await card.getByText('Correct', { exact: true }).click();
  await card.getByLabel('Type').selectOption('AID');
  await card.getByLabel('Status').selectOption('future');
  await card.getByLabel('Date').fill('2024-06');
  await card.getByLabel('Date').blur();
  await expect(card.locator('.head')).toContainText('changed here');
  const one = JSON.parse((await card.locator('pre.gold').textContent())!) as Record<string, unknown>;
  expect(one).toMatchObject({ sent: first.sent, trigger: first.trigger, type: 'AID', mode: null, status: 'future', date: '2024-06' });
  await expect(card.locator('pre.example')).toContainText('gives    future AID: ');

  const other = page.locator(`#card-${second.id}`);
  await other.getByText('Correct', { exact: true }).click();
  await other.getByLabel('This is no event').check();
  await expect(other.locator('pre.example')).toContainText('silent   ');

  await page.getByText('Add an event that was missed').click();
  await page.getByLabel('The words that carry it').fill('decision');
  await page.getByRole('button', { name: 'Add an event' }).click();
  await expect(page.locator('.event-card', { hasText: 'added here' }).locator('.head strong')).toHaveText('decision');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the events as gold' }).click();
  const lines = readFileSync(await (await download).path(), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { trigger: string; type: string; sent: number; actor: object[] });
  expect(lines).toHaveLength(coded.events.length);  // one less, one more
  expect(lines.find((line) => line.trigger === second.trigger)).toBeUndefined();
  expect(lines.find((line) => line.trigger === 'decision')).toMatchObject({ sent: coded.sentences.findIndex((s) => slice(text, s.start, s.end).includes('decision')) });

  const docs = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the text for it' }).click();
  const saved = JSON.parse(readFileSync(await (await docs).path(), 'utf8')) as { sentences: string[] };
  expect(saved.sentences).toEqual(coded.sentences.filter((s) => s.index >= 0).map((s) => slice(text, s.start, s.end).replace(/\s*\n\s*/g, ' ')));

  // They outlive a reload, and can be taken back.
  await page.reload();
  await expect(page.locator(`#card-${first.id}`)).toContainText('changed here');
  await page.getByRole('button', { name: 'Undo all' }).click();
  await expect(page.locator('.event-card')).toHaveCount(coded.events.length);
  await expect(page.getByText('changed here')).toHaveCount(0);
});

test('selecting words offers to add an event on them', async ({ page, open }) => {
  await open(address);
  await expect(page.locator('.event-card').first()).toBeVisible();
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('.marked')!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf('decision');
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 8);
      getSelection()!.removeAllRanges();
      getSelection()!.addRange(range);
      return;
    }
  });
  await expect(page.getByLabel('The words that carry it')).toHaveValue('decision');
  await page.getByRole('button', { name: 'Add an event' }).click();
  await expect(page.locator('.event-card', { hasText: 'added here' }).locator('.head strong')).toHaveText('decision');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`no fault for axe, ${scheme}`, async ({ page, open, request }) => {
    const { events } = await code(request);
    await page.emulateMedia({ colorScheme: scheme });
    await open(`${address}&event=${events[0]!.id}&why=${events[0]!.id}`);
    await expect(page.locator('.tree svg').first()).toBeVisible();
    await page.locator(`#card-${events[0]!.id}`).getByText('Correct', { exact: true }).click();
    await accessible(page);
  });
}

test('by keyboard alone: from the words to the card and its why', async ({ page, open, request }) => {
  const { events } = await code(request);
  await open(address);
  await expect(page.locator('.event-card').first()).toBeVisible();
  await page.locator(`#words-${events[0]!.id}`).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator(`#card-${events[0]!.id}`)).toHaveClass(/chosen/);
  await page.locator(`#card-${events[0]!.id} .head button`).focus();
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.textContent === 'Why')) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.locator(`#card-${events[0]!.id} .tree svg`)).toBeVisible();
});

test('fits a phone', async ({ page, open, request }) => {
  const { events } = await code(request);
  await page.setViewportSize({ width: 360, height: 740 });
  await open(`${address}&why=${events[0]!.id}`);
  await expect(page.locator('.tree svg').first()).toBeVisible();
  await page.locator('.event-card').first().getByText('Correct', { exact: true }).click();
  await noSidewaysScroll(page);
});

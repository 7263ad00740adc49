// Live: what another process records while the page is open is announced, and shown when asked for or by itself. A server that wants a
// token is asked with one. These servers are the test's own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { program, startServer, type Running } from './server';

let folder: string;
let running: Running | undefined;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'priscus-live-'));
});
test.afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function record(id: string, text: string): string {
  const file = join(folder, `${id}.jsonl`);
  writeFileSync(file, `${JSON.stringify({ id, date: '2025-02-03', publisher: 'Test Wire', text })}\n`);
  execFileSync(program, ['record', join(folder, 'live.db'), file], { stdio: 'ignore' });
  return join(folder, 'live.db');
}

test('new events are announced and shown', async ({ page }) => {
  running = await startServer(record('one', 'Chad expelled the ambassador of Mali.'));
  await page.goto(`${running.base}/#/search`);
  await expect(page.locator('.result')).toHaveCount(1);
  await expect(page.locator('header .pill')).toContainText('live');
  await expect(page.locator('header .pill')).toHaveAttribute('data-status', 'on');
  record('two', 'Peru and Chile held talks in Lima.');
  const button = page.getByRole('banner').getByRole('button', { name: '1 new event' });
  await expect(button).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('.result')).toHaveCount(1);
  await button.click();
  await expect(page.locator('.result')).toHaveCount(2);
  await expect(button).toHaveCount(0);
  await page.getByRole('banner').getByLabel('follow').check();
  record('three', 'Ghana arrested two journalists.');
  await expect(page.locator('.result')).toHaveCount(3, { timeout: 20_000 });
});

test('a token is asked for, sent, and kept for the tab', async ({ page, expected }) => {
  expected.push(/401/);
  const file = join(folder, 'token');
  writeFileSync(file, 'a-token-of-the-test-0123456789\n', { mode: 0o600 });
  running = await startServer(record('one', 'Chad expelled the ambassador of Mali.'), ['--token-file', file]);
  await page.goto(`${running.base}/#/search`);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Token').fill('wrong');
  await dialog.getByRole('button', { name: 'Use it' }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Token').fill('a-token-of-the-test-0123456789');
  await dialog.getByRole('button', { name: 'Use it' }).click();
  await expect(page.locator('.result')).toHaveCount(1);
  await expect(dialog).toBeHidden();
  await expect(page.locator('header .pill')).toHaveAttribute('data-status', 'on');
  await page.reload();
  await expect(page.locator('.result')).toHaveCount(1);
});

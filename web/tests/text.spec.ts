// Offsets, segments and corrections, without a browser; a correction that left the page as a frame's example is one that `priscus check` takes.
import { expect, test } from '@playwright/test';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corrected, editable, frameExample, goldLine } from '../src/corrections';
import { Offsets } from '../src/offsets';
import { segments } from '../src/segments';
import type { PriscusEvent } from '../src/types';
import { program } from './server';

test('bytes of UTF-8 and positions of a string', () => {
  for (const text of ['', 'plain', 'é', 'aéb', '日本 x', 'a🇳🇴b', '𝔘nicode']) {
    const offsets = new Offsets(text);
    for (let unit = 0; unit <= text.length; unit++) {
      if (/[\uDC00-\uDFFF]/.test(text[unit] ?? '')) continue;  // inside of a character there is no byte
      const byte = Buffer.byteLength(text.slice(0, unit), 'utf8');
      expect(offsets.byte(unit), `${text} at ${unit}`).toBe(byte);
      expect(offsets.unit(byte), `${text} at byte ${byte}`).toBe(unit);
    }
  }
  expect(new Offsets('é').unit(99)).toBe(1);
});

test('segments carry every mark that lies on them, as a search through all of them says', () => {
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % below;
  for (let round = 0; round < 300; round++) {
    const marks = Array.from({ length: random(8) }, (_, value) => {
      const start = random(30) - 5;
      return { start, end: start + random(12), value };
    });
    const cut = segments(0, 20, marks);
    expect(cut.map((one) => one.start)).toEqual([0, ...cut.slice(0, -1).map((one) => one.end)]);
    expect(cut.at(-1)!.end).toBe(20);
    for (const one of cut) {
      for (let at = one.start; at < one.end; at++) expect(one.values).toEqual(marks.filter((mark) => mark.start <= at && at < mark.end).map((mark) => mark.value));
    }
  }
});

test('an example that the page made passes priscus check, and a wrong one does not', () => {
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), 'priscus-example-'));
  try {
    const frame = 'frame expel-guests\n  means      SANCTION expel, CAMEO 161\n  trigger    verb oust guest\n  actor      subject\n  recipient  object\n';
    const file = join(folder, 'frames', 'mine.frames');
    mkdirSync(join(folder, 'frames'));
    const text = 'Kenya ousted two Somali guests.';
    writeFileSync(file, `${frame}  example    Kenya ousted the guests.\n  gives      actual: Kenya (KEN GOV) -> the guests (- -)\n`);
    writeFileSync(join(folder, 'a.jsonl'), JSON.stringify({ id: 'a', date: '2024-05-14', text }));
    const [line] = execFileSync(program, ['code', '--json', '--project', folder, join(folder, 'a.jsonl')], { encoding: 'utf8' }).trim().split('\n');
    const event = JSON.parse(line!) as PriscusEvent;
    const check = (example: string): number | null => {
      writeFileSync(file, frame + example);
      return spawnSync(program, ['check', '--project', folder, '--only', 'mine'], { encoding: 'utf8' }).status;
    };
    const right = frameExample(editable(event), event, text, text, '2024-05-14');
    expect(right).toContain('example  Kenya ousted two Somali guests.');
    expect(right).toContain('dated    2024-05-14');
    expect(check(right), right).toBe(0);
    const changed = { ...editable(event), status: 'negated' as const };
    expect(check(frameExample(changed, event, text, text, null))).toBe(1);
    // A deleted event is a sentence on which the frame must be silent, which this one is not.
    expect(frameExample({ ...editable(event), deleted: true }, event, text, text, null)).toContain(`silent   ${text}`);
    const gold = JSON.parse(goldLine('a', corrected([event], { [event.id]: changed })[0]!)) as Record<string, unknown>;
    expect(Object.keys(gold)).toEqual(['doc', 'sent', 'trigger', 'type', 'mode', 'actor', 'recipient', 'status', 'date', 'attributed_to', 'same_as']);
    expect(gold['status']).toBe('negated');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

// What the two buttons of a chart save, read back.
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

async function saved(page: Page, button: Locator): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** The saved CSV as objects, by the names of its first line. */
export async function savedCsv(page: Page, figure: Locator): Promise<Record<string, string>[]> {
  const { name, text } = await saved(page, figure.getByRole('button', { name: /^Save as CSV/ }));
  expect(name).toMatch(/^[a-z0-9-]+\.csv$/);
  expect(text.endsWith('\r\n')).toBe(true);
  const [names, ...rows] = text.trimEnd().split('\r\n').map(cells);
  return rows.map((row) => {
    expect(row).toHaveLength(names!.length);
    return Object.fromEntries(row.map((cell, index) => [names![index]!, cell]));
  });
}

function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => (quoted !== undefined ? quoted.replace(/""/g, '"') : plain!));
}

export interface SavedPicture {
  name: string;
  text: string;
  /** Texts that can be read in it. */
  texts: string[];
  /** Values of an attribute, in order. */
  values: (attribute: string) => string[];
}

/** The saved SVG, checked to be well-formed and to stand alone: no class, no property of the page, no address of another file. */
export async function savedSvg(page: Page, figure: Locator): Promise<SavedPicture> {
  const { name, text } = await saved(page, figure.getByRole('button', { name: /^Save as SVG/ }));
  expect(name).toMatch(/^[a-z0-9-]+\.svg$/);
  const parsed = await page.evaluate((source) => {
    const file = new DOMParser().parseFromString(source, 'image/svg+xml');
    const fault = file.querySelector('parsererror');
    return {
      fault: fault ? fault.textContent : null,
      root: file.documentElement.localName,
      texts: [...file.querySelectorAll('text')].map((element) => element.textContent ?? ''),
      attributes: [...file.querySelectorAll('*')].flatMap((element) => [...element.attributes].map((one) => [one.name, one.value] as [string, string])),
    };
  }, text);
  expect(parsed.fault).toBeNull();
  expect(parsed.root).toBe('svg');
  expect(parsed.attributes.filter(([name]) => name === 'class' || name === 'style' || name.startsWith('on') || name === 'tabindex')).toEqual([]);
  expect(parsed.attributes.filter(([, value]) => value.includes('var(') || /url\((?!#)/.test(value))).toEqual([]);
  expect(parsed.texts.some((one) => one.startsWith('Source: '))).toBe(true);
  return { name, text, texts: parsed.texts, values: (attribute) => parsed.attributes.filter(([name]) => name === attribute).map(([, value]) => value) };
}

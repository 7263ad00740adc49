// The article in a file that the reader dropped: plain text, an HTML page (its paragraphs), or JSON as docs/formats.md describes it (the
// first document). For many files at once there is `priscus record`.
export interface Article {
  text: string;
  title: string | null;
  date: string | null;
  publisher: string | null;
}

// As much as the server takes (`priscus serve --max-body`).
const largest = 1 << 20;

function first(object: Record<string, unknown>, names: readonly string[]): string | null {
  for (const name of names) {
    const value = object[name];
    if (typeof value === 'string' && value.trim()) return value.trim();
  }
  return null;
}

function fromJson(text: string, name: string): Article {
  const trimmed = text.trim();
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch {
    value = JSON.parse(trimmed.slice(0, trimmed.indexOf('\n') < 0 ? undefined : trimmed.indexOf('\n')));
  }
  const object = (Array.isArray(value) ? value[0] : value) as Record<string, unknown> | null;
  if (typeof object !== 'object' || object === null) throw new Error(`${name} holds no object with "text"`);
  const sentences = Array.isArray(object['sentences']) ? object['sentences'].filter((one) => typeof one === 'string').join('\n') : null;
  const body = sentences ?? first(object, ['text', 'maintext', 'event_text', 'content', 'body']);
  if (!body) throw new Error(`${name}: expected "text" or "sentences" in its first object, found neither`);
  return {
    text: body,
    title: first(object, ['title', 'headline']),
    date: first(object, ['date', 'date_publish', 'pub_date'])?.match(/^\d{4}-\d{2}-\d{2}/)?.[0] ?? null,
    publisher: first(object, ['publisher', 'source_domain', 'publication']),
  };
}

function fromHtml(text: string, name: string): Article {
  // DOMParser runs no script and fetches nothing.
  const page = new DOMParser().parseFromString(text, 'text/html');
  const where = page.querySelector('article') ?? page.querySelector('main') ?? page.body;
  const body = [...where.querySelectorAll('p')].map((p) => (p.textContent ?? '').replace(/\s+/g, ' ').trim()).filter((p) => p.length > 1).join('\n\n');
  if (!body) throw new Error(`${name} has no paragraphs (<p>)`);
  const meta = (property: string): string | null => page.querySelector(`meta[property="${property}"], meta[name="${property}"]`)?.getAttribute('content')?.trim() || null;
  return {
    text: body,
    title: meta('og:title') ?? (page.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim() || null),
    date: meta('article:published_time')?.match(/^\d{4}-\d{2}-\d{2}/)?.[0] ?? null,
    publisher: meta('og:site_name'),
  };
}

/** Throws an Error whose message can be shown. */
export async function articleOf(file: File): Promise<Article> {
  if (file.size > largest) throw new Error(`${file.name} has more than 1 MiB; record it with priscus record`);
  const text = new TextDecoder('utf-8').decode(await file.arrayBuffer());
  if (text.includes('\0')) throw new Error(`${file.name} is no text`);
  const begin = text.trimStart();
  if (/\.jsonl?$/i.test(file.name) || /^[[{]\s*["{]/.test(begin)) return fromJson(text, file.name);
  if (/\.x?html?$/i.test(file.name) || /^<(!doctype|html)/i.test(begin)) return fromHtml(text, file.name);
  return { text: text.replace(/\r\n?/g, '\n'), title: null, date: null, publisher: null };
}

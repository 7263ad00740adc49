// Pictures for a paper: a chart as an SVG that stands alone (styles inside, its title and its source written on it) and
// its data as CSV (RFC 4180, with a line of names).

export type Cell = string | number | null | undefined;

/** RFC 4180: CRLF, quoted where needed. Null is an empty cell. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function toCsv(names: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell): string => {
    if (value === null || value === undefined) return '';
    let text = String(value);
    if (typeof value === 'string' && /^[=+@\t\r]|^-(?![\d.])/.test(text)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  return [names, ...rows].map((row) => row.map(cell).join(',') + '\r\n').join('');
}

// What a stand-alone picture needs of the page's styles.
const PROPERTIES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap',
  'stroke-linejoin', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline',
  'paint-order', 'vector-effect', 'visibility'] as const;

const DEFAULTS: Readonly<Record<string, string>> = {
  'fill': 'rgb(0, 0, 0)', 'fill-opacity': '1', 'stroke': 'none', 'stroke-width': '1px', 'stroke-opacity': '1', 'stroke-dasharray': 'none',
  'stroke-linecap': 'butt', 'stroke-linejoin': 'miter', 'opacity': '1', 'font-weight': '400', 'font-style': 'normal', 'text-anchor': 'start',
  'dominant-baseline': 'auto', 'paint-order': 'normal', 'vector-effect': 'none', 'visibility': 'visible',
};

const INHERITED = new Set(['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin',
  'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'paint-order', 'visibility']);

const NS = 'http://www.w3.org/2000/svg';

/** The text of an SVG file: a copy of `svg` with its styles written in, on the page's background, `title` above and `source` below. */
export function svgText(svg: SVGSVGElement, title: string, source: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  inlineStyles(svg, copy, null);
  for (const element of copy.querySelectorAll('[data-screen]')) element.remove();
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const { name } of [...element.attributes]) {
      if (name === 'class' || name === 'style' || name === 'role' || name === 'tabindex' || name.startsWith('aria-') || name.startsWith('on')) {
        element.removeAttribute(name);
      }
    }
  }
  const box = svg.viewBox.baseVal;
  const width = box && box.width > 0 ? box.width : svg.clientWidth;
  const height = box && box.height > 0 ? box.height : svg.clientHeight;
  const above = 34;
  const sourceLines = wrap(source, Math.max(24, Math.floor((width - 16) / 5.6)));
  const below = 12 + 14 * sourceLines.length;
  const style = getComputedStyle(svg);
  const ink = style.color || '#000';
  const family = style.fontFamily || 'sans-serif';

  const root = document.createElementNS(NS, 'svg');
  root.setAttribute('xmlns', NS);
  root.setAttribute('viewBox', `0 0 ${width} ${height + above + below}`);
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height + above + below));
  root.setAttribute('font-family', family);
  add(root, 'title', {}, title);
  add(root, 'desc', {}, source);
  add(root, 'rect', { width: '100%', height: '100%', fill: background(svg) });
  add(root, 'text', { x: '8', y: '22', fill: ink, 'font-size': '16px', 'font-weight': '600' }, title);
  copy.setAttribute('x', '0');
  copy.setAttribute('y', String(above));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  root.append(copy);
  sourceLines.forEach((line, index) => {
    add(root, 'text', { x: '8', y: String(above + height + 16 + 14 * index), fill: ink, 'font-size': '11px' }, line);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

function add(parent: Element, name: string, attributes: Readonly<Record<string, string>>, text?: string): void {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  parent.append(element);
}

// The page draws with classes and custom properties; a file has neither. What differs from the parent (or from SVG's
// own default) is written as an attribute, so the file stays small.
function inlineStyles(from: Element, to: Element, parent: CSSStyleDeclaration | null): void {
  const style = getComputedStyle(from);
  const isText = from.localName === 'text' || from.localName === 'tspan';
  for (const property of PROPERTIES) {
    if ((property.startsWith('font') || property === 'text-anchor' || property === 'dominant-baseline') && !isText) continue;
    const value = style.getPropertyValue(property);
    const expected = !isText && INHERITED.has(property) && parent ? parent.getPropertyValue(property) : DEFAULTS[property];
    if (value !== '' && value !== expected) to.setAttribute(property, local(value));
    else to.removeAttribute(property);
    if (isText && INHERITED.has(property) && parent && value !== '' && value !== parent.getPropertyValue(property)) to.setAttribute(property, local(value));
  }
  if (style.display === 'none') to.setAttribute('display', 'none');
  for (let index = 0; index < from.children.length; ++index) inlineStyles(from.children[index]!, to.children[index]!, style);
}

// url("http://…/page#hatch") → url(#hatch)
function local(value: string): string {
  return value.replace(/url\("?[^"#)]*#([^")]+)"?\)/g, 'url(#$1)');
}

function background(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if (color && color !== 'transparent' && !/,\s*0\)$/.test(color)) return color;
  }
  return '#fff';
}

/** Words of `text` in lines of at most `columns` characters; a longer word stands alone. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last]!.length + 1 + word.length <= columns) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** "Belarus and Azerbaijan, 2024" → "belarus-and-azerbaijan-2024": a name every file system takes. */
export function fileName(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80) || 'chart';
}

export function download(content: string, type: string, name: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function saveSvg(svg: SVGSVGElement, name: string, title: string, source: string): void {
  download(svgText(svg, title, source), 'image/svg+xml;charset=utf-8', `${fileName(name)}.svg`);
}

export function saveCsv(names: readonly string[], rows: readonly (readonly Cell[])[], name: string): void {
  download(toCsv(names, rows), 'text/csv;charset=utf-8', `${fileName(name)}.csv`);
}

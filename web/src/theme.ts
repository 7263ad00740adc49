// Light or dark: the system's choice until the reader makes one. <html data-theme> carries it to the style sheets; charts read colours
// with `cssColor('--quad-mc')` when they draw and draw again when `themeVersion` changes (SVG that uses `var(--…)` needs neither).
import { Store } from './store';

export type Theme = 'system' | 'light' | 'dark';

const key = 'priscus-theme';

function themeOf(value: string | null | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system';
}

export const theme = new Store<Theme>('system');
export const themeVersion = new Store(0);

function apply(value: Theme): void {
  if (value === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = value;
  themeVersion.set(themeVersion.get() + 1);
}

// A cookie, as it can be asked for without holding the page up: the first look into localStorage takes up to 200 ms of a page that
// has just been opened. (The server does not read it.) Where there is no CookieStore, localStorage.
interface Cookies {
  get(name: string): Promise<{ value?: string } | null>;
  set(cookie: { name: string; value: string; expires: number; sameSite: 'strict' }): Promise<void>;
  delete(name: string): Promise<void>;
}
const cookies = (window as { cookieStore?: Cookies }).cookieStore;
const YEAR_MS = 365 * 86_400_000;

async function stored(): Promise<Theme> {
  try {
    return themeOf(cookies ? (await cookies.get(key))?.value : localStorage.getItem(key));
  } catch {
    return 'system';
  }
}

async function store(value: Theme): Promise<void> {
  try {
    if (cookies && value === 'system') await cookies.delete(key);
    else if (cookies) await cookies.set({ name: key, value, expires: Date.now() + YEAR_MS, sameSite: 'strict' });
    else if (value === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // storage is switched off: the choice lasts as long as the page
  }
}

export function setTheme(value: Theme): void {
  theme.set(value);
  void store(value);
}

theme.watch(apply);

/** Settled when the reader's choice is known and applied. */
export const themeKnown = stored().then((value) => {
  if (theme.get() === 'system') theme.set(value);
});
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => themeVersion.set(themeVersion.get() + 1));

export function cssColor(property: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(property).trim();
}

// Light or dark: the system's choice until the reader makes one. <html data-theme> carries it to the style sheets; charts read colours
// with `cssColor('--quad-mc')` when they draw and draw again when `themeVersion` changes (SVG that uses `var(--…)` needs neither).
import { Store } from './store';

export type Theme = 'system' | 'light' | 'dark';

const key = 'priscus-theme';

function stored(): Theme {
  try {
    const value = localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
}

export const theme = new Store<Theme>(stored());
export const themeVersion = new Store(0);

function apply(value: Theme): void {
  if (value === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = value;
  themeVersion.set(themeVersion.get() + 1);
}

export function setTheme(value: Theme): void {
  try {
    if (value === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // storage is switched off: the choice lasts as long as the page
  }
  theme.set(value);
}

theme.watch(apply);
apply(theme.get());
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => themeVersion.set(themeVersion.get() + 1));

export function cssColor(property: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(property).trim();
}

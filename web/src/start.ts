// The first thing that runs: sends for the code of the view that is open and for the answers it will need, all at once, before
// anything is drawn.
import type { ComponentType } from 'preact';
import { address, early } from './api';
import { currentRoute } from './router';
import { views, type View } from './views';
import { firstAsks } from './views/asks';

const components = new Map<View, ComponentType>();

/** The code of a view; once it is there, `loadedView` has it at once. */
export async function loadView(view: View): Promise<ComponentType> {
  const { default: component } = await view.load();
  components.set(view, component);
  return component;
}

export function loadedView(view: View): ComponentType | null {
  return components.get(view) ?? null;
}

/** Sends for what `view` will ask for first, with these parameters. */
export function askFor(view: View, params: URLSearchParams): void {
  if (view.path === '/map') void import('world-atlas/countries-110m.json');
  for (const ask of firstAsks(view.path, params)) early(ask);
}

const { path, params } = currentRoute();
const view = views.find((one) => one.path === path);
if (view) {
  loadView(view).catch(() => undefined);  // the frame asks again, and tells
  askFor(view, params);
}
early(address('health'));

// The views: path, name in the navigation, module. A module exports `default`, a component that takes no properties and reads its state
// with useRoute(). Each is a chunk of its own, loaded when first opened.
import type { ComponentType } from 'preact';

export interface View {
  path: string;
  name: string;
  inNavigation: boolean;
  load: () => Promise<{ default: ComponentType }>;
}

export const views: View[] = [
  { path: '/', name: 'Home', inNavigation: false, load: () => import('./home') },
  { path: '/read', name: 'Read', inNavigation: true, load: () => import('./read') },
  { path: '/relations', name: 'Relations', inNavigation: true, load: () => import('./relations') },
  { path: '/map', name: 'Map', inNavigation: true, load: () => import('./map') },
  { path: '/network', name: 'Network', inNavigation: true, load: () => import('./network') },
  { path: '/search', name: 'Search', inNavigation: true, load: () => import('./search') },
  { path: '/actors', name: 'Actors', inNavigation: true, load: () => import('./actors') },
  { path: '/health', name: 'Health', inNavigation: true, load: () => import('./health') },
];

// Vite builds the page into dist/, which is committed. `npm run dev` sends /api to a running `priscus serve`
// (PRISCUS_API, default http://127.0.0.1:8080).
import { defineConfig } from 'vite';

// What most views are made of is one file, loaded together with the first: a view then needs one file more, not a dozen small ones.
const shared = [
  '/preact/', '/src/api.', '/src/live.', '/src/store.', '/src/router.', '/src/format.', '/src/filters.', '/src/types.', '/src/segments.', '/src/offsets.', '/src/download.',
  '/src/views/asks.', ...['quad', 'event_card', 'marked_sentence', 'problem', 'filter_bar'].map((name) => `/src/components/${name}.`),
  ...['period', 'quads', 'shapes', 'use_width', 'use_later', 'timeline', 'time_slider', 'figure', 'save', 'record_line', 'legend', 'country_select', 'folded_filters', 'event_list']
    .map((name) => `/src/charts/${name}.`),
];

const server = process.env['PRISCUS_API'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact', legalComments: 'none' },
  build: {
    target: 'es2022',
    // The server's strict Content-Security-Policy allows files of its own only: nothing may become a data: address or an inline script.
    assetsInlineLimit: 0,
    // One style sheet: each that came later would have the whole page styled and laid out again.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
    rollupOptions: { output: { manualChunks: (id) => (shared.some((one) => id.includes(one)) ? 'shared' : undefined) } },
  },
  server: { proxy: { '/api': server, '/openapi.json': server } },
});

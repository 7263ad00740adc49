// Vite builds the page into dist/, which is committed. `npm run dev` sends /api to a running `priscus serve`
// (PRISCUS_API, default http://127.0.0.1:8080).
import { defineConfig } from 'vite';

const server = process.env['PRISCUS_API'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact', legalComments: 'none' },
  build: {
    target: 'es2022',
    // The server's strict Content-Security-Policy allows files of its own only: nothing may become a data: address or an inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
  },
  server: { proxy: { '/api': server, '/openapi.json': server } },
});

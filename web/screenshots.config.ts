// `npm run screenshots`: the pictures of the documentation, from the record that tests/server.ts shows.
import { defineConfig } from '@playwright/test';
import base from './playwright.config';

// Letters without coloured edges make a picture half the size.
const launchOptions = { ...base.use?.launchOptions, args: [...(base.use?.launchOptions?.args ?? []), '--disable-lcd-text'] };

export default defineConfig({ ...base, testMatch: 'screenshots.ts', workers: 1, use: { ...base.use, launchOptions } });

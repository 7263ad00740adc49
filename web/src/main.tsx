import './styles/base.css';
import './start';
import { themeKnown } from './theme';
import { render } from 'preact';
import { App } from './app';

// In the reader's colours from the first paint on, if the browser tells them soon.
const PATIENCE_MS = 120;
const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
void Promise.race([themeKnown, patience]).then(() => render(<App />, document.getElementById('app')!));

import './styles/base.css';
import './theme';
import { render } from 'preact';
import { App } from './app';

render(<App />, document.getElementById('app')!);

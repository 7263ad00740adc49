// The frame around the views: skip link, navigation, live stream, theme, footer.
import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { api, authorized, token, useApi } from './api';
import { LivePill } from './components/live_pill';
import { TokenDialog } from './components/token_dialog';
import { followLive, seenState } from './live';
import { currentRoute, href, useRoute } from './router';
import { askFor, loadedView, loadView } from './start';
import { useStore } from './store';
import { setTheme, theme, type Theme } from './theme';
import { views, type View } from './views';

function Navigation({ path }: { path: string }) {
  return (
    <nav aria-label="Views">
      <ul>
        {views.filter((view) => view.inNavigation).map((view) => (
          <li key={view.path}>
            <a href={href(view.path)} aria-current={view.path === path ? 'page' : undefined}>{view.name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ThemeSwitch() {
  const value = useStore(theme);
  return (
    <label class="small">
      <span class="hidden">Colours</span>
      <select value={value} onChange={(event) => setTheme(event.currentTarget.value as Theme)}>
        <option value="system">as the system</option>
        <option value="light">light</option>
        <option value="dark">dark</option>
      </select>
    </label>
  );
}

function Footer() {
  const { data } = useApi('health', (signal) => api.health({}, signal));
  return (
    <footer class="bottom">
      {data ? <span>Priscus {data.version.program}, record <code>{data.record.path_name}</code></span> : <span>Priscus</span>}
      <a href="/openapi.json">The API</a>
    </footer>
  );
}

/** The component of a path, loaded once; the one before stays on screen until the next is there. */
function useView(path: string): { view: View | null; Component: ComponentType | null; fault: string | null } {
  const view = views.find((one) => one.path === path) ?? null;
  const [loaded, setLoaded] = useState<{ view: View; Component: ComponentType } | null>(() => {
    const Component = view && loadedView(view);
    return Component && { view, Component };
  });
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let stale = false;
    setFault(null);
    if (!view || loaded?.view === view) return undefined;
    askFor(view, currentRoute().params);
    loadView(view).then(
      (Component) => !stale && setLoaded({ view, Component }),
      (error: unknown) => !stale && setFault(String(error)),
    );
    return () => {
      stale = true;
    };
  }, [view]);
  return { view, Component: loaded && loaded.view === view ? loaded.Component : null, fault };
}

export function App() {
  const { path } = useRoute();
  const { view, Component, fault } = useView(path);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const known = useStore(token);

  useEffect(() => {
    const abort = new AbortController();
    void (async () => {
      try {
        const { record } = await api.health({}, abort.signal);
        seenState({ documents: record.documents, events: record.events, rejects: record.rejects, last_day: record.last_day });
        await new Promise((resolve) => setTimeout(resolve, 1000));  // first what the view asks for: the stream keeps a connection to itself
        if (!abort.signal.aborted) await followLive((signal) => authorized('/api/live', { signal, headers: { Accept: 'text/event-stream' } }), abort.signal);
      } catch {
        // the views say so
      }
    })();
    return () => abort.abort();
  }, [known]);

  // A new view takes the focus to its heading, as a new page would; the first one leaves it to the browser.
  useEffect(() => {
    document.title = view && view.path !== '/' ? `${view.name} – Priscus` : 'Priscus';
    if (!Component) return;
    if (!first.current) {
      window.scrollTo(0, 0);
      main.current?.querySelector('h1')?.focus();
    }
    first.current = false;
  }, [view, Component]);

  const skip = (event: Event): void => {
    event.preventDefault();
    main.current?.focus();
  };
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>Skip to the content</a>
      <header class="top">
        <a class="brand" href={href('/')} aria-current={path === '/' ? 'page' : undefined}>Priscus</a>
        <Navigation path={path} />
        <div class="tools">
          <LivePill />
          <ThemeSwitch />
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {!view ? (
          <>
            <h1 tabIndex={-1}>No such view</h1>
            <p>There is no <code>{path}</code> here. <a href={href('/')}>Back to the beginning</a></p>
          </>
        ) : fault ? (
          <div class="box problem" role="alert">This part of the page could not be loaded: {fault}</div>
        ) : Component ? (
          <Component />
        ) : (
          <div class="stand" aria-busy="true" />
        )}
      </main>
      <Footer />
      <TokenDialog />
    </>
  );
}

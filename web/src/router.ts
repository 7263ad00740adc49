// The hash router. The whole state of a view stands in the address, `#/search?actor=BLR&status=actual`, so that copying the address
// copies the view. Names of parameters are those of the API where they mean the same.
//
//     const { path, params } = useRoute();
//     <a href={href('/relations', { a: 'BLR', b: 'AZE' })}>
//     setParams({ since: '2024-01-01', cursor: null });           // a new entry in the history
//     setParams({ since: day }, { replace: true });               // none: while a slider moves
import { useEffect, useState } from 'preact/hooks';

export interface Route {
  path: string;
  params: URLSearchParams;
}

export type ParamValue = string | number | boolean | readonly string[] | null | undefined;
export type ParamPatch = Record<string, ParamValue>;

export function parseHash(hash: string): Route {
  const bare = hash.replace(/^#\/?/, '');
  const question = bare.indexOf('?');
  const path = '/' + (question < 0 ? bare : bare.slice(0, question)).replace(/\/+$/, '');
  return { path, params: new URLSearchParams(question < 0 ? '' : bare.slice(question + 1)) };
}

/** Sets the names of `patch` in a copy of `params`; null, undefined, false and empty values take a name away. */
export function patched(params: URLSearchParams, patch: ParamPatch): URLSearchParams {
  const result = new URLSearchParams(params);
  for (const [name, value] of Object.entries(patch)) {
    result.delete(name);
    const values = Array.isArray(value) ? (value as readonly string[]) : [value];
    for (const one of values) {
      if (one === null || one === undefined || one === false || one === '') continue;
      result.append(name, one === true ? '1' : String(one));
    }
  }
  return result;
}

/** Commas, colons and slashes may stand in a fragment: codes like BLR:GOV stay readable. */
export function queryString(params: URLSearchParams): string {
  return params.toString().replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%2F/g, '/');
}

export function href(path: string, params: ParamPatch | URLSearchParams = {}): string {
  const query = queryString(params instanceof URLSearchParams ? params : patched(new URLSearchParams(), params));
  return `#${path}${query ? `?${query}` : ''}`;
}

export function currentRoute(): Route {
  return parseHash(window.location.hash);
}

export function navigate(to: string, options: { replace?: boolean } = {}): void {
  if (to === window.location.hash) return;
  if (options.replace) {
    window.history.replaceState(null, '', to);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    window.location.hash = to;
  }
}

/** Changes the parameters of the view that is open. */
export function setParams(patch: ParamPatch, options: { replace?: boolean } = {}): void {
  const { path, params } = currentRoute();
  navigate(href(path, patched(params, patch)), options);
}

export function useRoute(): Route {
  const [route, setRoute] = useState(currentRoute);
  useEffect(() => {
    const changed = (): void => setRoute(currentRoute());
    window.addEventListener('hashchange', changed);
    changed();
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return route;
}

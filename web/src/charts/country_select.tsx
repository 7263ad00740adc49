// A country by name. Those that matter here come first, with their numbers.
import { useId, useMemo } from 'preact/hooks';
import { count } from '../format';
import type { Country } from '../types';

export interface CountrySelectProps {
  readonly label: string;
  readonly value: string | null;
  readonly countries: readonly Country[];  // by name
  /** Codes and numbers of events, the most first. */
  readonly suggested: readonly (readonly [code: string, events: number])[];
  readonly empty: string;
  readonly onChange: (code: string | null) => void;
}

export function CountrySelect({ label, value, countries, suggested, empty, onChange }: CountrySelectProps) {
  const id = useId();
  const names = useMemo(() => new Map(countries.map((country) => [country.code, country.name])), [countries]);
  const first = suggested.slice(0, 15);
  const known = value === null || names.has(value) || first.some(([code]) => code === value);
  // Some 250 options: made again only when they change, not whenever the view is.
  const firstKey = first.join();
  const options = useMemo(() => {
    const codes = new Set(first.map(([code]) => code));
    return (
      <>
        {first.length > 0 && (
          <optgroup label="most events">
            {first.map(([code, events]) => <option key={code} value={code}>{names.get(code) ?? code} ({count(events)})</option>)}
          </optgroup>
        )}
        <optgroup label="all">
          {countries.filter(({ code }) => !codes.has(code)).map((country) => <option key={country.code} value={country.code}>{country.name}</option>)}
        </optgroup>
      </>
    );
  }, [firstKey, countries]);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value || null)}>
        <option value="">{empty}</option>
        {!known && <option value={value!}>{value}</option>}
        {options}
      </select>
    </div>
  );
}

/** Who has most events, from pairs: [code, events], the most first. With `partner` only those who deal with it. */
export function busiest(dyads: readonly { one: string; other: string; events: number }[], partner: string | null): [string, number][] {
  const events = new Map<string, number>();
  for (const dyad of dyads) {
    for (const [code, with_] of [[dyad.one, dyad.other], [dyad.other, dyad.one]] as const) {
      if (partner === null || with_ === partner) events.set(code, (events.get(code) ?? 0) + dyad.events);
    }
  }
  return [...events].sort((one, other) => other[1] - one[1]);
}

// The form of filters that Search, Map and Network share. It shows what the address says and changes the address; the fields are chosen
// by the view. A change counts when a field is left or Enter is pressed, so that nothing is asked for at each key.
import { useId } from 'preact/hooks';
import { useCountries, useOntology } from '../api';
import { actorsOf, hasFilters, filterNames, type FilterName } from '../filters';
import { quadShort } from '../format';
import { setParams, useRoute } from '../router';
import { quads, statuses, type Quad } from '../types';
import { QuadMark } from './quad';

export function toggled(list: readonly string[], value: string, on: boolean): string[] {
  return on ? [...list, value] : list.filter((one) => one !== value);
}

const labels: Record<FilterName, string> = {
  text: 'Words',
  actor: 'Who (actor)',
  recipient: 'Whom (recipient)',
  dyad: 'Between (two, A,B)',
  type: 'Type',
  mode: 'Mode',
  status: 'Status',
  quad: 'Kind',
  sector: 'Sector',
  place: 'Where',
  speaker: 'As told by',
  since: 'From',
  until: 'Until',
};

const hints: Partial<Record<FilterName, string>> = {
  actor: 'BLR, Norway, RUS:MIL',
  recipient: 'UKR, :GOV',
  dyad: 'BLR,AZE',
  place: 'Oslo or NOR',
  speaker: 'ministry',
};

function Field({ name, change }: { name: FilterName; change: (name: FilterName, values: string[]) => void }) {
  const id = useId();
  const { params } = useRoute();
  const { data: countries } = useCountries();
  const values = params.getAll(name).filter(Boolean);
  // What is no whole day (a link may say 2024-05, or nonsense that the server refuses) must stay to be seen.
  const day = (name === 'since' || name === 'until') && values.every((value) => /^\d{4}-\d{2}-\d{2}$/.test(value));
  const type = day ? 'date' : name === 'text' ? 'search' : 'text';
  const split = (value: string): string[] => {
    if (name === 'actor' || name === 'recipient') return actorsOf(value, countries);
    if (name === 'dyad') return value.trim() ? [actorsOf(value, countries).slice(0, 2).join(',')] : [];
    if (name === 'place') return value.split(';').map((one) => countries?.list.find((c) => c.name.toLowerCase() === one.trim().toLowerCase())?.code ?? one.trim()).filter(Boolean);
    return value.trim() ? [value.trim()] : [];
  };
  return (
    <div class={`field field-${name}`}>
      <label for={id}>{labels[name]}</label>
      <input
        id={id}
        name={name}
        type={type}
        value={values.join(name === 'place' ? '; ' : ', ')}
        placeholder={hints[name]}
        list={name === 'actor' || name === 'recipient' || name === 'place' ? 'filter-countries' : undefined}
        autocomplete="off"
        onChange={(event) => change(name, split(event.currentTarget.value))}
      />
    </div>
  );
}

function Checks<T extends string>({ name, options, say, change }: { name: FilterName; options: readonly T[]; say: (value: T) => preact.ComponentChildren; change: (name: FilterName, values: string[]) => void }) {
  const { params } = useRoute();
  const values = params.getAll(name);
  return (
    <fieldset>
      <legend>{labels[name]}</legend>
      <div class="row center checks">
        {options.map((option) => (
          <label key={option}>
            <input type="checkbox" checked={values.includes(option)} onChange={(event) => change(name, toggled(values, option, event.currentTarget.checked))} /> {say(option)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Types({ change }: { change: (name: FilterName, values: string[]) => void }) {
  const { params } = useRoute();
  const { data: ontology } = useOntology();
  const chosen = params.getAll('type');
  const modes = params.getAll('mode');
  const types = ontology?.types ?? [];
  const offered = [...new Set([...types.filter((type) => chosen.includes(type.name)).flatMap((type) => type.modes), ...modes])];
  return (
    <details open={chosen.length > 0 || modes.length > 0}>
      <summary>
        Types and modes{chosen.length ? `: ${chosen.join(', ')}` : ''}{modes.length ? ` (${modes.join(', ')})` : ''}
      </summary>
      {quads.map((quad) => (
        <fieldset key={quad}>
          <legend><QuadMark quad={quad} /> {quadShort[quad]}</legend>
          <div class="row center checks">
            {types.filter((type) => type.quad === quad).map((type) => (
              <label key={type.name} title={type.description ?? ''}>
                <input type="checkbox" checked={chosen.includes(type.name)} onChange={(event) => change('type', toggled(chosen, type.name, event.currentTarget.checked))} /> {type.name}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {offered.length ? <Checks name="mode" options={offered} say={(mode) => mode} change={change} /> : null}
    </details>
  );
}

/** `fields`: which filters the view offers, in this order. `children` stand at the end of the form (an order, a button). */
export function FilterBar({ fields, children }: { fields: readonly FilterName[]; children?: preact.ComponentChildren }) {
  const { params } = useRoute();
  const { data: countries } = useCountries();
  const change = (name: FilterName, values: string[]): void => setParams({ [name]: values, cursor: null });
  const plain = fields.filter((name) => !['quad', 'status', 'type', 'mode'].includes(name));
  return (
    <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <div class="row">
        {plain.map((name) => <Field key={name} name={name} change={change} />)}
        {children}
        {hasFilters(params) ? (
          <button type="button" onClick={() => setParams(Object.fromEntries([...filterNames, 'cursor'].map((name) => [name, null])))}>Clear all</button>
        ) : null}
      </div>
      {fields.includes('quad') ? <Checks name="quad" options={quads} say={(quad: Quad) => <><QuadMark quad={quad} /> {quad}</>} change={change} /> : null}
      {fields.includes('status') ? <Checks name="status" options={statuses} say={(status) => status} change={change} /> : null}
      {fields.includes('type') ? <Types change={change} /> : null}
      <datalist id="filter-countries">{countries?.list.map((country) => <option key={country.code} value={country.code}>{country.name}</option>)}</datalist>
    </form>
  );
}

// Changes one event: type, mode, status, sides, day, speaker; or says that it is none.
import { useId } from 'preact/hooks';
import { useCountries, useOntology } from '../api';
import type { EditedEvent, PlainParty } from '../corrections';
import { statuses, type Status } from '../types';

function Side({ legend, list, change }: { legend: string; list: readonly PlainParty[]; change: (list: PlainParty[]) => void }) {
  const { data: ontology } = useOntology();
  const { data: countries } = useCountries();
  const id = useId();
  const put = (i: number, patch: Partial<PlainParty>): void => change(list.map((party, j) => (j === i ? { ...party, ...patch } : party)));
  return (
    <fieldset>
      <legend>{legend}</legend>
      {list.map((party, i) => (
        <div class="row" key={i}>
          <div class="field"><label for={`${id}t${i}`}>Words</label><input id={`${id}t${i}`} value={party.text} onChange={(event) => put(i, { text: event.currentTarget.value })} /></div>
          <div class="field narrow">
            <label for={`${id}c${i}`}>Country</label>
            <input id={`${id}c${i}`} value={party.country ?? ''} list={`${id}list`} maxLength={3} onChange={(event) => put(i, { country: event.currentTarget.value.trim().toUpperCase() || null })} />
          </div>
          <div class="field narrow">
            <label for={`${id}s${i}`}>Sector</label>
            <select id={`${id}s${i}`} value={party.sector ?? ''} onChange={(event) => put(i, { sector: event.currentTarget.value || null })}>
              <option value="">none</option>
              {ontology?.sectors.map((sector) => <option key={sector.code} value={sector.code} title={sector.name}>{sector.code}</option>)}
            </select>
          </div>
          <button type="button" onClick={() => change(list.filter((_, j) => j !== i))} aria-label={`Remove ${party.text || 'this party'}`}>Remove</button>
        </div>
      ))}
      <button type="button" onClick={() => change([...list, { text: '', country: null, sector: null }])}>Add one</button>
      <datalist id={`${id}list`}>{countries?.list.map((country) => <option key={country.code} value={country.code}>{country.name}</option>)}</datalist>
    </fieldset>
  );
}

export function CorrectionForm({ edited, changed, change, reset, gold, example }: {
  edited: EditedEvent;
  changed: boolean;
  change: (edited: EditedEvent) => void;
  reset: () => void;
  gold: string;
  example: string;
}) {
  const { data: ontology } = useOntology();
  const id = useId();
  const types = ontology?.types ?? [];
  const type = types.find((one) => one.name === edited.type);
  const modes = [...new Set([...(type?.modes ?? []), ...(edited.mode ? [edited.mode] : [])])];
  const put = (patch: Partial<EditedEvent>): void => change({ ...edited, ...patch });
  return (
    <form class="correction" onSubmit={(event) => event.preventDefault()}>
      <label><input type="checkbox" checked={edited.deleted} onChange={(event) => put({ deleted: event.currentTarget.checked })} /> This is no event</label>
      {edited.deleted ? null : (
        <>
          <div class="row">
            <div class="field">
              <label for={`${id}type`}>Type</label>
              <select id={`${id}type`} value={edited.type} onChange={(event) => put({ type: event.currentTarget.value, mode: null })}>
                {types.map((one) => <option key={one.name} value={one.name} title={one.description ?? ''}>{one.name}</option>)}
              </select>
            </div>
            <div class="field">
              <label for={`${id}mode`}>Mode</label>
              <select id={`${id}mode`} value={edited.mode ?? ''} onChange={(event) => put({ mode: event.currentTarget.value || null })}>
                <option value="">none</option>
                {modes.map((mode) => <option key={mode} value={mode}>{mode}</option>)}
              </select>
            </div>
            <div class="field">
              <label for={`${id}status`}>Status</label>
              <select id={`${id}status`} value={edited.status} onChange={(event) => put({ status: event.currentTarget.value as Status })}>
                {statuses.map((status) => <option key={status} value={status}>{status}</option>)}
              </select>
            </div>
            <div class="field">
              <label for={`${id}date`}>Date</label>
              <input id={`${id}date`} value={edited.date ?? ''} placeholder="2024-05-14, 2024-05, 2024" pattern="\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?" title="An ISO day, month or year, or two with / between" onChange={(event) => put({ date: event.currentTarget.value.trim() || null })} />
            </div>
            <div class="field">
              <label for={`${id}by`}>Who says so</label>
              <input id={`${id}by`} value={edited.attributed_to ?? ''} placeholder="the writer" onChange={(event) => put({ attributed_to: event.currentTarget.value.trim() || null })} />
            </div>
          </div>
          <Side legend="Who" list={edited.actor} change={(actor) => put({ actor })} />
          <Side legend="Whom" list={edited.recipient} change={(recipient) => put({ recipient })} />
        </>
      )}
      <h3>As a frame’s example</h3>
      <pre class="scroll example" tabIndex={0} aria-label="The event as a frame's example">{example}</pre>
      <h3>As gold</h3>
      <pre class="scroll gold" tabIndex={0} aria-label="The event as gold">{edited.deleted ? '(no line: it is no event)' : gold}</pre>
      {changed ? <button type="button" onClick={reset}>Back to what was read</button> : null}
    </form>
  );
}

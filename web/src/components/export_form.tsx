// Saves what the filters choose, in any format of /api/export.
import { useState } from 'preact/hooks';
import { address, ApiError, exportKinds, token, type ExportKind } from '../api';
import { saveAnswer } from '../download';
import { filterQuery } from '../filters';
import { setParams, useRoute } from '../router';
import { useStore } from '../store';
import type { Problem } from '../types';
import { ProblemBox } from './problem';

const endings: Record<ExportKind, string> = {
  csv: 'csv', jsonl: 'jsonl', plover: 'jsonl', polecat: 'txt', icews: 'tab', gdelt1: 'csv', gdelt2: 'csv', phoenix: 'txt', tabari: 'txt',
};

export function ExportForm({ params }: { params: URLSearchParams }) {
  const { params: here } = useRoute();
  const known = useStore(token);
  const [problem, setProblem] = useState<Problem | null>(null);
  const kind = (exportKinds as readonly string[]).includes(here.get('as') ?? '') ? (here.get('as') as ExportKind) : 'csv';
  const where = address('export', filterQuery(params, { as: kind }));
  const name = `priscus-events.${endings[kind]}`;
  // A link cannot send the token: then the page fetches the file itself.
  const fetched = (event: Event): void => {
    if (!known) return;
    event.preventDefault();
    saveAnswer(name, where).then(
      () => setProblem(null),
      (fault: unknown) => setProblem(fault instanceof ApiError ? fault.problem : { type: 'about:blank', title: 'Not saved', status: 0, detail: String(fault) }),
    );
  };
  return (
    <>
      <div class="row center export">
        <label>
          Save all of them as{' '}
          <select value={kind} onChange={(event) => setParams({ as: event.currentTarget.value === 'csv' ? null : event.currentTarget.value }, { replace: true })}>
            {exportKinds.map((one) => <option key={one} value={one}>{one}</option>)}
          </select>
        </label>
        <a href={where} download={name} onClick={fetched}>Save {name}</a>
        <a href={address('events', filterQuery(params))}>as JSON from the API</a>
      </div>
      <ProblemBox problem={problem} />
    </>
  );
}

// The filters of a chart view, folded away under a line that tells what they are: the chart comes first.
import { useState } from 'preact/hooks';
import { useCountries } from '../api';
import { FilterBar } from '../components/filter_bar';
import { filterQuery, inWords, type FilterName } from '../filters';
import { patched, useRoute } from '../router';

export function FoldedFilters({ fields }: { readonly fields: readonly FilterName[] }) {
  const [open, setOpen] = useState(false);
  const { params } = useRoute();
  const { data: countries } = useCountries();
  const words = inWords(filterQuery(patched(params, { since: null, until: null, cursor: null })), countries).join(', ');
  return (
    <details class="chart-filters" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Filters: {words || 'none'}</summary>
      {open && <FilterBar fields={fields} />}
    </details>
  );
}

// Search: words, actors, types, dates, status; each event with its sentence, the trigger and the words found marked.
import '../styles/events.css';
import { useCountries } from '../api';
import { EventList } from '../components/event_list';
import { ExportForm } from '../components/export_form';
import { FilterBar } from '../components/filter_bar';
import { QuadLegend } from '../components/quad';
import { inWords } from '../filters';
import { count, counted } from '../format';
import { setParams, useRoute } from '../router';

export default function Search() {
  const { params } = useRoute();
  const { data: countries } = useCountries();
  const order = params.get('order') === 'oldest' ? 'oldest' : 'newest';
  const words = inWords(params, countries);
  return (
    <>
      <h1 tabIndex={-1}>Search</h1>
      <FilterBar fields={['text', 'actor', 'recipient', 'dyad', 'place', 'speaker', 'since', 'until', 'quad', 'status', 'type']}>
        <div class="field">
          <label for="order">Order</label>
          <select id="order" value={order} onChange={(event) => setParams({ order: event.currentTarget.value === 'oldest' ? 'oldest' : null, cursor: null })}>
            <option value="newest">newest first</option>
            <option value="oldest">oldest first</option>
          </select>
        </div>
      </FilterBar>
      <ExportForm params={params} />
      <details class="small"><summary>What the marks mean</summary><QuadLegend /></details>
      <EventList
        params={params}
        order={order === 'oldest' ? 'oldest' : null}
        said={(page, shown) =>
          page.events.length === 0
            ? `No event ${words.join(', ')}.`
            : `${page.total === null || page.total === undefined ? 'Events' : counted(page.total, 'event')} ${words.join(', ')}${words.length ? '; ' : ''}${count(shown)} shown, ${order} first.`
        }
      />
    </>
  );
}

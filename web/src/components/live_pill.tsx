// The live stream in the header: whether it runs, "n new events", and whether views follow by themselves.
import { counted } from '../format';
import { liveFollow, liveFresh, liveStatus, showFresh, type LiveStatus } from '../live';
import { useStore } from '../store';

const words: Record<LiveStatus, string> = {
  off: 'not live',
  connecting: 'connecting …',
  on: 'live',
  lost: 'not live; trying again',
};

export function LivePill() {
  const status = useStore(liveStatus);
  const fresh = useStore(liveFresh);
  const follow = useStore(liveFollow);
  return (
    <div class="row center live">
      <span class="pill" data-status={status}>
        <span aria-hidden="true">{status === 'on' ? '● ' : '○ '}</span>
        {words[status]}
      </span>
      <label class="small">
        <input type="checkbox" checked={follow} onChange={(event) => liveFollow.set(event.currentTarget.checked)} /> follow
      </label>
      <span role="status">{fresh > 0 ? <button class="primary" onClick={showFresh}>{counted(fresh, 'new event')}</button> : null}</span>
    </div>
  );
}

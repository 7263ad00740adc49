// Asks for the token of a server that listens beyond this machine.
import { useEffect, useRef } from 'preact/hooks';
import { giveToken, token, tokenWanted } from '../api';
import { useStore } from '../store';

export function TokenDialog() {
  const wanted = useStore(tokenWanted);
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wanted && !dialog.current?.open) dialog.current?.showModal();
    if (!wanted && dialog.current?.open) dialog.current.close();
  }, [wanted]);
  const submit = (event: Event): void => {
    event.preventDefault();
    const value = input.current?.value.trim() ?? '';
    if (value) giveToken(value);
  };
  return (
    <dialog ref={dialog} aria-labelledby="token-title" onCancel={() => tokenWanted.set(false)}>
      <form onSubmit={submit}>
        <h2 id="token-title">This server asks for a token</h2>
        {wanted && token.get() ? <p class="bad" role="alert">The token was not taken.</p> : null}
        <p>It stands in the file that <code>priscus serve --token-file</code> was given. The page keeps it until this tab is closed.</p>
        <div class="field">
          <label for="token">Token</label>
          <input id="token" ref={input} type="password" autocomplete="off" required />
        </div>
        <p class="row">
          <button class="primary" type="submit">Use it</button>
          <button type="button" onClick={() => tokenWanted.set(false)}>Not now</button>
        </p>
      </form>
    </dialog>
  );
}

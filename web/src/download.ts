// Files that the page hands to the reader.
import { authorized } from './api';

export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function saveText(name: string, text: string, type = 'text/plain'): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** Saves what a GET of the API answers, with the token that a plain link could not send. */
export async function saveAnswer(name: string, address: string): Promise<void> {
  saveBlob(name, await (await authorized(address)).blob());
}

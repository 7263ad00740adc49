// The line under a saved picture: which record, coded by what, and what was asked of it. Asked for when a picture is saved.
import { api } from '../api';

export async function recordLine(asked: string): Promise<string> {
  const record = await api.health().then(
    ({ record, version }) => `${record.path_name} (${record.documents} documents, ${record.events} events), Priscus ${version.program}`,
    () => 'a Priscus record',
  );
  return `Source: ${record}. ${asked}`;
}

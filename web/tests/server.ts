// Starts `priscus serve` on a free port for the tests. PRISCUS: the program (default: ../build/priscus). PRISCUS_RECORD: the record to show;
// without it one is made of the examples, in a folder of its own. PRISCUS_BASE: the address of a server that already runs.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const program = process.env['PRISCUS'] ?? join(root, 'build', 'priscus');

/** The examples of the repository as a record. */
export function exampleRecord(folder: string): string {
  const record = join(folder, 'web.db');
  const sources = ['examples/articles.jsonl', 'examples/gold/docs.jsonl', 'examples/demo'].map((one) => join(root, one)).filter((one) => existsSync(one));
  execFileSync(program, ['record', record, ...sources], { stdio: ['ignore', 'ignore', 'inherit'] });
  return record;
}

export interface Running {
  base: string;
  record: string;
  stop: () => Promise<void>;
}

/** Resolves when the server has said at which address it listens; throws what it said when it ends instead. */
export async function startServer(record: string, args: readonly string[] = []): Promise<Running> {
  const server: ChildProcess = spawn(program, ['serve', record, '--port', '0', '--web', join(root, 'web', 'dist'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const base = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`priscus serve gave no address in 30 s; it said: ${said}`)), 30_000);
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = said.match(/https?:\/\/[\w.:[\]-]*:\d+/)?.[0];
      if (address) {
        clearTimeout(timer);
        resolve(address);
      }
    };
    server.stdout!.on('data', listen);
    server.stderr!.on('data', listen);
    server.on('exit', (code) => reject(new Error(`priscus serve ended with ${code}: ${said}`)));
    server.on('error', reject);
  });
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 3000))]);
    if (server.exitCode === null) server.kill('SIGKILL');
  };
  return { base, record, stop };
}

export default async function setup(): Promise<() => Promise<void>> {
  if (process.env['PRISCUS_BASE']) return async () => undefined;
  const folder = mkdtempSync(join(tmpdir(), 'priscus-web-'));
  const running = await startServer(process.env['PRISCUS_RECORD'] ?? exampleRecord(folder));
  process.env['PRISCUS_BASE'] = running.base;
  return async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

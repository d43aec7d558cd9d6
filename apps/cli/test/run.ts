import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** Logins of the mock, in the variables that the command reads. */
export const logins = {
  ALUCO_PORTTRACKER_USER: 'user',
  ALUCO_PORTTRACKER_PASSWORD: 'pass',
  ALUCO_RAAS_USER: 'root',
  ALUCO_RAAS_PASSWORD: 'salt',
} as const;

function start(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ['--conditions=@aluco/source', main, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Runs the command from its sources to its end, without a terminal. */
export async function aluco(
  args: readonly string[],
  options: { env?: Readonly<Record<string, string>>; input?: string } = {},
) {
  const child = start(args, options.env ?? logins);
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output.stderr += chunk;
  });
  child.stdin?.end(options.input ?? '');
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, ...output };
}

export interface MockProcess extends AsyncDisposable {
  readonly porttracker: string;
  readonly raas: string;
  readonly endpoints: {
    porttracker: { tcp: { host: string; port: number }; unix: string | null };
    raas: { url: string };
  };
  /** Sends the signal and gives the exit status. */
  stop(signal: 'SIGTERM' | 'SIGINT'): Promise<number | null>;
}

/** Starts `aluco mock` on free ports and reads its one line. */
export async function startMockProcess(args: readonly string[] = []): Promise<MockProcess> {
  const child = start(
    ['mock', '--json', '--porttracker', '127.0.0.1:0', '--raas', '127.0.0.1:0', ...args],
    {},
  );
  const ended = once(child, 'close') as Promise<[number | null]>;
  child.stderr?.pipe(process.stderr);
  if (child.stdout === null) throw new Error('expected a pipe');
  const first = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const [line] = await Promise.race([
    first,
    ended.then(([status]): never => {
      throw new Error(`the mock ended with status ${status} before it listened`);
    }),
  ]);
  const endpoints = JSON.parse(line) as MockProcess['endpoints'];
  const { tcp } = endpoints.porttracker;
  return {
    endpoints,
    porttracker: `porttracker://${tcp.host}:${tcp.port}`,
    raas: endpoints.raas.url,
    async stop(signal) {
      child.kill(signal);
      return (await ended)[0];
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Where the servers listen: ports on 127.0.0.1, and the URL of RaaS. */
export interface Places {
  readonly floor: number;
  readonly jsonRpc: number;
  readonly porttracker: number;
  /** Answers one request, `realm_query`, with as many rows as the realm's gid says. */
  readonly replies: number;
  readonly http: number;
  readonly raas: string;
}

export interface ServerProcess extends AsyncDisposable {
  readonly places: Places;
  /** Octets in use by the servers, after a collection. */
  memory(): Promise<{ rss: number; heapUsed: number }>;
}

/** Starts the servers in a process of their own, so that they share no thread with what is measured. */
export async function startServerProcess(): Promise<ServerProcess> {
  const script = fileURLToPath(new URL('./server.ts', import.meta.url));
  const child = spawn(process.execPath, ['--expose-gc', '--conditions=@aluco/source', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const line = async () => JSON.parse(((await once(lines, 'line')) as [string])[0]);
  const places = (await line()) as Places;
  return {
    places,
    async memory() {
      const answer = line();
      child.stdin.write('memory\n');
      return await answer;
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'close');
      child.stdin.end();
      await ended;
    },
  };
}

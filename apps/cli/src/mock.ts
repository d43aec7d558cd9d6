import { once } from 'node:events';
import { type MockOptions, startMock } from '@aluco/mock-server';

/**
 * Runs the mock server until SIGINT or SIGTERM.
 *
 * With `json`, prints one line when everything listens; otherwise the same for people.
 */
export async function runMock(options: MockOptions & { readonly json: boolean }): Promise<void> {
  const stop = waitForSignal();
  const mock = await startMock(options);
  process.stdout.write(options.json ? `${JSON.stringify(mock.endpoints)}\n` : greet(mock.endpoints));
  await stop;
  await mock.close();
}

function greet({ porttracker, raas }: Awaited<ReturnType<typeof startMock>>['endpoints']): string {
  const lines = [
    ['Porttracker', `porttracker://${porttracker.tcp.host}:${porttracker.tcp.port}`, 'user / pass'],
    ...(porttracker.unix === null ? [] : [['', `porttracker+unix://${porttracker.unix}`, 'no login']]),
    ['RaaS', raas.url, 'root / salt'],
  ];
  const width = Math.max(...lines.map(([, url = '']) => url.length));
  return `${lines.map(([name = '', url = '', login]) => `${name.padEnd(12)} ${url.padEnd(width)}  ${login}`).join('\n')}\nStop with Ctrl-C.\n`;
}

async function waitForSignal(): Promise<void> {
  const abort = new AbortController();
  const { signal } = abort;
  await Promise.race([once(process, 'SIGINT', { signal }), once(process, 'SIGTERM', { signal })]);
  abort.abort();
}

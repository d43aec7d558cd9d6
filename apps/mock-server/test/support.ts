/** A mock on free ports for one test, and clients of it; all of it goes away when the test ends. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectOptions, connect, type PorttrackerClient } from '@aluco/porttracker';
import { afterEach } from 'vitest';
import { LOGINS, type Mock, type MockOptions, startMock } from '../src/index.ts';

export const REALM = '64424509927';

const undo: (() => unknown)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** Runs at the end of the present test. */
function later(step: () => unknown): void {
  undo.push(step);
}

export const ANYWHERE = { host: '127.0.0.1', port: 0 };

/** Work takes a thousandth of its usual time, unless the options say otherwise. */
export async function mock(options: Partial<MockOptions> = {}): Promise<Mock> {
  const errors: string[] = [];
  const onError = (error: unknown, where: string) => errors.push(`${where}: ${error}`);
  const running = await startMock({
    porttracker: ANYWHERE,
    raas: ANYWHERE,
    speed: 1000,
    onError,
    ...options,
  });
  later(async () => {
    await running.close();
    if (errors.length > 0) throw new Error(`the mock itself failed: ${errors.join('; ')}`);
  });
  return running;
}

/** A folder of its own, and a path for a socket in it. */
export async function socketPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aluco-mock-'));
  later(() => rm(folder, { recursive: true }));
  return join(folder, 'socket');
}

/** A client that logged in over TCP. */
export async function client({ endpoints }: Mock, options: ConnectOptions = {}): Promise<PorttrackerClient> {
  const { host, port } = endpoints.porttracker.tcp;
  return opened(`porttracker://${host}:${port}`, { ...LOGINS.porttracker, ...options });
}

/** A client over the Unix socket, which asks for no login. */
export async function localClient(
  { endpoints }: Mock,
  options: ConnectOptions = {},
): Promise<PorttrackerClient> {
  return opened(`porttracker+unix://${endpoints.porttracker.unix}`, options);
}

async function opened(url: string, options: ConnectOptions): Promise<PorttrackerClient> {
  const made = await connect(url, { timeout: 10_000, ...options });
  later(() => made.destroy());
  return made;
}

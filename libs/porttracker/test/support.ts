/** Peers that say exactly what a test tells them, over real sockets, and a server as a program would set it up. */

import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, connect as dial, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as dialTls } from 'node:tls';
import { afterEach } from 'vitest';
import {
  type ConnectOptions,
  connect,
  createPorttrackerServer,
  type ListenAddress,
  type PorttrackerClient,
  type PorttrackerServer,
  type ServerOptions,
} from '../src/index.ts';

export const cert = readFileSync(new URL('./fixtures/cert.pem', import.meta.url), 'utf8');
export const key = readFileSync(new URL('./fixtures/key.pem', import.meta.url), 'utf8');
export const tls = { cert, key };

const undo: (() => unknown)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** Runs at the end of the present test. */
export function later(step: () => unknown): void {
  undo.push(step);
}

/** A path for a Unix socket in a folder of its own. */
export async function socketPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'porttracker-'));
  later(() => rm(folder, { recursive: true }));
  return join(folder, 's');
}

/** One end of a connection that reads line by line. */
export class Peer {
  readonly socket: Socket;
  readonly lines: string[] = [];
  #rest = '';
  #waiting: (() => void)[] = [];
  #ended = false;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk) => this.#read(String(chunk)));
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#ended = true;
      this.#wake();
    });
    socket.on('end', () => {
      this.#ended = true;
      this.#wake();
    });
    later(() => socket.destroy());
  }

  /** The next line, parsed; undefined after the end. Splits back-to-back arrays, as a client sends them. */
  async next(): Promise<unknown[] | undefined> {
    while (this.lines.length === 0 && !this.#ended)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const line = this.lines.shift();
    return line === undefined ? undefined : (JSON.parse(line) as unknown[]);
  }

  async take(count: number): Promise<unknown[]> {
    const frames: unknown[] = [];
    for (let left = count; left > 0; left--) frames.push(await this.next());
    return frames;
  }

  /** All lines until the other side ends. */
  async rest(): Promise<unknown[]> {
    const frames: unknown[] = [];
    for (let frame = await this.next(); frame !== undefined; frame = await this.next()) frames.push(frame);
    return frames;
  }

  send(...frames: unknown[]): void {
    this.socket.write(frames.map((frame) => `${JSON.stringify(frame)}\n`).join(''));
  }

  write(text: string | Uint8Array): void {
    this.socket.write(text);
  }

  /** Leaves the socket to somebody else. */
  release(): Socket {
    this.socket.removeAllListeners('data');
    return this.socket;
  }

  #read(text: string): void {
    this.#rest += text;
    const parts = this.#rest.split(/\n|(?<=\])(?=\[)/);
    const last = parts.pop() ?? '';
    const whole = isArray(last);
    this.#rest = whole ? '' : last;
    this.lines.push(...parts.filter((part) => part !== ''), ...(whole ? [last] : []));
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

function isArray(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

/** A server that says what `script` says; gives its URL. */
export async function fakeServer(script: (peer: Peer) => unknown): Promise<string> {
  const server: Server = createServer((socket) => void script(new Peer(socket)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  later(() => new Promise((resolve) => server.close(resolve)));
  return `porttracker://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The same, with a greeting that asks for no login. */
export function openServer(script: (peer: Peer) => unknown): Promise<string> {
  return fakeServer((peer) => {
    peer.send([null, 'hello', 1, ['none']]);
    return script(peer);
  });
}

export async function connected(url: string, options?: ConnectOptions): Promise<PorttrackerClient> {
  const client = await connect(url, options);
  later(() => client.destroy());
  return client;
}

/** A real server with one user, `user` with the password `pass`, on a free port unless told otherwise. */
export async function realServer(
  options: Partial<ServerOptions> = {},
  port = 0,
): Promise<{ server: PorttrackerServer; url: string; address: ListenAddress & { transport: 'tcp' } }> {
  const server = createPorttrackerServer({
    handlers: {},
    lookupPassword: (username) => (username === 'user' ? 'pass' : undefined),
    onError: () => {},
    ...options,
  });
  later(() => server.close());
  const address = await server.listen({ port });
  if (address.transport !== 'tcp') throw new TypeError('expected a TCP address');
  return { server, url: `porttracker://127.0.0.1:${address.port}`, address };
}

/** A connection to a real server on which a test says what it likes. */
export async function rawClient(address: { port: number; tls?: boolean }): Promise<Peer> {
  const at = { host: '127.0.0.1', port: address.port };
  const socket = address.tls ? dialTls({ ...at, ca: cert }) : dial(at);
  await new Promise<void>((resolve, reject) => {
    socket.once(address.tls ? 'secureConnect' : 'connect', () => resolve());
    socket.once('error', reject);
  });
  return new Peer(socket);
}

export const credentials = { username: 'user', password: 'pass' };

/** After everything that is ready. */
export const tick = () => new Promise((resolve) => setImmediate(resolve));

/** Waits until the number stays the same for a while. */
export async function settled(number: () => number): Promise<number> {
  let last = number();
  for (let same = 0; same < 100; ) {
    await tick();
    same = number() === last ? same + 1 : 0;
    last = number();
  }
  return last;
}

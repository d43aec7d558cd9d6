import { computeCram, type PorttrackerClient, requests, types } from '@aluco/porttracker';
import { findMessage, type MessageData, porttracker as spec } from '@aluco/spec-data';
import { createCodecs, sampleParams } from '@aluco/wire';
import { describe, expect, test } from 'vitest';
import type { Mock } from '../src/index.ts';
import { MOCK_TLS } from '../src/tls.ts';
import { useOwnKeys } from './own-keys.ts';
import { client, localClient, mock, socketPath } from './support.ts';

const codecs = createCodecs(types);

/** What only a session that is being opened can send. Each returns the reply as it came. */
const opening: Readonly<Record<string, (running: Mock) => Promise<readonly unknown[]>>> = {
  login: async (running) => await (await localClient(running)).request('login', ['user', 'pass']),
  login_cram_md6: async (running) => {
    const received: (readonly unknown[])[] = [];
    const opened = await localClient(running, {
      onFrame: ({ frame }) => received.push(frame),
    });
    const nonce = Buffer.from(String(received[0]?.[4]), 'base64');
    const cc = Buffer.from('ffb97321');
    const { cr, sr } = computeCram('user', 'pass', nonce, cc);
    const unpadded = (octets: Uint8Array) => Buffer.from(octets).toString('base64').replace(/=+$/, '');
    const reply = await opened.request('login_cram_md6', ['user', unpadded(cr), cc.toString('base64')]);
    expect(reply).toEqual([unpadded(sr)]);
    return reply;
  },
  start_tls: async (running) => {
    const frames: (readonly unknown[])[] = [];
    const options = { startTls: 'required', tls: { ca: MOCK_TLS.cert } } as const;
    const secured = await client(running, {
      ...options,
      onFrame: ({ frame }) => frames.push(frame),
    });
    expect(secured.server.tls).toBe(true);
    const id = frames.find(([given, type]) => given !== null && type === 'start_tls')?.[0];
    const [, status, ...reply] = frames.findLast(([given]) => given === id) ?? [];
    expect([id !== undefined, status]).toEqual([true, 1]);
    return reply;
  },
};

/** The parameters of the message's first example, or sampled ones. */
function paramsOf(message: MessageData): Record<string, unknown> {
  const line = message.examples[0]?.send;
  if (line === undefined) return sampleParams(message, types);
  const [, , ...args] = JSON.parse(line) as unknown[];
  return codecs.message(message).decodeParams(args) as Record<string, unknown>;
}

function describedAs(name: string): MessageData {
  const message = findMessage(spec, name, 'request');
  if (message === undefined) throw new Error(`the spec data lack the request ${name}`);
  return message;
}

async function ask(connected: PorttrackerClient, running: Mock, name: string): Promise<unknown> {
  const message = describedAs(name);
  const params = useOwnKeys(message, paramsOf(message), running.porttracker.world.effects);
  const codec = codecs.message(message);
  return codec.decodeResult(await connected.request(name, codec.encodeParams(params)), params);
}

describe.each(Object.keys(requests))('%s', (name) => {
  const message = describedAs(name);

  test('is answered as described', async () => {
    const open = opening[name];
    const running = await mock(open === undefined ? {} : { socket: await socketPath() });
    if (open !== undefined) {
      const reply = await open(running);
      expect(() => codecs.message(message).decodeResult(reply, {})).not.toThrow();
      return;
    }
    const result = await ask(await client(running), running, name);
    if (message.result.length === 0) expect(result).toBeUndefined();
    else expect(result).toBeDefined();
    // A list that came back empty would say nothing about its items.
    if (Array.isArray(result)) expect(result).not.toEqual([]);
  });
});

test('no request of the spec is left out', () => {
  const described = spec.messages.filter(({ kind }) => kind === 'request');
  expect(Object.keys(requests).sort()).toEqual(
    described.flatMap(({ name, aliases = [] }) => [name, ...aliases]).sort(),
  );
  expect(Object.keys(opening).filter((name) => !(name in requests))).toEqual([]);
});

test('sampled parameters are answered too, by a result or by a refusal that says why', async () => {
  const running = await mock();
  const connected = await client(running);
  const described = spec.messages.filter(({ kind, name }) => kind === 'request' && !(name in opening));
  const replies = await Promise.allSettled(
    described.map(async (message) => {
      const params = sampleParams(message, types, { seed: 7 });
      const codec = codecs.message(message);
      return codec.decodeResult(await connected.request(message.name, codec.encodeParams(params)), params);
    }),
  );
  const reasons = replies.flatMap((reply) =>
    reply.status === 'rejected' ? [String(reply.reason.serverMessage)] : [],
  );
  const known = /^(no such |invalid arguments: |already exists: |permission denied|invalid licence)/;
  expect(reasons.filter((reason) => !known.test(reason))).toEqual([]);
  expect(reasons.length).toBeLessThan(described.length);
});

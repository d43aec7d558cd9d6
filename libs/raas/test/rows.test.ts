import { connect as dial } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type Command,
  type CommandDetail,
  connect,
  createRaasDispatcher,
  type GetCmdDetailsAnswer,
  getCmdDetails,
  type RequestHandlers,
  RpcError,
  request,
  type StreamedAnswer,
  testEcho,
} from '../src/index.ts';
import { login, startServer } from './server.ts';

const jid = '20240102030405678901';

function row(n: number): CommandDetail {
  return { minion_id: `m${n}`, master_id: 'a', has_return: true, has_errors: false, alter_time: null };
}

async function* rows(count: number): AsyncGenerator<CommandDetail> {
  for (let n = 0; n < count; n += 1) yield row(n);
}

const basic = { ...login, authentication: 'basic' } as const;

/** A server on which the rows of `cmd.get_cmd_details` come from here, a client, and what went wrong on the server. */
async function rowServer(
  details: NonNullable<RequestHandlers['cmd.get_cmd_details']>,
  handlers: RequestHandlers = {},
) {
  const errors: unknown[] = [];
  const server = await startServer({
    handlers: { 'cmd.get_cmd_details': details, ...handlers },
    onError: (error) => errors.push(error),
  });
  const client = connect(server.url, { ...basic, closeTimeout: 1 });
  return {
    ...server,
    client,
    errors,
    async [Symbol.asyncDispose]() {
      await client.close({ timeout: 1 });
      await server.server.close();
    },
  };
}

/** Asks by a socket of its own, to see the very response. */
function ask(url: string, body: object, version = '1.1') {
  const text = JSON.stringify(body);
  const { username, password } = login;
  const head = [
    `POST /rpc HTTP/${version}`,
    'host: x',
    `authorization: Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
    `content-length: ${text.length}`,
  ];
  const socket = dial(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.write(`${head.join('\r\n')}\r\n\r\n${text}`);
  return socket;
}

const details = { riq: 1, resource: 'cmd', method: 'get_cmd_details', kwargs: { jid } };

describe('a handler that streams', () => {
  it.each([0, 1, 2, 5000])('gives %d rows of a member of its answer', async (count) => {
    await using server = await rowServer((_, context) => {
      context.warn('early');
      return { count, results: rows(count) };
    });
    const { ret, warnings } = await server.client.cmd.getCmdDetails({ jid });
    expect(ret).toEqual({ count, results: Array.from({ length: count }, (_, n) => row(n)) });
    expect(warnings).toEqual(['early']);
    expect(server.errors).toEqual([]);
  });

  it('gives rows of several members, from any iterable, and of a whole answer', async () => {
    const state = { check_uuid: jid, check_name: 'a', check_display_name: 'A' };
    const summary = { ...state, compliant: 0, noncompliant: 1, error: 0, notapplicable: 0, unknown: 0 };
    const check_uuid = '80492e63-af0b-41c8-9a5b-b202be658561';
    await using server = await rowServer(() => ({ count: 2, results: Readable.from([row(0), row(1)]) }), {
      'cmd.get_cmd_status': async function* ({ jids }) {
        for (const _ of jids) yield 'complete';
      },
      'sec.get_check_minions': () => ({
        count: 0,
        results: Readable.from([]),
        check_summary: Readable.from([{ ...summary, check_uuid }]),
      }),
    });
    expect((await server.client.cmd.getCmdDetails({ jid })).ret.results).toEqual([row(0), row(1)]);
    expect((await server.client.cmd.getCmdStatus({ jids: [jid, jid] })).ret).toEqual([
      'complete',
      'complete',
    ]);
    const { ret } = await server.client.sec.getCheckMinions({ policy_uuid: check_uuid });
    expect(ret.results).toEqual([]);
    expect(ret.check_summary).toEqual([{ ...summary, check_uuid }]);
    expect(server.errors).toEqual([]);
  });

  it('has its rows collected in a batch, which fail for themselves', async () => {
    await using server = await rowServer(
      ({ limit }) => ({
        count: 3,
        results: (async function* () {
          yield* rows(3);
          if (limit === 1) throw new RpcError('not_found', 'no more');
        })(),
      }),
      { 'test.echo': ({ message }) => message },
    );
    const [first, second, third] = await server.client.batch([
      request(getCmdDetails, { jid }),
      request(getCmdDetails, { jid, limit: 1 }),
      request(testEcho, { message: 'x' }),
    ]);
    expect(first.ret).toEqual({ count: 3, results: [row(0), row(1), row(2)] });
    expect(second.error).toMatchObject({ code: 'rpc_failed', rpc: { message: 'no more' } });
    expect(third.ret).toBe('x');
  });

  it('has its rows sent as they come', async () => {
    const go = Promise.withResolvers<void>();
    await using server = await rowServer(() => ({
      count: 2,
      results: (async function* () {
        yield row(0);
        await go.promise;
        yield row(1);
      })(),
    }));
    const socket = ask(server.url, details);
    let text = '';
    for await (const chunk of socket) {
      text += String(chunk);
      // The second is not made before the first was seen.
      if (text.includes('"m0"')) go.resolve();
      if (text.includes('\r\n0\r\n')) break;
    }
    expect(text).toContain('"m1"');
    expect(text).toContain('Transfer-Encoding: chunked');
  });

  it('is asked for no more rows than the client reads, and is left when that goes', async () => {
    const left = Promise.withResolvers<void>();
    let made = 0;
    let isAborted = false;
    await using server = await rowServer((_, { signal }) => ({
      count: 0,
      results: (async function* () {
        try {
          for (;;) {
            made += 1;
            yield { ...row(made), master_id: 'x'.repeat(10_000) };
          }
        } finally {
          isAborted = signal?.aborted === true;
          left.resolve();
        }
      })(),
    }));
    const socket = ask(server.url, details);
    socket.pause();
    // Until the buffers between both are full: as many turns of the loop without a row.
    for (let still = 0, last = -1; still < 200; still = made === last ? still + 1 : 0) {
      last = made;
      await new Promise(setImmediate);
    }
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(5_000);
    socket.destroy();
    await left.promise;
    expect(isAborted).toBe(true);
    expect(server.errors).toEqual([]);
  });

  it('is left by a client that goes while a row is awaited', async () => {
    const returned = Promise.withResolvers<string>();
    const asked = Promise.withResolvers<void>();
    let given = 0;
    const source: AsyncIterable<CommandDetail> = {
      [Symbol.asyncIterator]: () => ({
        next() {
          given += 1;
          if (given === 1) return Promise.resolve({ done: false, value: row(0) });
          asked.resolve();
          return new Promise(() => {});
        },
        return() {
          returned.resolve('returned');
          return Promise.resolve({ done: true, value: undefined });
        },
      }),
    };
    await using server = await rowServer(() => ({ count: 0, results: source }));
    const socket = ask(server.url, details);
    await asked.promise;
    socket.destroy();
    expect(await returned.promise).toBe('returned');
    await new Promise(setImmediate);
    expect(server.errors).toEqual([]);
  });
});

describe('a stream that fails', () => {
  it.each<[string, () => unknown, object, number]>([
    [
      'with an error of the protocol',
      () => new RpcError('not_found', 'no such'),
      { code: 4004, message: 'no such' },
      0,
    ],
    ['with another', () => new Error('hidden'), { code: 5000, message: 'Internal server error' }, 1],
  ])('before its first row is answered: %s', async (_, make, want, told) => {
    await using server = await rowServer(() => ({
      count: 0,
      // biome-ignore lint/correctness/useYield: it fails before.
      results: (async function* (): AsyncGenerator<CommandDetail> {
        throw make();
      })(),
    }));
    await expect(server.client.cmd.getCmdDetails({ jid })).rejects.toMatchObject({
      code: 'rpc_failed',
      rpc: want,
    });
    expect(server.errors).toHaveLength(told);
  });

  /** For what was written to be on its way. */
  const turn = () => new Promise(setImmediate);

  const failing: [string, () => AsyncGenerator<CommandDetail>, object][] = [
    [
      'by throwing',
      async function* () {
        yield* rows(2);
        await turn();
        throw new RangeError('no more');
      },
      { message: 'no more' },
    ],
    [
      'with an error of the protocol',
      async function* () {
        yield* rows(2);
        await turn();
        throw new RpcError('not_found', 'too late');
      },
      { message: 'too late' },
    ],
    [
      'with a row that does not fit',
      async function* () {
        yield row(0);
        await turn();
        yield { minion_id: 'x' } as never;
      },
      {
        message: expect.stringContaining(
          'row 1 of results, as a list by itself: cmd.get_cmd_details $.ret[0]',
        ),
      },
    ],
  ];

  it.each(failing)('later is taken for whole by nobody, and told of once: %s', async (_, results, want) => {
    await using server = await rowServer(() => ({ count: 2, results: results() }));
    for (const version of ['1.1', '1.0']) {
      let text = '';
      for await (const chunk of ask(server.url, details, version)) text += String(chunk);
      const [head = '', body = ''] = text.split('\r\n\r\n', 2);
      expect(head).toContain(' 200 OK');
      expect(body).toContain('"m0"');
      // Neither the last chunk nor, without chunks, the end of the JSON.
      expect(text).not.toContain('\r\n0\r\n');
      expect(() => JSON.parse(body)).toThrow();
    }
    expect(server.errors).toMatchObject([want, want]);
    await expect(server.client.cmd.getCmdDetails({ jid })).rejects.toMatchObject({
      code: 'connection_failed',
    });
    await expect(
      fetch(`${server.url}/rpc`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(unescape(encodeURIComponent('root:s\u00e4lt')))}` },
        body: JSON.stringify(details),
      }).then((response) => response.text()),
    ).rejects.toThrow();
  });

  it('where the message has no list is the fault of the handler', async () => {
    await using server = await rowServer(() => ({ count: 0, results: [], limit: rows(1) }) as never, {
      'test.echo': () => rows(1) as never,
    });
    const failed = { rpc: { code: 5000 } };
    await expect(server.client.test.echo({ message: 'x' })).rejects.toMatchObject(failed);
    await expect(server.client.cmd.getCmdDetails({ jid })).rejects.toMatchObject(failed);
    expect(server.errors).toMatchObject([
      { code: 'invalid_options', message: expect.stringContaining('its answer is none') },
      { code: 'invalid_options', message: expect.stringContaining('limit of its answer is none') },
    ]);
  });
});

it('the dispatcher gives the pieces, and leaves the handler when it is left', async () => {
  const left = Promise.withResolvers<string>();
  const dispatcher = createRaasDispatcher({
    verify: (username, _, configName) => ({ username, configName }),
    handlers: {
      'cmd.get_cmd_details': () => ({
        count: 9,
        results: (async function* () {
          try {
            yield* rows(9);
          } finally {
            left.resolve('left');
          }
        })(),
      }),
    },
  });
  const { status, body } = await dispatcher.handle({
    method: 'POST',
    url: '/rpc',
    headers: { authorization: `Basic ${btoa('a:b')}` },
    body: JSON.stringify(details),
  });
  if (typeof body === 'string') expect.unreachable();
  const { value } = await body.next();
  expect([status, value]).toEqual([200, `{"riq":1,"ret":{"count":9,"results":[${JSON.stringify(row(0))}`]);
  await body.return();
  expect(await left.promise).toBe('left');
});

it('has types for what a handler may give', () => {
  type Given = StreamedAnswer<GetCmdDetailsAnswer>;
  expectTypeOf<{ count: number; results: AsyncGenerator<CommandDetail> }>().toExtend<Given>();
  expectTypeOf<{ count: number; results: CommandDetail[] }>().toExtend<Given>();
  expectTypeOf<{ count: number; results: AsyncIterable<Command> }>().not.toExtend<Given>();
  expectTypeOf<{ count: AsyncIterable<number>; results: [] }>().not.toExtend<Given>();
  expectTypeOf<StreamedAnswer<string[]>>().toEqualTypeOf<AsyncIterable<string>>();
  expectTypeOf<StreamedAnswer<string>>().toBeNever();
  const handlers: RequestHandlers = {
    // @ts-expect-error Rows of another kind.
    'cmd.get_cmd_status': async function* () {
      yield 5;
    },
  };
  expect(Object.keys(handlers)).toEqual(['cmd.get_cmd_status']);
});

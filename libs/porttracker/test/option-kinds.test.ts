/** Options and callbacks of a wrong kind, as programs without types give them: refused before anything is sent. */

import { describe, expect, test } from 'vitest';
import { openConnection } from '../src/connection.ts';
import {
  type ConnectOptions,
  connect,
  createPorttrackerServer,
  type PorttrackerClient,
  realmInfo,
  type ServerOptions,
} from '../src/index.ts';
import { echo, open, scripted } from './reconnecting.ts';
import {
  cert,
  connected,
  credentials,
  fakeServer,
  key,
  later,
  realServer,
  socketPath,
  tls,
} from './support.ts';

const PIN = 'AB'.repeat(32);
const nowhere = 'porttracker://127.0.0.1:1';

/** Of what fails, by a throw or a rejection. */
async function failureOf(run: () => unknown): Promise<unknown> {
  try {
    await run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing failed');
}

const refusal = (message: string | RegExp) => ({
  name: 'PorttrackerError',
  code: 'invalid_options',
  message: typeof message === 'string' ? message : expect.stringMatching(message),
});

const WRONG: [keyof ConnectOptions, unknown, string][] = [
  ['tls', null, 'tls: expected object, got null'],
  ['tls', 'hunter2', 'tls: expected object, got string'],
  ['tls', [], 'tls: expected object, got list'],
  ['authentication', 'login', 'authentication: expected list, got string'],
  ['authentication', ['nope'], 'authentication: expected "none", "login_cram_md6" or "login", got "nope"'],
  ['authentication', [null], 'authentication: expected "none", "login_cram_md6" or "login", got null'],
  ['signal', {}, 'signal: expected AbortSignal, got object'],
  ['signal', new AbortController(), 'signal: expected AbortSignal, got object'],
  ['signal', 'x', 'signal: expected AbortSignal, got string'],
  ['startTls', 'always', 'startTls: expected "never", "optional" or "required", got "always"'],
  ['startTls', true, 'startTls: expected "never", "optional" or "required", got boolean'],
  ['reconnect', null, 'reconnect: expected boolean or object, got null'],
  ['reconnect', 'yes', 'reconnect: expected boolean or object, got string'],
  ['username', 5, 'username: expected string, got number'],
  ['password', 987_654, 'password: expected string or function, got number'],
  ['password', null, 'password: expected string or function, got null'],
  ['allowPlaintextLogin', 'x', 'allowPlaintextLogin: expected boolean, got string'],
  ['onFrame', 5, 'onFrame: expected function, got number'],
];

describe('options of a client', () => {
  test.each(WRONG)(
    'of a wrong kind are refused before anything is sent: %s %j',
    async (name, value, text) => {
      let count = 0;
      const url = await fakeServer(() => count++);
      expect(await failureOf(() => connect(url, { [name]: value }))).toMatchObject(refusal(text));
      expect(count).toBe(0);
    },
  );

  test.each([5, null, [5], [PIN, null]])('fingerprints that are none: %j', async (fingerprint256) => {
    for (const run of [connect, openConnection])
      expect(
        await failureOf(() =>
          run('porttrackers://127.0.0.1:1', { tls: { fingerprint256: fingerprint256 as never } }),
        ),
      ).toMatchObject(refusal(/^tls\.fingerprint256: expected one or more SHA-256 fingerprints .*, got /));
  });

  test.each([null, 5, 'x'])('that are no object: %j', async (options) => {
    const text = `options: expected object, got ${options === null ? 'null' : typeof options}`;
    expect(await failureOf(() => connect(nowhere, options as never))).toMatchObject(refusal(text));
  });

  test.each<[string, unknown, string]>([
    ['', null, 'options: expected an object, got null'],
    ['signal', new AbortController(), 'signal: expected an AbortSignal, got {}'],
    ['signal', 5, 'signal: expected an AbortSignal, got 5'],
    ['tls', null, 'tls: expected an object, got null'],
    ['tls', 'hunter2', 'tls: expected an object, got string'],
    ['authentication', 'login', 'authentication: expected a list, got string'],
    ['authentication', null, 'authentication: expected a list, got null'],
  ])('of a single connection are refused as well: %s %j', async (name, value, text) => {
    const options = (name === '' ? value : { [name]: value }) as never;
    expect(await failureOf(() => openConnection(nowhere, options))).toMatchObject(refusal(text));
  });

  test('that are as they should be, and those that are undefined, are taken', async () => {
    const { url } = await realServer();
    const all: ConnectOptions = {
      ...credentials,
      signal: new AbortController().signal,
      tls: {},
      authentication: ['login_cram_md6'],
      startTls: 'optional',
      reconnect: { maxAttempts: 1 },
      allowPlaintextLogin: false,
      onFrame: () => {},
    };
    expect((await connected(url, all)).state).toBe('connected');
    const none = Object.fromEntries(Object.keys(all).map((name) => [name, undefined]));
    expect((await connected(url, { ...none, ...credentials })).state).toBe('connected');
  });
});

describe('a pin', () => {
  const wants = 'tls.fingerprint256: expected porttrackers:// or startTls, got neither';

  test.each(['connect', 'openConnection'] as const)(
    'is refused where there will be no TLS: %s',
    async (name) => {
      const run = { connect, openConnection }[name];
      const path = `porttracker+unix://${await socketPath()}`;
      for (const url of [nowhere, path])
        for (const startTls of ['never', undefined] as const)
          expect(
            await failureOf(() =>
              run(url, { tls: { fingerprint256: PIN }, ...(startTls !== undefined && { startTls }) }),
            ),
          ).toMatchObject(refusal(wants));
    },
  );

  test('requires TLS where it was optional', async () => {
    const { url } = await realServer();
    const options = { ...credentials, startTls: 'optional', tls: { fingerprint256: PIN } } as const;
    for (const run of [connect, openConnection])
      expect(await failureOf(() => run(url, options))).toMatchObject({ code: 'tls_rejected' });
  });

  test.each([{ ca: cert }, { cert, key }])(
    'and other certificates are refused on a Unix socket without TLS',
    async (own) => {
      const path = await socketPath();
      const server = createPorttrackerServer({ handlers: {}, authentication: ['none'], tls });
      later(() => server.close());
      await server.listen({ path });
      const url = `porttracker+unix://${path}`;
      expect(await failureOf(() => connect(url, { tls: own }))).toMatchObject(
        refusal('tls: expected the option startTls with it, got a Unix socket without TLS'),
      );
      expect((await connected(url, { startTls: 'required', tls: { ca: cert } })).server.tls).toBe(true);
      expect((await connected(url, { tls: {} })).server.tls).toBe(false);
    },
  );
});

describe('options of calls and streams', () => {
  const refused: [string, (client: PorttrackerClient, signal: never) => unknown][] = [
    ['a method', (client, signal) => client.ping({ signal })],
    ['a list', (client, signal) => client.realmInfo({ fields: ['gid'] }, { signal })],
    [
      'the rows of a method',
      (client, signal) =>
        client
          .realmInfo({ fields: ['gid'] }, { signal })
          .rows()
          .next(),
    ],
    ['rows', (client, signal) => client.rows(realmInfo, { fields: ['gid'] }, { signal }).next()],
    ['call', (client, signal) => client.call(realmInfo, { fields: ['gid'] }, { signal })],
    ['request', (client, signal) => client.request('x', [], { signal })],
    ['subscribe', (client, signal) => client.subscribe({ events: ['*'] }, { signal })],
    ['drained', (client, signal) => client.drained({ signal })],
    ['close', (client, signal) => client.close({ signal })],
    ['events', (client, signal) => client.events('*', { signal })],
    ['states', (client, signal) => client.states({ signal })],
    ['notifications', (client, signal) => client.notifications({ signal })],
  ];
  const missing: typeof refused = [
    ['a method', (client, none) => client.ping(none)],
    ['a list', (client, none) => client.realmInfo({ fields: ['gid'] }, none)],
    [
      'the rows of a method',
      (client, none) =>
        client
          .realmInfo({ fields: ['gid'] }, none)
          .rows()
          .next(),
    ],
    ['rows', (client, none) => client.rows(realmInfo, { fields: ['gid'] }, none).next()],
    ['call', (client, none) => client.call(realmInfo, { fields: ['gid'] }, none)],
    ['request', (client, none) => client.request('x', [], none)],
    ['drained', (client, none) => client.drained(none)],
    ['close', (client, none) => client.close(none)],
    ['events', (client, none) => client.events('*', none)],
    ['states', (client, none) => client.states(none)],
    ['notifications', (client, none) => client.notifications(none)],
  ];

  for (const reconnect of [false, true]) {
    const seenBy = async () => {
      const seen: unknown[][] = [];
      const url = await scripted((peer) => echo(peer, seen));
      return { seen, client: await open(url, { reconnect }) };
    };

    test.each(refused)(
      `a wrong signal is refused, and nothing else happens: %s (${reconnect})`,
      async (_, run) => {
        const { seen, client } = await seenBy();
        for (const signal of [new AbortController(), {}, 5, null])
          expect(await failureOf(() => run(client, signal as never))).toMatchObject(
            refusal(/^signal: expected (an )?AbortSignal, got /),
          );
        expect([client.pending, client.state]).toEqual([0, 'connected']);
        expect(await client.request('x')).toEqual(['x']);
        expect(seen).toEqual([['x']]);
        client.destroy();
        expect(await client.closed).toBeUndefined();
      },
    );

    test.each(missing)(`null is refused instead of options: %s (${reconnect})`, async (_, run) => {
      const { seen, client } = await seenBy();
      expect(await failureOf(() => run(client, null as never))).toMatchObject(
        refusal(/^options: expected (an )?object, got null$/),
      );
      expect([client.pending, client.state, seen]).toEqual([0, 'connected', []]);
    });
  }

  test('a wrong signal is refused by a single connection', async () => {
    const seen: unknown[][] = [];
    const connection = await openConnection(await scripted((peer) => echo(peer, seen)));
    later(() => connection.destroy());
    for (const signal of [new AbortController(), {}, 5, null] as never[])
      for (const run of [
        () => connection.call(realmInfo, { fields: ['gid'] }, { signal }),
        () => connection.request('x', [], { signal }),
        () => connection.close({ signal }),
      ])
        expect(await failureOf(run)).toMatchObject(refusal(/^signal: expected an AbortSignal, got /));
    for (const run of [
      () => connection.request('x', [], null as never),
      () => connection.close(null as never),
    ])
      expect(await failureOf(run)).toMatchObject(refusal('options: expected an object, got null'));
    expect(await connection.request('x')).toEqual(['x']);
    expect(seen).toEqual([['x']]);
  });

  test('streams take no other policy, pattern or flag', async () => {
    const client = await open(await scripted((peer) => echo(peer)));
    const rows: [() => unknown, string][] = [
      [
        () => client.events('*', { overflow: 'bogus' as never }),
        'overflow: expected "error", "drop_oldest" or "pause", got "bogus"',
      ],
      [() => client.events(5 as never), 'pattern: expected string, got number'],
      [() => client.events('*', { unknown: 'yes' as never }), 'unknown: expected boolean, got string'],
      [
        () => client.notifications({ overflow: 1 as never }),
        'overflow: expected "error", "drop_oldest" or "pause", got number',
      ],
    ];
    for (const [run, text] of rows) expect(await failureOf(run)).toMatchObject(refusal(text));
  });
});

describe('options of a server', () => {
  const right: ServerOptions = { handlers: {}, authentication: ['none'] };
  test('are not what an object of a class has besides handlers', () => {
    class Handlers {
      readonly asked = 5;
      log(): void {}
    }
    expect(() => createPorttrackerServer({ ...right, handlers: new Handlers() })).not.toThrow();
  });

  test.each<[string, unknown, string]>([
    ['handlers', undefined, 'handlers: expected object, got undefined'],
    ['handlers', null, 'handlers: expected object, got null'],
    ['handlers', { realm_info: 5 }, 'handlers.realm_info: expected function or undefined, got number'],
    ['tls', null, 'tls: expected object, got null'],
    ['authentication', 'none', 'authentication: expected list or function, got string'],
    ['lookupPassword', 'pass', 'lookupPassword: expected function, got string'],
    ['fallback', {}, 'fallback: expected function, got object'],
    ['onError', 5, 'onError: expected function, got number'],
    ['onFrame', 5, 'onFrame: expected function, got number'],
    ['onSession', 5, 'onSession: expected function, got number'],
    ['startTlsResets', 'no', 'startTlsResets: expected boolean, got string'],
    ['maxSubscriptions', -1, 'maxSubscriptions: expected a whole number of at least 0, got -1'],
  ])('of a wrong kind are refused: %s %j', async (name, value, text) => {
    expect(
      await failureOf(() => createPorttrackerServer({ ...right, [name]: value } as ServerOptions)),
    ).toMatchObject(refusal(text));
  });

  test('that are no object, and places that are none', async () => {
    expect(await failureOf(() => createPorttrackerServer(null as never))).toMatchObject(
      refusal('options: expected object, got null'),
    );
    const server = createPorttrackerServer(right);
    expect(await failureOf(() => server.listen(null as never))).toMatchObject(
      refusal('options: expected object, got null'),
    );
    expect(await failureOf(() => server.listen({ path: 5 as never }))).toMatchObject(
      refusal('path: expected string, got number'),
    );
  });
});

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { TLSSocket } from 'node:tls';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { computeCram, connect, type PorttrackerError, type SecretRequest } from '../src/index.ts';
import { cert, connected, credentials, fakeServer, Peer, realServer, socketPath, tls } from './support.ts';

const NONCE = 'YWVlYWJkZjQzMWEzYWM2';

function hello(...types: string[]): unknown[] {
  return [null, 'hello', 1, types, NONCE];
}

/** Answers a challenge as a server that knows `password`. */
async function answerChallenge(peer: Peer, password: string): Promise<void> {
  const [id, type, username, cr, cc] = (await peer.next()) as [number, string, string, string, string];
  expect(type).toBe('login_cram_md6');
  const answers = computeCram(username, password, Buffer.from(NONCE, 'base64'), Buffer.from(cc, 'base64'));
  const same = Buffer.from(answers.cr).equals(Buffer.from(cr, 'base64'));
  peer.send(same ? [id, 1, Buffer.from(answers.sr).toString('base64')] : [id, 0, 'no']);
}

describe('logging in', () => {
  test('needs nothing when the server offers none, whatever else it lists', async () => {
    const seen: unknown[] = [];
    const url = await fakeServer(async (peer) => {
      peer.send(hello('login', 'login_cram_md6', 'none'));
      for (;;) {
        const frame = await peer.next();
        if (frame === undefined) return;
        seen.push(frame);
        peer.send([frame[0], 1, 5, 6]);
      }
    });
    const client = await connected(url, credentials);
    expect(client.server).toEqual({
      version: 1,
      authenticationTypes: ['login', 'login_cram_md6', 'none'],
      authentication: 'none',
      tls: false,
    });
    expect(await client.ping()).toEqual({ timestamp: 5, pid: 6 });
    expect(seen).toEqual([[1, 'ping']]);
  });

  test('prefers the challenge, which never shows the password', async () => {
    let seen = '';
    const url = await fakeServer(async (peer) => {
      peer.socket.on('data', (chunk) => {
        seen += String(chunk);
      });
      peer.send(hello('login', 'login_cram_md6'));
      await answerChallenge(peer, 'pass-word');
    });
    const client = await connected(url, { username: 'user', password: async () => 'pass-word' });
    expect(client.server.authentication).toBe('login_cram_md6');
    expect(seen).toContain('login_cram_md6');
    expect(seen).not.toContain('pass-word');
  });

  test('sends the password where that is all the server takes', async () => {
    let login: unknown;
    const url = await fakeServer(async (peer) => {
      peer.send([null, 'hello', '1', ['login']]);
      login = await peer.next();
      peer.send([1, '1']);
    });
    const client = await connected(url.replace('//', '//user@'), { password: 'pass' });
    expect(login).toEqual([1, 'login', 'user', 'pass']);
    expect(client.server.authentication).toBe('login');
  });

  test('against a real server, each way, over TCP and a Unix socket', async () => {
    const { server, url } = await realServer();
    const path = await socketPath();
    await server.listen({ path });
    for (const authentication of ['login_cram_md6', 'login'] as const) {
      const tcp = await connected(url, { ...credentials, authentication: [authentication] });
      expect(tcp.server.authentication).toBe(authentication);
      expect((await tcp.ping()).pid).toBe(process.pid);
      const unix = await connected(`porttracker+unix://${path}`, {
        ...credentials,
        authentication: [authentication],
      });
      expect(unix.server.authentication).toBe(authentication);
    }
    const unix = await connected(`porttracker+unix://${path}`);
    expect(unix.server.authentication).toBe('none');
    expect([...server.sessions].map((session) => session.user)).toEqual([
      'user',
      'user',
      'user',
      'user',
      undefined,
    ]);
  });
});

describe('logins that fail', () => {
  const failure = (url: string, options = {}): Promise<PorttrackerError> =>
    connect(url, options).then(
      () => Promise.reject(new Error('connected')),
      (error) => error,
    );

  test.each(['login', 'login_cram_md6'] as const)('a wrong password by %s', async (authentication) => {
    const { url } = await realServer();
    for (const username of ['user', 'nobody']) {
      const error = await failure(url, { username, password: 'sesame', authentication: [authentication] });
      expect(error).toMatchObject({ code: 'login_failed', serverMessage: 'authentication failed' });
      expect(inspect(error, { depth: 9 })).not.toContain('sesame');
    }
  });

  test('a server that accepts without knowing the password', async () => {
    const url = await fakeServer(async (peer) => {
      peer.send(hello('login_cram_md6'));
      const frame = await peer.next();
      peer.send([frame?.[0], 1, 'gGKEpOuv5WuuQ7ZbwDWNIdyJtAnCimVN/faM5qWtOZM']);
    });
    expect(await failure(url, credentials)).toMatchObject({ code: 'server_not_authentic' });
  });

  test('a server that accepts and gives no proof', async () => {
    const url = await fakeServer(async (peer) => {
      peer.send(hello('login_cram_md6'));
      const frame = await peer.next();
      peer.send([frame?.[0], 1]);
    });
    expect(await failure(url, credentials)).toMatchObject({ code: 'server_not_authentic' });
  });

  test.each([
    [['kerberos'], credentials, 'offers kerberos'],
    [[], credentials, 'offers nothing'],
    [['login'], { username: 'user' }, 'needs the option "password"'],
    [['login'], { password: 'pass' }, 'needs the option "username"'],
    [['none'], { authentication: ['login'] }, 'wanted login'],
  ])('nothing usable: %j with %j', async (types, options, text) => {
    const url = await fakeServer((peer) => peer.send([null, 'hello', 1, types]));
    const error = await failure(url, options);
    expect(error).toMatchObject({ code: 'no_usable_authentication' });
    expect(error.message).toContain(text);
  });

  test.each([
    ['another version', [null, 'hello', 2, ['none']], 'protocol_violation'],
    ['types that are no texts', [null, 'hello', 1, [{ toString: 1 }]], 'no_usable_authentication'],
    ['no list', [null, 'hello', 1], 'protocol_violation'],
    ['a fatal error', [null, 'error', 'out of order'], 'server_error'],
  ])('a greeting with %s', async (_, greeting, code) => {
    const url = await fakeServer((peer) => peer.send(greeting));
    expect(await failure(url, credentials)).toMatchObject({ code });
  });

  test('a server that hangs up instead of greeting', async () => {
    const url = await fakeServer((peer) => peer.socket.end());
    expect(await failure(url, credentials)).toMatchObject({ code: 'connect_failed' });
  });

  test('nobody there', async () => {
    const url = await fakeServer(() => {});
    const path = await socketPath();
    expect(await failure(`porttracker+unix://${path}`)).toMatchObject({ code: 'connect_failed' });
    expect(url).toContain('127.0.0.1');
  });

  test.each([
    ['the greeting', () => {}],
    ['the reply to start_tls', (peer: Peer) => peer.send(hello('login'))],
    ['the end of the TLS handshake', (peer: Peer) => peer.send(hello('login'), [null, 'start_tls'])],
    [
      'the end of the TLS handshake',
      async (peer: Peer) => {
        peer.send(hello('login'));
        await peer.next();
        peer.send([null, 'start_tls']);
      },
    ],
    [
      'the reply to start_tls',
      async (peer: Peer) => {
        peer.send(hello('login'));
        await peer.next();
        peer.send([null, 'start_tls']);
        new Peer(new TLSSocket(peer.release(), { isServer: true, ...tls }));
      },
    ],
  ])('a time limit that ends while waiting for %s', async (what, script) => {
    const url = await fakeServer(script);
    const error = await failure(url, {
      ...credentials,
      startTls: 'required',
      tls: { ca: cert },
      connectTimeout: 200,
    });
    expect(error).toMatchObject({
      code: 'connect_timeout',
      message: `no session with ${url.slice('porttracker://'.length)} within 200 ms: still waiting for ${what}`,
    });
  });

  test.each<[string, string, (peer: Peer) => unknown]>([
    [
      'tls_failed',
      'start_tls',
      (peer) => {
        peer.send([null, 'start_tls']);
        new Peer(new TLSSocket(peer.release(), { isServer: true, ...tls }));
      },
    ],
    ['connection_closed', 'start_tls', (peer) => peer.socket.end()],
    [
      'connection_closed',
      'login',
      async (peer) => {
        peer.send([1, 0, 'no TLS here']);
        await peer.next();
        peer.socket.end();
      },
    ],
  ])('%s at the step %s is told of the connection: no call has run', async (code, step, script) => {
    const asked: unknown[] = [];
    const url = await fakeServer(async (peer) => {
      peer.send(hello('login'));
      asked.push((await peer.next())?.[1]);
      await script(peer);
    });
    const error = await failure(url, {
      ...credentials,
      startTls: step === 'login' ? 'optional' : 'required',
    });
    expect(asked).toEqual(['start_tls']);
    expect([error.code, error.mayHaveRun || undefined, error.messageName, error.id]).toEqual([
      code,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a server that says nothing: time limit and abort', async () => {
    const url = await fakeServer(() => {});
    expect(await failure(url, { connectTimeout: 30 })).toMatchObject({ code: 'connect_timeout' });
    expect(await failure(url, { signal: AbortSignal.timeout(30) })).toMatchObject({ code: 'aborted' });
    expect(await failure(url, { signal: AbortSignal.abort() })).toMatchObject({ code: 'aborted' });
  });

  test('a password function that fails', async () => {
    const url = await fakeServer((peer) => peer.send([null, 'hello', 1, ['login']]));
    const locked = new Error('the keyring is locked');
    const password = () => Promise.reject(locked);
    expect(await failure(url, { username: 'user', password })).toMatchObject({
      code: 'password_unavailable',
      cause: locked,
    });
  });

  test.each([undefined, null, 987_654_321, Buffer.from('sesame'), { a: 'sesame' }, ['sesame']])(
    'a password that is no string: %j',
    async (password) => {
      const sent: unknown[] = [];
      const url = await fakeServer(async (peer) => {
        peer.send(hello('login', 'login_cram_md6'));
        sent.push(...(await peer.rest()));
      });
      for (const authentication of ['login', 'login_cram_md6'] as const) {
        const options = { username: 'user', authentication: [authentication] };
        const given = await failure(url, { ...options, password: () => password });
        expect(given).toMatchObject({
          code: 'password_unavailable',
          message: 'the function for the password gave no string',
        });
        if (password === undefined) continue;
        const plain = await failure(url, { ...options, password });
        expect(plain).toMatchObject({
          code: 'invalid_options',
          message: expect.stringMatching(
            /^password: expected string or function, got (null|number|object|list)$/,
          ),
        });
        expect(inspect([given, plain], { depth: 9 })).not.toMatch(/sesame|987/);
      }
      expect(sent).toEqual([]);
    },
  );

  test('a password function that nobody waits for any more', async () => {
    const url = await fakeServer((peer) => peer.send(hello('login')));
    let signal: AbortSignal | undefined;
    const password = (request: SecretRequest) => {
      signal = request.signal;
      return new Promise<string>(() => {});
    };
    const error = await failure(url, { username: 'user', password, connectTimeout: 30 });
    expect(error).toMatchObject({ code: 'connect_timeout' });
    expect(signal?.aborted).toBe(true);
  });

  test.each<[string, (peer: Peer) => void, string]>([
    [
      'with its refusal',
      (peer) => peer.send([1, 0, 'no ann with ses"ame here', ['login', 'ann', 'ses"ame']]),
      'the server refused the login of ann: no ann with ••• here',
    ],
    [
      'in words that are no text',
      (peer) => peer.send([1, 0, { login: ['ann'.repeat(15), 'ses"ame'] }]),
      'the server refused the login of ann: •••',
    ],
    [
      'with a fatal error',
      (peer) => peer.send([null, 'error', 'cannot read [1,"login","ann","ses\\"ame"]']),
      'the server ended with: cannot read [1,"login","ann","•••"]',
    ],
  ])('a server that sends the password back %s', async (_, answer, message) => {
    const url = await fakeServer(async (peer) => {
      peer.send(hello('login'));
      await peer.next();
      answer(peer);
    });
    const told: unknown[] = [];
    const onError = (trace: unknown) => told.push(trace);
    subscribe('tracing:aluco:porttracker:request:error', onError);
    const error = await failure(url, { username: 'ann', password: 'ses"ame' });
    unsubscribe('tracing:aluco:porttracker:request:error', onError);
    expect(error.message).toBe(message);
    expect(error.extra.filter((value) => value !== '•••')).toEqual([]);
    expect(told).toHaveLength(1);
    expect(inspect([error, told], { depth: 9 })).not.toMatch(/ses\W*ame|"ses/);
  });
});

test('a client shows no secret when inspected', async () => {
  const { url } = await realServer({ lookupPassword: () => 'sesame' });
  const client = await connected(url, { username: 'user', password: 'sesame' });
  expect(inspect(client, { depth: 9, showHidden: true })).not.toContain('sesame');
});

test('the tap sees every array, without the password', async () => {
  const { url } = await realServer();
  const seen: [string, number, unknown][] = [];
  const client = await connected(url, {
    ...credentials,
    authentication: ['login'],
    onFrame: ({ direction, octets, frame }) => seen.push([direction, octets, frame]),
  });
  await client.ping();
  expect(seen.map(([direction]) => direction)).toEqual(['in', 'out', 'in', 'out', 'in']);
  expect(seen[1]).toEqual(['out', '[1,"login","user","pass"]'.length, [1, 'login', 'user', '•••']]);
});

test('a tap that throws harms nobody, and is warned of', async () => {
  const { url } = await realServer({
    onFrame: () => {
      throw new TypeError('the tap is broken');
    },
  });
  const warned = once(process, 'warning');
  const client = await connected(url, {
    ...credentials,
    onFrame: () => {
      throw new TypeError('the tap is broken');
    },
  });
  expect((await client.ping()).pid).toBe(process.pid);
  expect(await warned).toMatchObject([
    { name: 'PorttrackerWarning', message: 'onFrame threw: the tap is broken' },
  ]);
});

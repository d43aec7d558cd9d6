import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { connect } from '../src/index.ts';
import { login, serve, startServer } from './server.ts';

const hi = '{"ret":"hi","error":null,"warnings":[]}';

/**
 * A server as Tornado makes them: a token belongs to the cookie it came with, each request without one gets another, and every
 * POST needs it. `session` is the only one that is valid.
 */
async function strictServer(wantsSession: boolean) {
  const seen: string[] = [];
  const state = { session: 0, tokens: 0 };
  const server = await serve(async (request, response) => {
    request.resume();
    seen.push(`${request.method} ${request.url}`);
    await sleep(Math.random() * 5);
    const token = cookieOf(request, '_xsrf');
    if (request.method === 'GET') {
      state.tokens += 1;
      response.setHeader('set-cookie', `_xsrf=t${state.tokens}; Path=/`);
      response.end('{}');
    } else if (token === undefined || request.headers['x-xsrftoken'] !== token) {
      response.writeHead(403, 'missing xsrf').end('{}');
    } else if (request.url === '/account/login') {
      state.session += 1;
      response.setHeader('set-cookie', `raas-session=${state.session}; Path=/`);
      response.end('{}');
    } else if (wantsSession && cookieOf(request, 'raas-session') !== String(state.session)) {
      response.writeHead(401).end('{"errors":[{"title":"Unauthorized","message":"no session"}]}');
    } else response.end(hi);
  });
  const count = (what: string) => seen.filter((line) => line === what).length;
  return { ...server, state, seen, count };
}

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  return new RegExp(`\\b${name}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1];
}

const many = Array.from({ length: 30 }, (_, n) => n);

describe('a login', () => {
  it('that has expired is renewed once, however late each call learns of it', async () => {
    let now = Date.now();
    await using server = await startServer({ now: () => now, jwtLifetime: 60 });
    await using client = connect(server.url, {
      username: 'root',
      password: async () => {
        await sleep(20);
        return 'sält';
      },
    });
    await client.test.echo({ message: 'a' });
    now += 61_000;
    const calls = many.map(async (n) => {
      await sleep(n);
      return (await client.test.echo({ message: 'b' })).ret;
    });
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['b']));
    expect(server.logins).toEqual(['root', 'root']);
  });

  it('of a cookie session that has ended is renewed once, and each call made twice at most', async () => {
    await using server = await strictServer(true);
    await using client = connect(server.url, { ...login, authentication: 'cookie' });
    await Promise.all(many.map(() => client.test.echo({ message: 'x' })));
    expect([server.count('GET /account/login'), server.count('POST /account/login')]).toEqual([1, 1]);
    server.state.session += 100;
    server.seen.length = 0;
    await Promise.all(many.map(() => client.test.echo({ message: 'x' })));
    expect([server.count('GET /account/login'), server.count('POST /account/login')]).toEqual([1, 1]);
    expect(server.count('POST /rpc')).toBeLessThanOrEqual(2 * many.length);
  });

  it.each(['jwt', 'cookie'] as const)(
    'by %s that lasts as long as the server says is renewed',
    async (authentication) => {
      let now = Date.now();
      await using server = await startServer({ now: () => now, jwtLifetime: 60, sessionLifetime: 60 });
      await using client = connect(server.url, { ...login, authentication });
      await client.test.echo({ message: 'a' });
      now += 59_000;
      await client.test.echo({ message: 'a' });
      expect(server.logins).toHaveLength(1);
      now += 2_000;
      await Promise.all(many.map(() => client.test.echo({ message: 'b' })));
      expect(server.logins).toHaveLength(2);
    },
  );

  it('that nobody waits for any more is not waited for again', async () => {
    let attempts = 0;
    await using server = await serve((request, response) => {
      if (request.method === 'GET') {
        attempts += 1;
        // The first attempt hangs for ever.
        if (attempts === 1) return;
        response.setHeader('x-xsrftoken', 't');
      }
      response.end(request.url === '/rpc' ? hi : '{"jwt":"a.b.c"}');
    });
    await using client = connect(server.url, login);
    await expect(client.test.echo({ message: 'x' }, { timeout: 50 })).rejects.toMatchObject({
      code: 'timeout',
    });
    expect((await client.test.echo({ message: 'x' })).ret).toBe('hi');
    expect(attempts).toBe(2);
  });

  it.each([
    ['while it waits for the password', () => new Promise<string>(() => {})],
    ['while it waits for the server', () => 'sält'],
  ])('ends when the client is destroyed %s', async (_, password) => {
    await using server = await serve((request) => request.resume());
    const client = connect(server.url, { username: 'root', password });
    const calls = Promise.allSettled(many.map(() => client.test.echo({ message: 'x' })));
    await sleep(10);
    await client.destroy();
    for (const call of await calls) expect(call).toMatchObject({ reason: { code: 'closed' } });
  });

  it('goes on for the others when one of them gives up', async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    await using server = await startServer();
    await using client = connect(server.url, {
      username: 'root',
      password: async () => {
        await gate;
        return 'sält';
      },
    });
    const abort = new AbortController();
    const left = client.test.echo({ message: 'x' }, { signal: abort.signal });
    const stays = client.test.echo({ message: 'y' });
    abort.abort();
    await expect(left).rejects.toMatchObject({ code: 'aborted' });
    go();
    expect((await stays).ret).toBe('y');
    expect(server.logins).toEqual(['root']);
  });

  it.each<[string, () => unknown, object]>([
    [
      'is thrown instead of it',
      () => {
        throw new Error('the vault is locked');
      },
      { cause: { message: 'the vault is locked' } },
    ],
    ['rejects', async () => await Promise.reject(new RangeError('no')), { cause: { name: 'RangeError' } }],
    ['is undefined', () => undefined, {}],
    ['is a number', async () => 5, {}],
  ])('sends nothing where the password %s', async (_, password, want) => {
    let requests = 0;
    await using server = await serve((_request, response) => {
      requests += 1;
      response.end('{}');
    });
    for (const authentication of ['jwt', 'cookie', 'basic'] as const) {
      await using client = connect(server.url, {
        username: 'root',
        password: password as never,
        authentication,
      });
      await expect(client.test.echo({ message: 'x' })).rejects.toMatchObject({
        code: 'password_unavailable',
        ...want,
      });
    }
    expect(requests).toBe(0);
  });

  it('tells the function for the password when nobody waits any more', async () => {
    await using server = await startServer();
    const { promise, resolve } = Promise.withResolvers<unknown>();
    await using client = connect(server.url, {
      username: 'root',
      password: ({ signal }) =>
        new Promise(() => signal.addEventListener('abort', () => resolve(signal.aborted))),
    });
    await expect(client.test.echo({ message: 'x' }, { timeout: 30 })).rejects.toMatchObject({
      code: 'timeout',
    });
    expect(await promise).toBe(true);
  });

  it('by a wrong password on each request is not tried twice', async () => {
    await using server = await startServer();
    const wrong = { username: 'root', password: 'hunter2', authentication: 'basic' } as const;
    await using client = connect(server.url, wrong);
    await expect(client.test.echo({ message: 'x' })).rejects.toMatchObject({
      code: 'login_failed',
      status: 401,
    });
    expect(server.logins).toEqual(['root']);
  });
});

describe('an XSRF token', () => {
  it('is fetched once for calls made together, and kept', async () => {
    await using server = await strictServer(false);
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    await Promise.all(many.map(() => client.test.echo({ message: 'x' })));
    expect(server.count('GET /account/login')).toBe(1);
    server.seen.length = 0;
    await client.test.echo({ message: 'x' });
    expect(server.seen).toEqual(['POST /rpc']);
  });

  it('and a login may both be renewed in one call', async () => {
    const seen: string[] = [];
    let answers = [401, 403, 200];
    await using server = await serve((request, response) => {
      seen.push(`${request.method} ${request.url}`);
      if (request.method === 'GET') response.setHeader('set-cookie', `_xsrf=t${seen.length}; Path=/`);
      if (request.url !== '/rpc') response.end('{"jwt":"a.b.c"}');
      else {
        const [status = 200, ...rest] = answers;
        answers = rest;
        response.writeHead(status, status === 403 ? 'missing xsrf' : undefined).end(hi);
      }
    });
    await using client = connect(server.url, login);
    expect((await client.test.echo({ message: 'x' })).ret).toBe('hi');
    const entry = ['GET /account/login', 'POST /account/login', 'POST /rpc'];
    expect(seen).toEqual([...entry, ...entry, 'GET /account/login', 'POST /rpc']);
  });
});

describe('a connection that breaks when it is used', () => {
  /** Breaks each connection at its second request. */
  async function breakingServer() {
    const used = new Set<unknown>();
    const seen: string[] = [];
    const server = await serve((request, response) => {
      request.resume();
      request.on('data', (chunk: Buffer) => seen.push(/"method":"(\w+)"/.exec(String(chunk))?.[1] ?? ''));
      request.on('end', () => {
        if (used.has(request.socket)) request.socket.resetAndDestroy();
        else response.end('{"ret":{"success":true,"errors":[],"jid":"20260101000000000000"},"error":null}');
        used.add(request.socket);
      });
    });
    return { ...server, seen };
  }

  const policy_uuid = '3c625016-9dbf-44d8-b97c-17f4361b78a0';
  const basic = { ...login, authentication: 'basic', pool: { connections: 1 } } as const;

  it('does not fail a call that may be sent twice', async () => {
    await using server = await breakingServer();
    await using client = connect(server.url, basic);
    for (const _ of many.slice(0, 6)) await client.sec.getStats({});
    expect(server.seen.length).toBeGreaterThan(6);
  });

  it('fails one that may not', async () => {
    await using server = await breakingServer();
    await using client = connect(server.url, basic);
    await client.sec.getStats({});
    await expect(client.sec.assessPolicy({ policy_uuid })).rejects.toMatchObject({
      code: 'connection_failed',
    });
    expect(server.seen).toEqual(['get_stats', 'assess_policy']);
  });

  it('fails a call in the end', async () => {
    let requests = 0;
    await using server = await serve((request) => {
      requests += 1;
      request.socket.resetAndDestroy();
    });
    await using client = connect(server.url, basic);
    await expect(client.test.echo({ message: 'x' })).rejects.toMatchObject({ code: 'connection_failed' });
    expect(requests).toBe(3);
  });
});

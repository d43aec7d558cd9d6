import { inspect } from 'node:util';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { connect } from '../src/index.ts';
import { login, serve, startServer } from './server.ts';

describe('a client', () => {
  it.each(['jwt', 'cookie', 'basic'] as const)('logs in by %s and calls', async (authentication) => {
    await using server = await startServer();
    await using client = connect(server.url, { ...login, authentication });
    const { ret, riq, warnings } = await client.test.echo({ message: 'hi' });
    expect({ ret, riq, warnings }).toEqual({ ret: 'hi', riq: 1, warnings: [] });
    expect((await client.test.echo({ message: 'again' })).riq).toBe(2);
  });

  it('logs in once for calls made together', async () => {
    await using server = await startServer();
    await using client = connect(server.url, login);
    await Promise.all(Array.from({ length: 20 }, (_, n) => client.test.echo({ message: String(n) })));
    expect(server.logins).toEqual(['root']);
  });

  it('logs in again when the token has expired, once for all', async () => {
    let now = Date.now();
    await using server = await startServer({ now: () => now, jwtLifetime: 60 });
    await using client = connect(server.url, login);
    await client.test.echo({ message: 'a' });
    now += 61_000;
    await Promise.all(Array.from({ length: 10 }, () => client.test.echo({ message: 'b' })));
    expect(server.logins).toEqual(['root', 'root']);
  });

  it('takes the password from a function, at each login', async () => {
    let asked = 0;
    let now = Date.now();
    await using server = await startServer({ now: () => now, jwtLifetime: 60 });
    await using client = connect(server.url, {
      username: 'root',
      password: async () => {
        asked += 1;
        return 'sält';
      },
    });
    await client.test.echo({ message: 'a' });
    now += 61_000;
    await client.test.echo({ message: 'b' });
    expect(asked).toBe(2);
  });

  it('tells a wrong password, and tries again at the next call', async () => {
    await using server = await startServer();
    await using client = connect(server.url, { ...login, password: 'hunter2' });
    const failure = client.test.echo({ message: 'hi' });
    await expect(failure).rejects.toMatchObject({ code: 'login_failed', status: 401 });
    const error = await client.test.echo({ message: 'hi' }).catch((e: unknown) => e);
    expect(inspect(error)).not.toContain('hunter2');
    expect(inspect(client)).not.toContain('hunter2');
    expect(server.logins).toEqual(['root', 'root']);
  });

  it('tells that a login is wanted', async () => {
    await using server = await startServer();
    await using client = connect(server.url);
    await expect(client.test.echo({ message: 'hi' })).rejects.toMatchObject({ code: 'login_failed' });
  });

  it('calls by name what it has no description of', async () => {
    await using server = await serve((request, response) => {
      request.on('data', (chunk: Buffer) => {
        const { resource, method, kwargs } = JSON.parse(String(chunk));
        const error = method === 'gone' ? { code: 4002, message: 'no such method' } : null;
        response.end(JSON.stringify({ ret: [resource, method, kwargs], error, warnings: ['old'] }));
      });
    });
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    const reply = await client.request('fs.get_file', { path: '/top.sls' });
    expect(reply).toEqual({
      riq: 1,
      ret: ['fs', 'get_file', { path: '/top.sls' }],
      error: null,
      warnings: ['old'],
    });
    expectTypeOf(reply.ret).toEqualTypeOf<unknown>();
    await expect(client.request('fs.gone')).rejects.toMatchObject({
      code: 'rpc_failed',
      messageName: 'fs.gone',
    });
  });

  it('passes the error of a reply on', async () => {
    await using server = await startServer();
    await using client = connect(server.url, login);
    const tgt_uuid = '7f93b928-388b-11e6-b133-346895ecb8f3';
    await expect(client.tgt.deleteTargetGroup({ tgt_uuid })).rejects.toMatchObject({
      code: 'rpc_failed',
      messageName: 'tgt.delete_target_group',
      rpc: { code: 4024, message: 'FailedResourceDependency: policy x uses it', detail: { tgt_uuid } },
    });
    await expect(client.test.error()).rejects.toMatchObject({
      rpc: { code: 5000, message: 'Internal server error' },
    });
  });

  it('refuses wrong parameters before anything is sent', async () => {
    await using server = await startServer();
    await using client = connect(server.url, login);
    await expect(client.tgt.deleteTargetGroup({ tgt_uuid: 'x' })).rejects.toMatchObject({
      name: 'WireError',
      path: '$.tgt_uuid',
    });
    expect(server.logins).toEqual([]);
  });

  it('gives up by signal and by timeout, without stopping others', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await using server = await startServer({
      handlers: {
        'test.echo': async ({ message }) => {
          if (message === 'slow') await gate;
          return message;
        },
      },
    });
    await using client = connect(server.url, login);
    const abort = new AbortController();
    const aborted = expect(
      client.test.echo({ message: 'slow' }, { signal: abort.signal }),
    ).rejects.toMatchObject({ code: 'aborted' });
    const late = expect(client.test.echo({ message: 'slow' }, { timeout: 30 })).rejects.toMatchObject({
      code: 'timeout',
    });
    await client.test.echo({ message: 'fast' });
    abort.abort();
    await aborted;
    await late;
    release();
  });

  it('calls paths of their own', async () => {
    await using server = await startServer({ fallback: () => ({ version: '1.2.3' }) });
    await using client = connect(server.url);
    expect((await client.account.version()).ret).toEqual({ version: '1.2.3' });
    const { ret } = await client.account.login({ ...login, token_type: 'jwt' });
    expect(ret).toMatchObject({
      authenticated: true,
      attributes: { username: 'root', config_name: 'internal' },
    });
    expect(ret.jwt).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('refuses calls once closed', async () => {
    const client = connect('http://127.0.0.1:9', login);
    await client.close();
    await client.close();
    await expect(client.test.echo({ message: 'hi' })).rejects.toMatchObject({ code: 'closed' });
  });

  it('tells that nobody listens', async () => {
    await using client = connect('http://127.0.0.1:1', login);
    await expect(client.test.echo({ message: 'hi' })).rejects.toMatchObject({ code: 'connection_failed' });
  });

  it.each([0, Number.POSITIVE_INFINITY, 2 ** 40])(
    'waits for ever where the timeout is %d',
    async (timeout) => {
      await using server = await startServer();
      await using client = connect(server.url, login);
      expect((await client.test.echo({ message: 'hi' }, { timeout })).ret).toBe('hi');
    },
  );

  it.each([-1, Number.NaN])('refuses the timeout %d', async (timeout) => {
    await using client = connect('http://127.0.0.1:9', login);
    await expect(client.test.echo({ message: 'hi' }, { timeout })).rejects.toMatchObject({
      code: 'invalid_options',
    });
  });

  it('shows no password of a URL', () => {
    try {
      connect('http://root:hunter2@host');
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'invalid_url' });
      expect(inspect(error)).not.toContain('hunter2');
    }
  });

  it.each(['', 'ftp://host', 'not a url'])('refuses the URL %j', (url) => {
    expect(() => connect(url)).toThrow(expect.objectContaining({ code: 'invalid_url' }));
  });
});

describe('a client against other servers', () => {
  it('falls back to /raas/rpc', async () => {
    const paths: string[] = [];
    await using server = await serve((request, response) => {
      paths.push(request.url ?? '');
      response.statusCode = request.url?.startsWith('/raas/') ? 200 : 404;
      response.end('{"ret":"hi","error":null,"warnings":[]}');
    });
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    await client.test.echo({ message: 'hi' });
    await client.test.echo({ message: 'hi' });
    expect(paths).toEqual(['/rpc', '/raas/rpc', '/raas/rpc']);
  });

  it('fetches a token when a call is refused for lack of one, and calls again', async () => {
    const seen: string[] = [];
    await using server = await serve((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers['x-xsrftoken'] ?? '-'}`);
      if (request.method === 'GET') response.setHeader('set-cookie', '_xsrf=tok; Path=/');
      else if (request.headers['x-xsrftoken'] !== 'tok') {
        response.statusCode = 403;
        response.statusMessage = 'missing xsrf';
      }
      response.end('{"riq":1,"ret":"hi","error":null,"warnings":[]}');
    });
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    expect((await client.test.echo({ message: 'hi' })).ret).toBe('hi');
    expect(seen).toEqual(['POST /rpc -', 'GET /account/login -', 'POST /rpc tok']);
  });

  it.each([
    ['not json', 200, { code: 'protocol_violation' }],
    ['[]', 200, { code: 'protocol_violation' }],
    ['{"riq":1,"ret":', 200, { code: 'protocol_violation' }],
    ['{"errors":[{"title":"Bad Gateway","message":"down"}]}', 502, { code: 'http_status', status: 502 }],
    ['<html>Bad Gateway</html>', 502, { code: 'http_status', status: 502 }],
    ['', 204, { code: 'http_status', status: 204 }],
    ['{"errors":[{"title":"Unauthorized","message":"no"}]}', 401, { code: 'unauthorized', status: 401 }],
  ])('tells what is wrong with %j', async (body, status, want) => {
    await using server = await serve((_, response) => {
      response.statusCode = status;
      response.end(body);
    });
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    await expect(client.test.echo({ message: 'hi' })).rejects.toMatchObject(want);
  });

  it('tells of what kind a page is that is no JSON, and not what it says', async () => {
    await using server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>hunter2</html>');
    });
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    const error = await client.test.echo({ message: 'hi' }).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'protocol_violation', status: 200 });
    expect(inspect(error)).toContain('text/html');
    expect(inspect(error)).not.toContain('hunter2');
  });

  it.each(['jwt', 'basic'] as const)(
    'follows no redirect, and tells where it led: %s',
    async (authentication) => {
      let requests = 0;
      await using server = await serve((_, response) => {
        requests += 1;
        response.writeHead(302, { location: 'https://other.example/rpc?token=hunter2' }).end();
      });
      await using client = connect(server.url, { ...login, authentication });
      const error = await client.test.echo({ message: 'hi' }).catch((e: unknown) => e);
      expect(error).toMatchObject({ code: 'http_status', status: 302 });
      expect(inspect(error)).toContain('https://other.example/rpc');
      expect(inspect(error)).not.toContain('hunter2');
      expect(requests).toBe(1);
    },
  );

  it('tells of a proxy that fails before the login', async () => {
    await using server = await serve((_, response) => response.writeHead(502).end('<html>'));
    await using client = connect(server.url, login);
    await expect(client.test.echo({ message: 'hi' })).rejects.toMatchObject({
      code: 'http_status',
      status: 502,
    });
  });

  it('finds each path by itself', async () => {
    const paths: string[] = [];
    await using server = await serve((request, response) => {
      paths.push(request.url ?? '');
      response.setHeader('x-xsrftoken', 't');
      const isThere = request.url !== '/rpc';
      response.writeHead(isThere ? 200 : 404).end(isThere ? '{"jwt":"a.b.c","ret":"hi","error":null}' : '');
    });
    await using client = connect(server.url, login);
    await client.test.echo({ message: 'hi' });
    await client.test.echo({ message: 'hi' });
    expect(paths).toEqual(['/account/login', '/account/login', '/rpc', '/raas/rpc', '/raas/rpc']);
  });

  it('gives up an answer that stops in the middle', async () => {
    await using server = await serve((_, response) => {
      response.writeHead(200).write('{"riq":1');
    });
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    await expect(client.test.echo({ message: 'hi' }, { timeout: 50 })).rejects.toMatchObject({
      code: 'timeout',
    });
    await using hasty = connect(server.url, {
      ...login,
      authentication: 'basic',
      pool: { bodyTimeout: 50 },
    });
    await expect(hasty.test.echo({ message: 'hi' })).rejects.toMatchObject({ code: 'timeout' });
  });

  it.each([
    [99, 'got one with riq 99'],
    ['x', 'got one with a riq that is no number'],
    [{}, 'got one with a riq that is no number'],
  ])('takes no reply to another call: riq %j', async (riq, want) => {
    await using server = await serve((_, response) =>
      response.end(JSON.stringify({ riq, ret: 'hi', error: null, warnings: [] })),
    );
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    const refused = { code: 'protocol_violation', message: expect.stringContaining(want) };
    await expect(client.test.echo({ message: 'hi' })).rejects.toMatchObject(refused);
    await expect(client.request('test.echo', { message: 'hi' })).rejects.toMatchObject(refused);
  });

  it.each([3, '3', undefined, null])('takes a reply to its own call: riq %j', async (riq) => {
    await using server = await serve((_, response) =>
      response.end(JSON.stringify({ riq, ret: 'hi', error: null, warnings: [] })),
    );
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    for (const _ of [1, 2]) await client.test.echo({ message: 'hi' }).catch(() => {});
    expect(await client.test.echo({ message: 'hi' })).toMatchObject({ riq: 3, ret: 'hi' });
  });
});

describe('a response that is too long', () => {
  const spaces = Buffer.alloc(64 * 1024, 32);
  const reply = '{"riq":1,"ret":"hi","error":null,"warnings":[]}';

  /** Tells how much was written when the connection was gone. */
  async function endlessServer(path = '/rpc') {
    const gone = Promise.withResolvers<number>();
    const server = await serve((request, response) => {
      if (request.url !== path) {
        response.setHeader('x-xsrftoken', 't').end('{"jwt":"a.b.c"}');
        return;
      }
      let written = 0;
      const go = () => {
        do written += spaces.length;
        while (response.write(spaces));
      };
      response.on('drain', go);
      response.once('close', () => {
        response.off('drain', go);
        gone.resolve(written);
      });
      go();
    });
    return { ...server, gone: gone.promise };
  }

  it.each([
    ['a call', '/rpc', 'POST /rpc: expected a response of at most 1000000 octets (maxResponse), got more'],
    ['a login', '/account/login', 'GET /account/login: expected a response of at most 1000000 octets'],
  ])('is not read on: to %s', async (_, path, want) => {
    await using server = await endlessServer(path);
    await using client = connect(server.url, { ...login, maxResponse: 1_000_000 });
    await expect(client.test.echo({ message: 'hi' })).rejects.toMatchObject({
      code: 'response_too_long',
      message: expect.stringContaining(want),
    });
    // What the buffers of both sides take besides.
    expect(await server.gone).toBeLessThan(16 * 1024 * 1024);
  });

  it('is not read at all where it says so itself', async () => {
    await using server = await serve((_, response) => {
      response.setHeader('content-length', 2 ** 40).write(spaces);
    });
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    await expect(client.test.echo({ message: 'hi' })).rejects.toMatchObject({
      code: 'response_too_long',
      message: expect.stringContaining(
        'POST /rpc: expected a response of at most 268435456 octets (maxResponse), got 1099511627776',
      ),
    });
  });

  it.each([
    [0, 'hi'],
    [1, 'response_too_long'],
  ])('is one of more octets than said, of %d more', async (more, want) => {
    await using server = await serve((_, response) => {
      response.write(reply.slice(0, 9));
      response.end(reply.slice(9) + ' '.repeat(more));
    });
    const options = { ...login, authentication: 'basic', maxResponse: reply.length } as const;
    await using client = connect(server.url, options);
    const got = await client.test.echo({ message: 'hi' }).then(
      ({ ret }) => ret,
      (error: { code: string }) => error.code,
    );
    expect(got).toBe(want);
  });
});

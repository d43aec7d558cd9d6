import { connect as dial } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createRaasServer, RpcError } from '../src/index.ts';
import { login, startServer } from './server.ts';

const basic = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;

async function post(url: string, body: unknown, headers: Record<string, string> = { authorization: basic }) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, { method: 'POST', body: text, headers });
  return {
    status: response.status,
    reason: response.statusText,
    headers: response.headers,
    body: await response.json(),
  };
}

describe('calls', () => {
  it.each([
    [
      'by name',
      { riq: 9, resource: 'test', method: 'echo', args: [], kwargs: { message: 'x' } },
      { riq: 9, ret: 'x', error: null, warnings: [] },
    ],
    [
      'by position',
      { riq: 9, resource: 'test', method: 'echo', args: ['x'], kwargs: {} },
      { riq: 9, ret: 'x', error: null, warnings: [] },
    ],
    [
      'in the other spelling, without a counter',
      { resource: 'test', method: 'echo', arg: [], kwarg: { message: 'x' } },
      { riq: 1, ret: 'x', error: null, warnings: [] },
    ],
    [
      'without a counter',
      { resource: 'test', method: 'echo', args: ['x'] },
      { riq: 1, ret: 'x', error: null, warnings: [] },
    ],
  ])('answers a call %s', async (_, call, want) => {
    await using server = await startServer();
    expect(await post(`${server.url}/rpc`, call)).toMatchObject({ status: 200, body: want });
    expect(await post(`${server.url}/raas/rpc`, call)).toMatchObject({ status: 200, body: want });
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'application/json'])(
    'ignores the content type %s',
    async (type) => {
      await using server = await startServer();
      const call = { resource: 'test', method: 'echo', kwargs: { message: 'x' } };
      const { body } = await post(`${server.url}/rpc`, call, { authorization: basic, 'content-type': type });
      expect(body.ret).toBe('x');
    },
  );

  it.each([
    ['an unknown resource', { resource: 'nope', method: 'echo' }, 4001],
    ['an unknown method', { resource: 'test', method: 'nope' }, 4002],
    ['a method nobody serves', { resource: 'tgt', method: 'get_target_group' }, 4002],
    ['a failing method', { resource: 'test', method: 'error' }, 5000],
    [
      'an unknown parameter',
      { resource: 'test', method: 'echo', kwargs: { message: 'x', massage: 'y' } },
      4005,
    ],
    ['too many arguments', { resource: 'test', method: 'echo', args: ['x', 'y'] }, 4005],
    [
      'an argument given twice',
      { resource: 'test', method: 'echo', args: ['x'], kwargs: { message: 'y' } },
      4005,
    ],
    ['arguments of no use', { resource: 'test', method: 'echo', args: 'x' }, 4005],
    ['a missing parameter', { resource: 'tgt', method: 'delete_target_group' }, 4005],
  ])('refuses %s inside the reply', async (_, call, code) => {
    await using server = await startServer();
    const { status, body } = await post(`${server.url}/rpc`, { riq: 3, ...call });
    expect(status).toBe(200);
    expect(body).toMatchObject({ riq: 3, ret: null, error: { code }, warnings: [] });
    expect(JSON.stringify(body)).not.toContain('a secret of the server');
  });

  it('keys what is wrong by parameter', async () => {
    await using server = await startServer();
    const { body } = await post(`${server.url}/rpc`, {
      resource: 'tgt',
      method: 'delete_target_group',
      kwargs: { tgt_uuid: 5, forze: true },
    });
    expect(Object.keys(body.error.detail).sort()).toEqual(['forze', 'tgt_uuid']);
    expect(body.error.detail.forze).toContain('force');
  });

  it('answers a batch in order and counts failures', async () => {
    await using server = await startServer();
    const { body } = await post(`${server.url}/rpc`, [
      { riq: 1, resource: 'test', method: 'echo', kwargs: { message: 'a' } },
      { riq: 2, resource: 'test', method: 'nope' },
      { riq: 3, resource: 'test', method: 'warnings' },
    ]);
    expect(body.batched_retcode).toBe(1);
    expect(body.ret.map(({ riq }: { riq: number }) => riq)).toEqual([1, 2, 3]);
    expect(body.ret[2].warnings).toEqual(['careful']);
  });

  it('carries out nothing of a batch that cannot be read', async () => {
    const echoed: string[] = [];
    await using server = await startServer({
      handlers: {
        'test.echo': ({ message }) => {
          echoed.push(message);
          return message;
        },
      },
    });
    const call = { riq: 1, resource: 'test', method: 'echo', args: ['a'] };
    expect(await post(`${server.url}/rpc`, [call, 5])).toMatchObject({ status: 400 });
    expect(echoed).toEqual([]);
  });

  /** Answers calls a while later, and counts those under way. */
  function slowHandlers() {
    const count = { now: 0, most: 0 };
    const echo = async ({ message }: { message: string }) => {
      count.now += 1;
      count.most = Math.max(count.most, count.now);
      await new Promise((resolve) => setTimeout(resolve, 2));
      count.now -= 1;
      return message;
    };
    return { count, handlers: { 'test.echo': echo } };
  }

  const numbered = Array.from({ length: 20 }, (_, n) => ({
    riq: n,
    resource: 'test',
    method: 'echo',
    args: [`${n}`],
  }));

  it('handles so many calls of a batch at a time, and answers in order', async () => {
    const { count, handlers } = slowHandlers();
    await using server = await startServer({ concurrency: 3, handlers });
    const { body } = await post(`${server.url}/rpc`, numbered);
    expect(body.ret.map(({ ret }: { ret: string }) => ret)).toEqual(numbered.map(({ args }) => args[0]));
    expect(count.most).toBe(3);
  });

  it('handles requests that one connection sends ahead one by one', async () => {
    const { count, handlers } = slowHandlers();
    await using server = await startServer({ handlers });
    const { port } = new URL(server.url);
    const socket = dial(Number(port), '127.0.0.1');
    for (const call of numbered) {
      const body = JSON.stringify(call);
      const head = [
        'POST /rpc HTTP/1.1',
        'host: x',
        `authorization: ${basic}`,
        `content-length: ${body.length}`,
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    }
    let text = '';
    for await (const chunk of socket) {
      text += String(chunk);
      if (text.includes('"riq":19')) break;
    }
    const riqs = [...text.matchAll(/"riq":(\d+)/g)].map(([, riq]) => Number(riq));
    expect(riqs).toEqual(numbered.map(({ riq }) => riq));
    expect(count.most).toBe(1);
  });
});

describe('the way in', () => {
  it('leads a client that starts with nothing to a login', async () => {
    await using server = await startServer();
    const call = { riq: 1, resource: 'test', method: 'echo', kwargs: { message: 'x' } };
    const first = await post(`${server.url}/rpc`, call, {});
    expect(first).toMatchObject({ status: 403, reason: expect.stringContaining('missing xsrf') });
    expect(first.headers.get('x-xsrftoken-missing')).toContain('missing xsrf');

    const page = await fetch(`${server.url}/account/login`);
    const token = page.headers.get('x-xsrftoken') ?? '';
    expect(page.headers.get('set-cookie')).toContain(`_xsrf=${token}`);
    const cookie = `_xsrf=${token}`;
    const grant = await post(
      `${server.url}/account/login`,
      { ...login, config_name: 'internal', token_type: 'jwt' },
      { cookie, 'x-xsrftoken': token },
    );
    expect(grant.body).toMatchObject({
      authenticated: true,
      attributes: { username: 'root', config_name: 'internal' },
    });

    const byToken = await post(`${server.url}/rpc`, call, { authorization: `JWT ${grant.body.jwt}` });
    expect(byToken.body.ret).toBe('x');
    const session = `${cookie}; ${grant.headers.get('set-cookie')?.split(';')[0]}`;
    expect(await post(`${server.url}/rpc`, call, { cookie: session })).toMatchObject({ status: 403 });
    expect(await post(`${server.url}/rpc`, call, { cookie: session, 'x-xsrftoken': 'other' })).toMatchObject({
      status: 403,
    });
    expect((await post(`${server.url}/rpc`, call, { cookie: session, 'x-xsrftoken': token })).body.ret).toBe(
      'x',
    );
  });

  it('does not quote a login that cannot be read', async () => {
    await using server = await startServer();
    const token = { cookie: '_xsrf=t', 'x-xsrftoken': 't' };
    for (const body of ['{"password":hunter2}', '{"password":"hunter2",,}', 'hunter2']) {
      const refused = await post(`${server.url}/account/login`, body, token);
      expect(refused).toMatchObject({ status: 400, body: { errors: [{ title: 'Bad Request' }] } });
      expect(JSON.stringify(refused.body)).not.toContain('hunter2');
    }
  });

  it('gives no JWT to who did not ask for one', async () => {
    await using server = await startServer();
    const { body } = await post(`${server.url}/raas/account/login`, login, {
      cookie: '_xsrf=t',
      'x-xsrftoken': 't',
    });
    expect(body).not.toHaveProperty('jwt');
  });

  it.each([
    [
      'a forged JWT',
      { authorization: 'JWT eyJhbGciOiJub25lIn0.eyJzdWIiOiJyb290In0.' },
      401,
      'JWT not authorized',
    ],
    ['a wrong password', { authorization: `Basic ${btoa('root:wrong')}` }, 401, 'Invalid credentials'],
    [
      'a forged cookie',
      { cookie: '_xsrf=t; raas-session=eyJ1c2VybmFtZSI6InJvb3QifQ.AAAA', 'x-xsrftoken': 't' },
      401,
      'JWT not authorized',
    ],
  ])('refuses %s', async (_, headers, status, text) => {
    await using server = await startServer();
    const refused = await post(
      `${server.url}/rpc`,
      { resource: 'test', method: 'echo' },
      headers as unknown as Record<string, string>,
    );
    expect(refused.status).toBe(status);
    const [error] = refused.body.errors;
    expect(`${error.title} ${error.message}`).toContain(text);
    expect(error).toHaveProperty('detail');
  });

  it.each([
    ['no JSON', 'POST', '/rpc', 'nope', 400],
    ['no call', 'POST', '/rpc', '5', 400],
    ['another path', 'POST', '/elsewhere', '{}', 404],
    ['another method', 'PUT', '/rpc', '{}', 405],
  ])('answers %s with a status', async (_, method, path, body, status) => {
    await using server = await startServer();
    const response = await fetch(`${server.url}${path}`, { method, body, headers: { authorization: basic } });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      errors: [{ title: expect.any(String), message: expect.any(String) }],
    });
  });
});

describe('a path of its own', () => {
  it.each([
    [new RpcError('permission_denied', 'not for you'), 403, 'not for you'],
    [new RpcError('not_found', 'no such thing'), 404, 'no such thing'],
    [new RpcError('method_not_allowed', 'not now'), 405, 'not now'],
    [new RpcError('conflict', 'taken'), 400, 'taken'],
    [new Error('a secret of the server'), 500, 'the server failed'],
  ])('answers %o', async (error, status, message) => {
    const handlers = {
      'account.version': () => {
        throw error;
      },
    };
    await using server = await startServer({ handlers });
    const response = await fetch(`${server.url}/version`);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ message }] });
  });

  it('is not there without a handler', async () => {
    await using server = await startServer();
    expect((await fetch(`${server.url}/version`)).status).toBe(404);
  });
});

describe('a hostile client', () => {
  async function exchange(url: string, text: string): Promise<string> {
    const socket = dial(Number(new URL(url).port), '127.0.0.1');
    socket.write(text);
    let answer = '';
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      answer += String(chunk);
    });
    await new Promise((resolve) => socket.once('close', resolve));
    return answer;
  }

  it('that sends its request too slowly is answered with 408', async () => {
    await using server = await startServer({
      http: { headersTimeout: 50, requestTimeout: 100, connectionsCheckingInterval: 20 },
    });
    expect(await exchange(server.url, 'POST /rpc HTTP/1.1\r\nhost: x\r\n')).toContain(' 408 ');
    const head = 'POST /rpc HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{';
    expect(await exchange(server.url, head)).toContain(' 408 ');
  });

  it('that sends too much is answered with 413', async () => {
    await using server = await startServer({ maxBody: 1000 });
    const body = 'x'.repeat(1001);
    expect(await post(`${server.url}/rpc`, body)).toMatchObject({
      status: 413,
      body: { errors: [{ title: 'Payload Too Large' }] },
    });
  });

  it('that leaves in the middle is no error of the server', async () => {
    const errors: unknown[] = [];
    let gone = () => {};
    const end = new Promise<void>((resolve) => {
      gone = resolve;
    });
    await using server = await startServer({ onError: (error) => errors.push(error) });
    const socket = dial(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('close', () => gone());
    socket.write('POST /rpc HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{', () =>
      socket.resetAndDestroy(),
    );
    await end;
    await fetch(`${server.url}/account/login`);
    expect(errors).toEqual([]);
  });
});

it('tells that a place to listen at is taken, and is over when disposed of', async () => {
  const options = { verify: () => undefined, handlers: {} };
  let url: string;
  {
    await using first = createRaasServer(options);
    const { host, port } = await first.listen({ host: '127.0.0.1', port: 0 });
    url = `http://${host}:${port}`;
    await using second = createRaasServer(options);
    await expect(second.listen({ host, port })).rejects.toMatchObject({
      code: 'connection_failed',
      cause: { code: 'EADDRINUSE' },
    });
  }
  await expect(fetch(url)).rejects.toThrow();
});

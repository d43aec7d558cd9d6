import { describe, expect, it } from 'vitest';
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

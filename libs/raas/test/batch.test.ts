import { isWireError } from '@aluco/wire';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type BatchReply,
  connect,
  deleteTargetGroup,
  type GetPoliciesResult,
  getPolicies,
  RaasError,
  request,
  testEcho,
} from '../src/index.ts';
import { login, serve, startServer } from './server.ts';

const tgt_uuid = '7f93b928-388b-11e6-b133-346895ecb8f3';

/** Answers every batch with these envelopes. */
function answering(...ret: unknown[]) {
  return serve((_, response) => {
    response.end(JSON.stringify({ batched_retcode: 0, ret }));
  });
}

describe('a batch', () => {
  it('keeps each reply apart', async () => {
    await using server = await startServer();
    await using client = connect(server.url, login);
    const [first, second] = await client.batch([
      request(testEcho, { message: 'one' }),
      request(deleteTargetGroup, { tgt_uuid }),
    ]);
    expect(first).toMatchObject({ ret: 'one', error: null });
    expect(second.ret).toBeNull();
    expect(second.error).toBeInstanceOf(RaasError);
  });

  it('has the type of its call in each element', async () => {
    await using server = await startServer();
    await using client = connect(server.url, login);
    const replies = await client.batch([request(testEcho, { message: 'one' }), request(getPolicies, {})]);
    expectTypeOf(replies).toEqualTypeOf<readonly [BatchReply<string>, BatchReply<GetPoliciesResult>]>();
    expect(replies).toHaveLength(2);
  });

  it('keeps the other replies when one cannot be read', async () => {
    await using server = await answering(
      { riq: 1, ret: 'one', error: null, warnings: [] },
      { riq: 2, ret: { count: 'many', results: [] }, error: null, warnings: ['careful'] },
      'no reply',
      { riq: 4, ret: 'four', error: null, warnings: [] },
    );
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    const [first, second, third, fourth] = await client.batch([
      request(testEcho, { message: 'one' }),
      request(getPolicies, {}),
      request(testEcho, { message: 'three' }),
      request(testEcho, { message: 'four' }),
    ]);
    expect(first.ret).toBe('one');
    expect(second).toMatchObject({
      riq: 2,
      ret: null,
      error: { code: 'protocol_violation', messageName: 'sec.get_policies' },
      warnings: ['careful'],
    });
    expect(isWireError(second.error?.cause)).toBe(true);
    expect(third).toMatchObject({ riq: 3, ret: null, error: { code: 'protocol_violation' }, warnings: [] });
    expect(fourth.ret).toBe('four');
  });

  it('gives each call its own reply, in whatever order they come', async () => {
    await using server = await answering(
      { riq: 3, ret: 'three', error: null, warnings: [] },
      { riq: '1', ret: 'one', error: null, warnings: [] },
      { riq: 2, ret: null, error: { code: 4004, message: 'no two', detail: null }, warnings: [] },
    );
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    const replies = await client.batch(
      ['one', 'two', 'three'].map((message) => request(testEcho, { message })),
    );
    expect(replies.map(({ riq, ret }) => [riq, ret])).toEqual([
      [1, 'one'],
      [2, null],
      [3, 'three'],
    ]);
    expect(replies[1]?.error).toMatchObject({ code: 'rpc_failed', rpc: { message: 'no two' } });
  });

  it.each<[string, unknown[]]>([
    ['of another counter', [1, 99]],
    ['without a counter', [1, undefined]],
    ['with a counter that is none', [1, {}]],
    ['with no counter but null', [1, null]],
  ])('gives nobody a reply %s', async (_, riqs) => {
    await using server = await answering(
      ...riqs.map((riq) => ({ riq, ret: `for ${riq}`, error: null, warnings: [] })),
    );
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    const [first, second] = await client.batch([
      request(testEcho, { message: 'one' }),
      request(testEcho, { message: 'two' }),
    ]);
    expect(first.ret).toBe('for 1');
    expect(second).toMatchObject({ riq: 2, ret: null, error: { code: 'protocol_violation' } });
    expect(second.error?.message).toContain(
      'expected one reply with riq 2 in the answer to the batch, got 0',
    );
  });

  it('gives nobody one of two replies to the same call', async () => {
    const reply = { ret: 'one', error: null, warnings: [] };
    await using server = await answering({ riq: 1, ...reply }, { riq: 1, ...reply });
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    const replies = await client.batch([
      request(testEcho, { message: 'one' }),
      request(testEcho, { message: 'two' }),
    ]);
    expect(replies.map(({ error }) => error?.code)).toEqual(['protocol_violation', 'protocol_violation']);
  });

  it('fails whole when replies are missing', async () => {
    await using server = await answering({ riq: 1, ret: 'one', error: null, warnings: [] });
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    await expect(
      client.batch([request(testEcho, { message: 'one' }), request(testEcho, { message: 'two' })]),
    ).rejects.toMatchObject({ code: 'protocol_violation' });
  });

  it('logs in again once when the token has expired', async () => {
    let now = Date.now();
    await using server = await startServer({ now: () => now, jwtLifetime: 60 });
    await using client = connect(server.url, login);
    const calls = [request(testEcho, { message: 'a' }), request(testEcho, { message: 'b' })] as const;
    await client.batch(calls);
    now += 61_000;
    const replies = await Promise.all([client.batch(calls), client.batch(calls)]);
    expect(replies.flat().map(({ ret }) => ret)).toEqual(['a', 'b', 'a', 'b']);
    expect(server.logins).toEqual(['root', 'root']);
  });

  it('logs in again when the session of its cookie has ended', async () => {
    let session = 0;
    const seen: string[] = [];
    await using server = await serve((request, response) => {
      const cookies = request.headers.cookie ?? '';
      seen.push(`${request.method} ${request.url}`);
      if (request.url === '/account/login') {
        response.setHeader('set-cookie', '_xsrf=tok; Path=/');
        if (request.method === 'POST') {
          session += 1;
          response.appendHeader('set-cookie', `raas-session=${session}; Path=/`);
        }
        response.end('{}');
      } else if (cookies.includes('raas-session=2') && request.headers['x-xsrftoken'] === 'tok') {
        const ret = [{ riq: 1, ret: 'a', error: null, warnings: [] }];
        response.end(JSON.stringify({ batched_retcode: 0, ret }));
      } else {
        response.statusCode = 401;
        response.end('{"errors":[{"title":"Unauthorized","message":"the session has ended","detail":null}]}');
      }
    });
    await using client = connect(server.url, { ...login, authentication: 'cookie' });
    const [reply] = await client.batch([request(testEcho, { message: 'a' })]);
    expect(reply.ret).toBe('a');
    const entry = ['GET /account/login', 'POST /account/login', 'POST /rpc'];
    expect(seen).toEqual([...entry, ...entry]);
  });
});

import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type CommandDetail,
  calls,
  connect,
  type GetPoliciesResult,
  getCmdDetails,
  getPolicies,
  getStatsHistory,
  isPaged,
  type Policy,
  saveExemption,
  testEcho,
} from '../src/index.ts';
import { login, serve, startServer } from './server.ts';

const jid = '20240102030405678901';

function row(n: number): CommandDetail {
  return { minion_id: `m${n}`, master_id: 'a', has_return: true, has_errors: false, alter_time: null };
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

/** A server with so many rows, which notes what was asked of it. */
async function rowServer(total: number) {
  const asked: string[] = [];
  const server = await startServer({
    handlers: {
      'cmd.get_cmd_details': ({ limit, page }) => {
        asked.push(`${limit}@${page}`);
        const size = limit === -1 ? total : (limit ?? 50);
        const rows = Array.from({ length: total }, (_, n) => row(n));
        return { count: total, results: rows.slice((page ?? 0) * size, ((page ?? 0) + 1) * size) };
      },
    },
  });
  const client = connect(server.url, login);
  return {
    client,
    asked,
    async [Symbol.asyncDispose]() {
      await client.close();
      await server.server.close();
    },
  };
}

describe('pages', () => {
  it.each([
    ['a part of a page', 3, { limit: 5 }, ['5@0'], 3],
    ['a full page', 5, { limit: 5 }, ['5@0'], 5],
    ['several pages', 12, { limit: 5 }, ['5@0', '5@1', '5@2'], 12],
    ['full pages only', 10, { limit: 5 }, ['5@0', '5@1'], 10],
    ['nothing', 0, { limit: 5 }, ['5@0'], 0],
    ['from a later page', 12, { limit: 5, page: 1 }, ['5@1', '5@2'], 7],
    ['from beyond the end', 12, { limit: 5, page: 9 }, ['5@9'], 0],
    ['all at once', 12, { limit: -1 }, ['-1@0'], 12],
    ['by the usual limit', 60, {}, ['50@0', '50@1'], 60],
    ['by the usual limit for null', 60, { limit: null, page: null }, ['50@0', '50@1'], 60],
  ])('end rightly: %s', async (_, total, params, want, results) => {
    await using server = await rowServer(total);
    const pages = await collect(server.client.pages(getCmdDetails, { jid, ...params }));
    expect(server.asked).toEqual(want);
    expect(pages).toHaveLength(want.length);
    expect(pages.flatMap((page) => page.results)).toHaveLength(results);
  });

  it('are asked for when they are wanted', async () => {
    await using server = await rowServer(100);
    for await (const page of server.client.pages(getCmdDetails, { jid, limit: 10 })) {
      if (page.results[0]?.minion_id === 'm20') break;
    }
    expect(server.asked).toEqual(['10@0', '10@1', '10@2']);
  });

  it('give their results one by one, each once and in order', async () => {
    await using server = await rowServer(12);
    const rows = await collect(server.client.items(getCmdDetails, { jid, limit: 5 }));
    expect(rows).toEqual(Array.from({ length: 12 }, (_, n) => row(n)));
  });

  it.each([
    [
      'a count that promises more than there is',
      [
        [2, 9],
        [2, 9],
        [0, 9],
      ],
      2,
    ],
    [
      'a server that gives shorter pages than asked for',
      [
        [1, 3],
        [1, 3],
        [1, 3],
      ],
      3,
    ],
    ['no count, and a short page', [[2], [1]], 2],
    ['no count, and full pages', [[2], [2], [0]], 2],
  ])('end rightly: %s', async (_, answers, pages) => {
    let asked = 0;
    await using server = await serve((request, response) => {
      const [length = 0, count] = answers[asked] ?? [];
      if (request.url === '/rpc') asked += 1;
      const results = Array.from({ length }, () => ({
        uuid: '7f93b928-388b-11e6-b133-346895ecb8f3',
        stats: {},
      }));
      response.end(JSON.stringify({ ret: { count, results }, error: null, warnings: [] }));
    });
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    const given = await collect(client.pages(getStatsHistory, { limit: 2 }));
    expect({ asked, pages: given.length }).toEqual({ asked: answers.length, pages });
  });

  it('stop at a signal', async () => {
    await using server = await rowServer(100);
    const abort = new AbortController();
    const pages = server.client.pages(getCmdDetails, { jid, limit: 10 }, { signal: abort.signal });
    await pages.next();
    abort.abort();
    await expect(pages.next()).rejects.toMatchObject({ code: 'aborted' });
    expect(await pages.next()).toEqual({ done: true, value: undefined });
    expect(server.asked).toEqual(['10@0']);
  });

  it('are those of messages with limit, page and results, and of no other', async () => {
    const paged = Object.values(calls).filter(isPaged);
    const named = Object.values(calls).filter(({ params }) => params.some(({ name }) => name === 'limit'));
    expect(paged).toEqual(named);
    expect(paged.length).toBeGreaterThan(10);
    await using client = connect('http://127.0.0.1:1');
    // @ts-expect-error A message without pages.
    await expect(client.pages(testEcho, {} as never).next()).rejects.toMatchObject({ code: 'not_paged' });
    // @ts-expect-error Results, but no pages.
    await expect(client.pages(saveExemption, {} as never).next()).rejects.toMatchObject({
      code: 'not_paged',
    });
  });

  it('have the types of their message', async () => {
    await using client = connect('http://127.0.0.1:1');
    expectTypeOf(client.pages(getPolicies, {})).toEqualTypeOf<
      AsyncGenerator<GetPoliciesResult, void, undefined>
    >();
    expectTypeOf(client.items(getPolicies, {})).toEqualTypeOf<AsyncGenerator<Policy, void, undefined>>();
    // @ts-expect-error A parameter that the message does not have.
    const wrong = client.pages(getPolicies, { limt: 5 });
    await expect(wrong.next()).rejects.toMatchObject({ name: 'WireError' });
  });
});

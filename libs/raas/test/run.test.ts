import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Command, connect, isOver, RpcError, waitForRun } from '../src/index.ts';
import { login, serve, startServer } from './server.ts';

const jid = '20240102030405678901';

function command(state: Command['state'], returned = 0): Command {
  return {
    jid,
    state,
    cmd: 'local',
    fun: 'policy.assessment',
    user: null,
    user_uuid: null,
    expected: 4,
    returned,
    returned_good: returned,
    returned_failed: 0,
    masters_to: [],
    masters_done: [],
    start_time: null,
    duration: null,
    origination: 'Ad-Hoc',
    is_highstate: false,
    job_source: null,
    job_uuid: null,
    job_name: null,
    job_desc: null,
    sched_uuid: null,
    sched_name: null,
    tgt_uuid: null,
    tgt_name: null,
    tgt_desc: null,
  };
}

/** A server on which a run goes through these steps, one at each look, and then stays at the last. */
async function runServer(steps: readonly Command[]) {
  let looks = 0;
  const server = await startServer({
    handlers: {
      'cmd.get_cmds': (params) => {
        const step = steps[Math.min(looks, steps.length - 1)];
        looks += 1;
        const results = step === undefined || params.jid !== jid ? [] : [step];
        return { count: results.length, results };
      },
    },
  });
  const client = connect(server.url, login);
  return {
    client,
    looks: () => looks,
    async [Symbol.asyncDispose]() {
      await client.close();
      await server.server.close();
    },
  };
}

describe('waiting for a run', () => {
  it.each([
    'completed_all_successful',
    'completed_failures',
    'completed_missing_returns',
    'stopped',
    'skipped',
    'disabled',
  ] as const)('ends with %s', async (state) => {
    await using server = await runServer([command('new'), command('retrieved', 2), command(state, 4)]);
    const last = await waitForRun(server.client, jid, { interval: 1 });
    expectTypeOf(last).toEqualTypeOf<Command>();
    expect(last).toEqual(command(state, 4));
    expect(isOver(last)).toBe(true);
    expect(server.looks()).toBe(3);
  });

  it('tells each change once', async () => {
    await using server = await runServer([
      command('new'),
      command('new'),
      command('retrieved', 1),
      command('retrieved', 1),
      command('pausing', 1),
      command('an unheard-of state', 1),
      command('completed_all_successful', 4),
    ]);
    const seen: string[] = [];
    await waitForRun(server.client, jid, {
      interval: 1,
      onProgress: ({ state, returned }) => seen.push(`${state} ${returned}`),
    });
    expect(seen).toEqual([
      'new 0',
      'retrieved 1',
      'pausing 1',
      'an unheard-of state 1',
      'completed_all_successful 4',
    ]);
  });

  it('looks once at a run that is over', async () => {
    await using server = await runServer([command('completed_failures', 4)]);
    await waitForRun(server.client, jid, { interval: 60_000 });
    expect(server.looks()).toBe(1);
  });

  it('fails when there is no such run', async () => {
    await using server = await runServer([command('new')]);
    await expect(server.client.waitForRun('20240102030405678902')).rejects.toMatchObject({
      code: 'run_not_found',
      messageName: 'cmd.get_cmds',
    });
  });

  it('fails when the time is up, between looks or in one', async () => {
    await using server = await runServer([command('new')]);
    await expect(waitForRun(server.client, jid, { interval: 60_000, timeout: 50 })).rejects.toMatchObject({
      code: 'timeout',
    });
    await using slow = await startServer({ handlers: { 'cmd.get_cmds': () => new Promise(() => {}) } });
    await using client = connect(slow.url, login);
    await expect(waitForRun(client, jid, { timeout: 50 })).rejects.toMatchObject({ code: 'timeout' });
  });

  it('can be given up', async () => {
    await using server = await runServer([command('new')]);
    const abort = new AbortController();
    const waiting = waitForRun(server.client, jid, {
      interval: 60_000,
      signal: abort.signal,
      onProgress: () => setImmediate(() => abort.abort()),
    });
    await expect(waiting).rejects.toMatchObject({ code: 'aborted' });
    const already = waitForRun(server.client, jid, { signal: AbortSignal.abort('enough') });
    await expect(already).rejects.toMatchObject({ code: 'aborted' });
  });

  it('outlasts a proxy that has no server for a while, once the run was seen', async () => {
    const answers = [200, 502, 504, 503, 200];
    let looks = 0;
    await using server = await serve((request, response) => {
      request.resume();
      const status = answers[looks] ?? 502;
      looks += 1;
      const results = [command(looks === 5 ? 'completed_all_successful' : 'new')];
      const reply = { ret: { count: 1, limit: 1, results }, error: null, warnings: [] };
      response.writeHead(status).end(status === 200 ? JSON.stringify(reply) : '<html>');
    });
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    expect(await waitForRun(client, jid, { interval: 1 })).toMatchObject({
      state: 'completed_all_successful',
    });
    expect(looks).toBe(5);
    // Now it answers nothing else.
    await expect(waitForRun(client, jid, { interval: 1 })).rejects.toMatchObject({ status: 502 });
    expect(looks).toBe(6);
    looks = 0;
    answers.splice(1);
    await expect(waitForRun(client, jid, { interval: 1 })).rejects.toMatchObject({ status: 502 });
    expect(looks).toBe(12);
  });

  it('passes on what the server says', async () => {
    await using server = await startServer({
      handlers: {
        'cmd.get_cmds': () => {
          throw new RpcError('not_found', 'no access');
        },
      },
    });
    await using client = connect(server.url, login);
    await expect(waitForRun(client, jid)).rejects.toMatchObject({ code: 'rpc_failed' });
  });

  it.each([undefined, null, '', 'nope', '2024010203040567890', '202401020304056789012', 20240102, {}])(
    'is not begun for what is no job id: %j',
    async (given) => {
      await using server = await runServer([command('new')]);
      const refused = { name: 'WireError', messageName: 'cmd.get_cmds', path: '$.jid' };
      await expect(server.client.waitForRun(given as never)).rejects.toMatchObject(refused);
      await expect(waitForRun(server.client, given as never)).rejects.toMatchObject(refused);
      expect(server.looks()).toBe(0);
    },
  );

  it.each<[object, string]>([
    [{ interval: Number.NaN }, 'interval: expected a number from 1 to 2147483647, got NaN'],
    [{ interval: -5 }, 'interval: expected a number from 1 to 2147483647, got -5'],
    [{ interval: 0 }, 'interval: expected a number from 1 to 2147483647, got 0'],
    [{ interval: 2 ** 31 }, 'interval: expected a number from 1 to 2147483647, got 2147483648'],
    [{ interval: '5' }, 'interval: expected a number from 1 to 2147483647, got "5"'],
    [{ timeout: Number.NaN }, 'timeout: expected a number of at least 0, got NaN'],
    [{ timeout: -1 }, 'timeout: expected a number of at least 0, got -1'],
    [{ signal: {} }, 'signal: expected an AbortSignal, got {}'],
    [{ onProgress: 5 }, 'onProgress: expected a function, got 5'],
  ])('is not begun with %j', async (options, want) => {
    await using server = await runServer([command('new')]);
    await expect(server.client.waitForRun(jid, options)).rejects.toMatchObject({
      code: 'invalid_options',
      message: expect.stringContaining(want),
    });
    expect(server.looks()).toBe(0);
  });

  it('takes no run of another job id', async () => {
    const other = '20990102030405678901';
    await using server = await startServer({
      handlers: {
        'cmd.get_cmds': () => ({ count: 1, results: [{ ...command('completed_failures'), jid: other }] }),
      },
    });
    await using client = connect(server.url, login);
    await expect(client.waitForRun(jid)).rejects.toMatchObject({
      code: 'protocol_violation',
      message: expect.stringContaining(`expected a run with job id ${jid}, got ${other}`),
    });
  });

  it('tells its own time from that of the signal given', async () => {
    await using server = await runServer([command('new')]);
    const signal = AbortSignal.timeout(20);
    await expect(server.client.waitForRun(jid, { interval: 60_000, signal })).rejects.toMatchObject({
      code: 'aborted',
      cause: { name: 'TimeoutError' },
    });
    await using slow = await startServer({ handlers: { 'cmd.get_cmds': () => new Promise(() => {}) } });
    await using client = connect(slow.url, { ...login, closeTimeout: 1 });
    await expect(client.waitForRun(jid, { signal: AbortSignal.timeout(20) })).rejects.toMatchObject({
      code: 'aborted',
    });
    const both = { signal: new AbortController().signal, timeout: 20 };
    await expect(client.waitForRun(jid, both)).rejects.toMatchObject({ code: 'timeout' });
  });

  it('is a method of the client', async () => {
    await using server = await runServer([command('new'), command('completed_all_successful', 4)]);
    const last = await server.client.waitForRun(jid, { interval: 1 });
    expectTypeOf(last).toEqualTypeOf<Command>();
    expect(last.state).toBe('completed_all_successful');
  });
});

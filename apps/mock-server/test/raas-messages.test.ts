import { createManualClock, createRaasWorld } from '@aluco/estate';
import { calls, type getVersions, httpCalls, type RaasClient, types } from '@aluco/raas';
import { raas as spec } from '@aluco/spec-data';
import { type MessageDescriptor, sampleParams } from '@aluco/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveRaas } from '../src/raas.ts';
import { useOwnKeys } from './own-keys.ts';
import { startRaas } from './raas-server.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
const allMinions = '7f93b928-388b-11e6-b133-346895ecb8f3';

let server: Awaited<ReturnType<typeof startRaas>>;
let client: RaasClient;
beforeAll(async () => {
  server = await startRaas();
  client = server.client;
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

/** What a message is sent with, made from what the world holds, and what its reply must look like. */
type Exercise = [params: () => Promise<object> | object, want: unknown];

const text = expect.any(String);
const page = expect.objectContaining({ count: expect.any(Number), results: expect.any(Array) });
const started = { success: true, errors: [], jid: expect.stringMatching(/^\d{20}$/) };
const emptyTarball = new Uint8Array(Buffer.from('H4sIAAAAAAAAAwMAAAAAAAAAAAA=', 'base64'));
const scratch = async (name: string) =>
  (await client.sec.savePolicy({ name, tgt_uuid: allMinions, benchmark_uuids: [await benchmark()] })).ret;

async function policy() {
  const { ret } = await client.sec.getPolicies({ names: ['CentOS baseline'] });
  return ret.results[0]!;
}
async function benchmark() {
  return (await client.sec.getBenchmarks()).ret.results[0]!.uuid;
}
async function check() {
  return (await client.sec.getChecks({ policy_uuid: (await policy()).uuid })).ret.results[0]!.uuid;
}
const ofPolicy = async () => ({ policy_uuid: (await policy()).uuid });
const ofRun = async () => ({ jid: (await policy()).last_assess_jid! });

const exercises: Record<string, Exercise> = {
  'account.get_token': [() => ({}), { xsrf: text }],
  'account.login': [
    () => ({ username: 'root', password: 'salt', token_type: 'jwt' }),
    { authenticated: true, jwt: text, attributes: { username: 'root', config_name: 'internal' } },
  ],
  'api.discover': [
    () => ({ include: ['constants', 'errors'] }),
    {
      constants: { 'rpc-api-version': text },
      errors: { errorcode: expect.objectContaining({ 5000: 'internal_error', 4004: 'not_found' }) },
    },
  ],
  'cmd.get_cmd_status': [
    async () => ({ jids: [(await ofRun()).jid, '20000101000000000000'] }),
    ['complete', 'not-found'],
  ],
  'cmd.get_cmds': [ofRun, expect.objectContaining({ count: 1 })],
  'cmd.get_cmd_details': [ofRun, page],
  'minions.get_minion_cache': [() => ({}), expect.objectContaining({ count: 24 })],
  'ret.get_returns': [ofRun, expect.objectContaining({ count: 8, limit: 8 })],
  'ret.get_minions': [() => ({}), expect.objectContaining({ master1_master: expect.any(Array) })],
  'schedule.get': [() => ({}), expect.objectContaining({ count: 1 })],
  'schedule.save': [
    () => ({ name: 'Weekly', schedule: { days: 7 }, fun: 'policy.assessment', tgt_uuid: allMinions }),
    text,
  ],
  'sec.assess_policy': [ofPolicy, started],
  'sec.delete_custom_benchmarks': [() => ({ benchmark_uuids: [] }), {}],
  'sec.delete_custom_checks': [() => ({ check_uuids: [] }), {}],
  'sec.delete_exemption': [
    async () => {
      const { policy_uuid } = await ofPolicy();
      const saved = await client.sec.saveExemption({
        policy_uuid,
        reason: 'test',
        check_uuids: [await check()],
      });
      return { policy_uuid, exemption_uuid: saved.ret.results[0]!.uuid };
    },
    { uuid: text },
  ],
  'sec.delete_policy': [async () => ({ policy_uuid: await scratch('To be removed') }), true],
  'sec.download_content': [() => ({ auto_ingest: true }), { errors: [], success: true }],
  'sec.download_policy_report': [ofPolicy, expect.stringMatching(/^\{"policy_uuid":/)],
  'sec.get_benchmark_dependencies': [
    async () => ({ benchmark_uuid: await benchmark() }),
    { policies: expect.any(Array), checks: expect.any(Array) },
  ],
  'sec.get_benchmarks': [() => ({ authority_names: ['CIS'] }), page],
  'sec.get_check_dependencies': [
    async () => ({ check_uuid: await check() }),
    { policies: expect.any(Array), benchmarks: expect.any(Array), exemptions: expect.any(Array) },
  ],
  'sec.get_check_details': [
    async () => ({ check_uuid: await check() }),
    expect.objectContaining({ name: expect.stringMatching(/^locke\./), references: expect.any(Array) }),
  ],
  'sec.get_check_minions': [
    async () => ({
      ...(await ofPolicy()),
      include_in_response: ['overall_stats', 'check_report'],
      grains: { os: null },
    }),
    expect.objectContaining({
      count: 776,
      overall_stats: expect.any(Object),
      check_report: expect.any(Array),
    }),
  ],
  'sec.get_check_variables': [() => ({ limit: -1 }), page],
  'sec.get_checks': [
    async () => ({ benchmark_uuids: [await benchmark()], limit: 3 }),
    expect.objectContaining({ count: 97 }),
  ],
  'sec.get_content_stats': [() => ({}), { results: expect.objectContaining({ success: true }), errors: [] }],
  'sec.get_policies': [() => ({ include_stats: true }), page],
  'sec.get_policy_run_history': [ofPolicy, page],
  'sec.get_stats': [() => ({}), expect.objectContaining({ policies_created: expect.any(Number) })],
  'sec.get_stats_history': [() => ({ since_time: 1, time_unit: 'days' }), page],
  'sec.ingest_all_content': [
    () => ({ filename: 'locke.tar.gz', blob: emptyTarball }),
    { errors: [], success: true },
  ],
  'sec.ingest_custom_content': [
    () => ({ filename: 'custom.tar.gz', content_type: 'application/gzip', blob: emptyTarball }),
    { errors: [], success: true },
  ],
  'sec.remediate_policy': [async () => ({ ...(await ofPolicy()), check_uuids: [await check()] }), started],
  'sec.save_exemption': [
    async () => ({
      ...(await ofPolicy()),
      reason: 'Approved by CISO',
      minion_ids: [{ master1_master: ['web-01'] }],
    }),
    { count: 1, results: [expect.objectContaining({ check_uuid: null, minion_id: 'web-01' })] },
  ],
  'sec.save_policy': [
    async () => ({ name: 'Policy 1', tgt_uuid: allMinions, benchmark_uuids: [await benchmark()] }),
    text,
  ],
  'test.echo': [() => ({ message: 'hello, world' }), 'hello, world'],
  'test.warnings': [() => ({}), true],
  'tgt.get_target_group': [() => ({ tgt_uuid: allMinions }), expect.objectContaining({ count: 1, limit: 1 })],
  'tgt.save_target_group': [() => ({ name: 'Mine', tgt: { '*': { tgt_type: 'glob', tgt: 'web*' } } }), text],
  'tgt.get_target_group_minions': [
    () => ({ tgt_uuid: allMinions }),
    {
      master1_master: expect.any(Array),
      master2_master: expect.any(Array),
      master3_master: expect.any(Array),
    },
  ],
  'tgt.delete_target_group': [
    async () => ({
      tgt_uuid: (
        await client.tgt.saveTargetGroup({ name: 'To go', tgt: { '*': { tgt_type: 'list', tgt: 'a' } } })
      ).ret,
    }),
    {},
  ],
};

/** The one call that never succeeds; it has a test of its own. */
const failing = ['test.error'];

describe('every message, from client to mock', () => {
  const messages: Record<string, MessageDescriptor> = { ...calls, ...httpCalls };
  const { by } = resolveRaas(createRaasWorld({ seed: 1, clock: createManualClock() }), 1);
  /** Those that no code answers: the spec says all there is to know of them. */
  const declared = spec.messages.filter(({ name }) => ['effects', 'spec'].includes(by.get(name) ?? ''));

  it('is exercised', () => {
    const exercised = [...Object.keys(exercises), ...failing, ...declared.map(({ name }) => name)];
    expect(exercised.sort()).toEqual(Object.keys(messages).sort());
    expect(Object.keys(messages).sort()).toEqual(spec.messages.map(({ name }) => name).sort());
  });

  it.each(Object.entries(exercises))('%s', async (name, [params, want]) => {
    const { ret, error } = await client.call(messages[name] as typeof getVersions, (await params()) as never);
    expect(error).toBeNull();
    expect(ret).toEqual(want);
    expect(server.failures).toEqual([]);
  });

  it.each(declared)('$name, which no code answers', async (message) => {
    const params = useOwnKeys(message, sampleParams(message, types, { seed: 7 }), server.world.effects);
    const { ret, error } = await client.call(messages[message.name] as typeof getVersions, params as never);
    expect(error).toBeNull();
    expect(ret).toBeDefined();
    expect(server.failures).toEqual([]);
  });
});

describe('calls around the world', () => {
  it('fail and warn on demand', async () => {
    await expect(client.test.error()).rejects.toMatchObject({
      code: 'rpc_failed',
      rpc: { code: 5000, message: 'Internal server error', detail: 'Test error' },
    });
    expect((await client.test.warnings()).warnings).toEqual(['Test warning']);
  });

  it('describe the whole interface, or the parts asked for', async () => {
    const { api, constants, errors } = (await client.api.discover()).ret;
    const names = Object.entries(api ?? {}).flatMap(([area, methods]) =>
      Object.keys(methods).map((method) => `${area}.${method}`),
    );
    expect(names.sort()).toEqual(Object.keys(calls).sort());
    expect(api?.test?.echo).toEqual({
      signature: 'echo(message)',
      doc: 'Get a message back',
      parameters: [['message']],
    });
    expect(api?.sec?.download_content).toMatchObject({ signature: 'download_content(auto_ingest=true)' });
    expect(Object.keys(constants ?? {})).toEqual(['rpc-api-version']);
    expect(Object.keys(errors?.errorcode ?? {})).not.toContain('401');
    const some = await client.api.discover({ include: { api: ['test'], constants: '*', nothing: '*' } });
    expect(Object.keys(some.ret)).toEqual(['api', 'constants']);
    expect(Object.keys(some.ret.api ?? {})).toEqual(['test']);
  });

  it('read the statuses of runs under the names of their users', async () => {
    const { uuid } = await policy();
    const { jid } = (await client.sec.assessPolicy({ policy_uuid: uuid })).ret;
    expect((await client.cmd.getCmds({ jid, users: ['root'] })).ret.results).toMatchObject([
      { jid, user: 'root' },
    ]);
  });
});

describe('what the mock refuses', () => {
  /** Sends a call as it stands, past the client's own checks. */
  async function send(resource: string, method: string, kwargs: object) {
    const response = await fetch(`${server.url}/rpc`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa('root:salt')}`,
        cookie: '_xsrf=t',
        'x-xsrftoken': 't',
      },
      body: JSON.stringify({ riq: 9, resource, method, kwargs }),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as { ret: unknown; error: { code: number; detail: unknown } };
  }

  it.each([
    ['sec', 'assess_policy', { policy_uuid: nobody }, 4004, { policy_uuid: nobody }],
    ['sec', 'get_check_minions', { policy_uuid: nobody }, 4004, { policy_uuid: nobody }],
    ['sec', 'get_check_details', { check_uuid: nobody }, 4004, { check_uuid: nobody }],
    ['sec', 'get_benchmark_dependencies', { benchmark_uuid: nobody }, 4004, { benchmark_uuid: nobody }],
    ['sec', 'delete_policy', { policy_uuid: nobody }, 4004, { policy_uuid: nobody }],
    ['sec', 'get_policies', { policy_name: 'x' }, 4005, { policy_name: text }],
    ['sec', 'get_policies', { limit: 'ten' }, 4005, { limit: text }],
    ['sec', 'get_policies', { limit: -2 }, 4005, { limit: text }],
    ['sec', 'assess_policy', { policy_uuid: 5 }, 4005, { policy_uuid: text }],
    ['sec', 'assess_policy', {}, 4005, { policy_uuid: text }],
    ['sec', 'get_policies', { sort_by: 'weight' }, 4005, { sort_by: text }],
    [
      'sec',
      'ingest_custom_content',
      { filename: 'x', content_type: 'application/gzip', blob: 'bm8gdGFyYmFsbA==' },
      4015,
      { blob: 'Not a gzip file.' },
    ],
    ['tgt', 'delete_target_group', { tgt_uuid: allMinions }, 4003, { tgt_uuid: allMinions }],
    ['sec', 'no_such_method', {}, 4002, null],
    ['weather', 'report', {}, 4001, null],
  ])('%s.%s %j: %i', async (resource, method, kwargs, code, detail) => {
    const { ret, error } = await send(resource, method, kwargs);
    expect({ ret, code: error.code, detail: error.detail }).toEqual({ ret: null, code, detail });
  });
});

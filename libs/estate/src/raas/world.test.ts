import { describe, expect, it } from 'vitest';
import { createManualClock } from '../clock.ts';
import { allMinions, createRaasWorld, type RaasOperations } from './index.ts';

const root = { username: 'root' };
const nobody = '00000000-0000-4000-8000-000000000000';
const newWorld = (seed: number | string = 1, size?: number) =>
  createRaasWorld({ seed, clock: createManualClock(), ...(size !== undefined && { size }) }).operations;

async function everything(operations: RaasOperations) {
  return [
    await operations['minions.get_minion_cache']({ limit: -1 }, root),
    await operations['tgt.get_target_group']({}, root),
    await operations['sec.get_policies']({ include_stats: true }, root),
    await operations['sec.get_stats_history']({ since_time: 60, time_unit: 'days', limit: -1 }, root),
    await operations['cmd.get_cmds']({}, root),
    await operations['ret.get_returns']({ limit: -1 }, root),
  ];
}

describe('a world', () => {
  it('is the same for the same seed and another for another', async () => {
    const world = await everything(newWorld());
    expect(await everything(newWorld())).toEqual(world);
    expect(await everything(newWorld(2))).not.toEqual(world);
  });

  it.each([1, 2, 24, 100])('holds %i minions when told so', async (size) => {
    const operations = newWorld(7, size);
    const { count, results } = await operations['minions.get_minion_cache']({ limit: -1 }, root);
    expect(count).toBe(size);
    const addresses = new Set(results.map(({ grains }) => grains.ipv4?.[0]));
    expect(addresses.size).toBe(size);
    const ids = Object.values(await operations['ret.get_minions']({}, root)).flat();
    expect(new Set(ids).size).toBe(size);
  });

  it('reads uuids in either case', async () => {
    const operations = newWorld();
    const upper = await operations['tgt.get_target_group']({ tgt_uuid: allMinions.toUpperCase() }, root);
    expect(upper.results).toMatchObject([{ uuid: allMinions, name: 'All Minions' }]);
  });
});

describe('target groups', () => {
  const tgt = { '*': { tgt_type: 'glob', tgt: 'web-*' } };

  it('are saved, matched, changed and removed', async () => {
    const operations = newWorld();
    const tgt_uuid = await operations['tgt.save_target_group']({ tgt, name: 'Mine', desc: 'For now' }, root);
    const read = async () => (await operations['tgt.get_target_group']({ tgt_uuid }, root)).results[0];
    expect(await read()).toMatchObject({ name: 'Mine', desc: 'For now', tgt, pillars: [] });
    const minions = await operations['tgt.get_target_group_minions']({ tgt_uuid }, root);
    expect(
      Object.values(minions)
        .flat()
        .every((id) => id.startsWith('web-')),
    ).toBe(true);
    expect(await operations['tgt.get_target_group_minions']({ tgt }, root)).toEqual(minions);
    await operations['tgt.save_target_group']({ tgt, tgt_uuid, name: 'Yours' }, root);
    expect(await read()).toMatchObject({ name: 'Yours', desc: 'For now' });
    expect(await operations['tgt.delete_target_group']({ tgt_uuid }, root)).toEqual({});
    expect(await read()).toBeUndefined();
  });

  it('stay while a policy uses them, unless forced', async () => {
    const operations = newWorld();
    const { results } = await operations['sec.get_policies']({ names: ['CentOS baseline'] }, root);
    const { uuid, tgt_uuid } = results[0]!;
    expect(() => operations['tgt.delete_target_group']({ tgt_uuid: [tgt_uuid] }, root)).toThrow(
      expect.objectContaining({
        code: 'failed_resource_dependency',
        message: 'FailedResourceDependency: the target group CentOS 7 is used by policy CentOS baseline',
        detail: { tgt_uuid, policies: [uuid], schedules: [] },
      }),
    );
    await operations['tgt.delete_target_group']({ tgt_uuid: [tgt_uuid], force: true }, root);
    expect((await operations['sec.get_policies']({ policy_uuids: [uuid] }, root)).count).toBe(0);
  });

  it.each([
    ['tgt.save_target_group', { tgt, name: 'Windows' }, 'conflict', { name: 'Windows' }],
    ['tgt.save_target_group', { tgt, tgt_uuid: nobody }, 'not_found', { tgt_uuid: nobody }],
    [
      'tgt.save_target_group',
      { tgt, name: 'x', pillar_uuids: ['x'] },
      'invalid_parameters',
      { pillar_uuids: expect.any(String) },
    ],
    ['tgt.save_target_group', { tgt }, 'invalid_parameters', { name: expect.any(String) }],
    ['tgt.save_target_group', { tgt, tgt_uuid: allMinions }, 'permission_denied', { tgt_uuid: allMinions }],
    [
      'tgt.delete_target_group',
      { tgt_uuid: allMinions, force: true },
      'permission_denied',
      { tgt_uuid: allMinions },
    ],
    ['tgt.delete_target_group', { tgt_uuid: [nobody] }, 'not_found', { tgt_uuid: [nobody] }],
    ['tgt.get_target_group_minions', {}, 'invalid_parameters', { tgt_uuid: expect.any(String) }],
    [
      'tgt.get_target_group_minions',
      { tgt_uuid: allMinions, tgt },
      'invalid_parameters',
      { tgt_uuid: expect.any(String) },
    ],
    [
      'tgt.get_target_group',
      { tgt_uuid: allMinions, master_id: 'x' },
      'invalid_parameters',
      { master_id: expect.any(String) },
    ],
    [
      'schedule.save',
      { name: 'x', schedule: {}, fun: 'test.ping' },
      'invalid_parameters',
      { tgt_uuid: expect.any(String) },
    ],
    [
      'schedule.save',
      { name: 'x', schedule: {}, tgt_uuid: allMinions },
      'invalid_parameters',
      { job_uuid: expect.any(String) },
    ],
    [
      'schedule.save',
      { name: 'x', schedule: {}, fun: 'test.ping', tgt_uuid: nobody },
      'not_found',
      { tgt_uuid: nobody },
    ],
    [
      'schedule.save',
      { name: 'x', schedule: {}, fun: 'test.ping', tgt_uuid: allMinions, uuid: nobody },
      'not_found',
      { uuid: nobody },
    ],
    ['cmd.get_cmd_details', { jid: '20000101000000000000' }, 'not_found', { jid: '20000101000000000000' }],
    [
      'cmd.get_cmds',
      { daterange: { from: 'a', to: 'b' } },
      'invalid_parameters',
      { daterange: expect.any(String) },
    ],
  ] as const)('%s %j is refused as %s', (name, params, code, detail) => {
    const operation = newWorld()[name] as (params: object, actor: typeof root) => unknown;
    expect(() => operation(params, root)).toThrow(expect.objectContaining({ code, detail }));
  });
});

describe('lists', () => {
  const operations = newWorld();
  const names = async (name: keyof RaasOperations, params: object, field: string) => {
    const operation = operations[name] as (params: object, actor: typeof root) => unknown;
    const page = (await operation(params, root)) as { results: Record<string, unknown>[] };
    return page.results.map((row) => row[field]);
  };

  it.each([
    ['sec.get_benchmarks', { os: ['ubuntu'] }, 'os', ['Ubuntu', 'Ubuntu']],
    ['sec.get_benchmarks', { authority_names: ['DISA STIGs'] }, 'authority', ['DISA STIGs']],
    ['sec.get_benchmarks', { type_names: ['Windows'] }, 'os', ['Windows', 'Windows']],
    ['sec.get_benchmarks', { type_names: ['stig'] }, 'type', ['stig']],
    ['sec.get_benchmarks', { benchmark_uuid: nobody }, 'uuid', []],
    ['sec.get_benchmarks', { policy_uuid: nobody }, 'uuid', []],
    ['sec.get_benchmarks', { sort_by: 'os', limit: 2 }, 'os', ['CentOS', 'RedHat']],
    [
      'sec.get_checks',
      { names: ['locke.system.service.sshd_maxauthtries'] },
      'display_name',
      ['Ensure SSH MaxAuthTries is set to 4 or less'],
    ],
    ['sec.get_checks', { user_flag: 'C' }, 'name', []],
    ['sec.get_checks', { policy_uuid: nobody }, 'name', []],
    ['sec.get_check_variables', { check_uuids: [nobody] }, 'check_name', []],
    ['minions.get_minion_cache', { minion_id: 'web-01' }, 'master_id', ['master1_master']],
    [
      'minions.get_minion_cache',
      { master_id: 'master2_master', sort_by: 'minion', limit: 2 },
      'minion_id',
      ['ad-01', 'ad-02'],
    ],
    ['tgt.get_target_group', { name: 'win' }, 'name', ['Windows']],
    ['tgt.get_target_group', { sort_by: 'name', reverse: true, limit: 1 }, 'name', ['Windows']],
    ['schedule.get', {}, 'name', ['SSH hardening']],
    ['schedule.get', { enabled: false }, 'name', []],
    ['schedule.get', { query: 'assess', tgt_names: ['All Minions'], masters: ['*'] }, 'state', ['complete']],
    ['schedule.get', { expired: true }, 'name', []],
    [
      'cmd.get_cmds',
      { include_adhoc_scheduled: 'scheduled' },
      'sched_name',
      ['SSH hardening', 'SSH hardening'],
    ],
    ['cmd.get_cmds', { fun: 'policy.remediation' }, 'tgt_name', ['CentOS 7']],
    ['cmd.get_cmds', { state: ['new'] }, 'jid', []],
    [
      'cmd.get_cmds',
      { daterange: { from: '2023-12-29T21:30:00', to: '2023-12-29T22:30:00' } },
      'fun',
      ['policy.remediation'],
    ],
    ['ret.get_returns', { jid: '20231229220000000000', minion_id: 'web-01' }, 'has_errors', [false]],
    ['ret.get_returns', { start: '20240101000000000000' }, 'jid', []],
    [
      'cmd.get_cmd_details',
      { jid: '20231229220000000000', minion_id: 'mail', limit: 1 },
      'has_return',
      [true],
    ],
  ] as const)('%s %j', async (name, params, field, want) => {
    expect(await names(name, params, field)).toEqual(want);
  });

  it('show commands from the latest on', async () => {
    const jids = await names('cmd.get_cmds', {}, 'jid');
    expect(jids).toEqual(jids.toSorted().reverse());
    expect(jids).toHaveLength(5);
  });

  it('show the whole return of one minion only', async () => {
    const all = await operations['cmd.get_cmd_details']({ jid: '20231229220000000000' }, root);
    expect(all.results.some((row) => 'full_ret' in row)).toBe(false);
    const one = await operations['cmd.get_cmd_details'](
      { jid: '20231229220000000000', minion_id_exact: 'web-01' },
      root,
    );
    expect(one.results).toMatchObject([{ minion_id: 'web-01', full_ret: { cmd: '_return', retcode: 0 } }]);
  });
});

describe('dependencies', () => {
  const operations = newWorld();

  it('of a benchmark name its policies and shared checks', async () => {
    const { results } = await operations['sec.get_benchmarks'](
      { names: ['CIS_Microsoft_Windows_Server_2019_Benchmark_v1.0.0-1'] },
      root,
    );
    const { checks, policies } = await operations['sec.get_benchmark_dependencies'](
      { benchmark_uuid: results[0]!.uuid },
      root,
    );
    expect(policies).toEqual(results[0]!.policies);
    expect(checks.filter((check) => !check.other_benchmark_references)).toHaveLength(4);
    expect(checks.length).toBeGreaterThan(30);
  });

  it('of a check come in the blocks asked for', async () => {
    const check_uuid = (await operations['sec.get_checks']({ limit: 1 }, root)).results[0]!.uuid;
    const read = (include_in_response?: ('policies' | 'benchmarks' | 'exemptions')[]) =>
      operations['sec.get_check_dependencies']({ check_uuid, include_in_response }, root);
    expect(Object.keys(await read())).toEqual(['policies', 'benchmarks', 'exemptions']);
    expect(Object.keys(await read(['benchmarks']))).toEqual(['benchmarks']);
    expect(await read([])).toEqual({});
    expect((await read()).exemptions).toMatchObject([
      { minion_id: expect.any(String), reason: expect.any(String) },
    ]);
  });
});

describe('figures', () => {
  const operations = newWorld();

  it('are all there, or those asked for', async () => {
    expect(Object.keys(await operations['sec.get_stats']({}, root))).toHaveLength(19);
    const stats = await operations['sec.get_stats'](
      { include_in_response: ['policies_created', 'policies_never_assessed'] },
      root,
    );
    expect(stats).toEqual({ policies_created: 3, policies_never_assessed: 1 });
  });

  it('agree with each other and with the policies', async () => {
    const stats = await operations['sec.get_stats']({}, root);
    const { results } = await operations['sec.get_policies']({ include_stats: true }, root);
    const compliant = results.reduce((sum, policy) => sum + (policy.stats?.compliant ?? 0), 0);
    expect(stats.status_since_last_assessment?.compliant).toBe(compliant);
    for (const [name, count] of Object.entries(stats.checks_by_benchmark ?? {})) {
      expect(count).toBe(
        (stats.checks_by_benchmark_in_policy?.[name] ?? 0) +
          (stats.checks_by_benchmark_not_in_policy?.[name] ?? 0),
      );
    }
    expect(stats).toMatchObject({
      policies_with_schedule: 1,
      policies_with_exemptions: 1,
      assessment_jobs_run: 4,
    });
  });

  it('of the past go back as far as asked', async () => {
    const count = async (since_time: number, time_unit: 'hours' | 'days' | 'minutes' | 'seconds') =>
      (await operations['sec.get_stats_history']({ since_time, time_unit, limit: -1 }, root)).count;
    expect(await count(1, 'hours')).toBe(3);
    expect(await count(60, 'minutes')).toBe(3);
    expect(await count(1, 'seconds')).toBe(1);
    expect(await count(7300, 'days')).toBe(78);
    const { results } = await operations['sec.get_stats_history'](
      { since_time: 7300, time_unit: 'days', sort_by: 'time_stamp', reverse: true, limit: 1 },
      root,
    );
    expect(results[0]?.time_stamp).toBe('2024-01-01T00:00:00.000000');
  });
});

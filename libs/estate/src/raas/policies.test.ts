import type { SavePolicyParams } from '@aluco/raas';
import { beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../clock.ts';
import { allMinions, createRaasWorld, type RaasOperations } from './index.ts';

const root = { username: 'root' };
const nobody = '00000000-0000-4000-8000-000000000000';
let operations: RaasOperations;
let centos: { uuid: string; checks: string[] };
let windows: { uuid: string; checks: string[] };
let maxTries: { check_uuid: string; name: string };

beforeEach(async () => {
  operations = createRaasWorld({ seed: 1, clock: createManualClock() }).operations;
  const { results } = await operations['sec.get_benchmarks']({ limit: -1 }, root);
  const read = async (name: string) => {
    const uuid = results.find((benchmark) => benchmark.name.includes(name))!.uuid;
    return { uuid, checks: await checksOf({ benchmark_uuids: [uuid] }) };
  };
  centos = await read('CentOS');
  windows = await read('Server_2016');
  const variables = await operations['sec.get_check_variables']({ limit: -1 }, root);
  const row = variables.results.find(({ check_name }) => check_name.endsWith('sshd_maxauthtries'))!;
  maxTries = { check_uuid: row.check_uuid, name: row.variables[0]!.name };
});

async function checksOf(filter: { policy_uuid?: string; benchmark_uuids?: string[] }): Promise<string[]> {
  const { results } = await operations['sec.get_checks']({ ...filter, limit: -1 }, root);
  return results.map(({ uuid }) => uuid).sort();
}

function save(params: Partial<SavePolicyParams>): Promise<string> {
  return Promise.resolve(
    operations['sec.save_policy'](
      { name: 'Mine', tgt_uuid: allMinions, benchmark_uuids: [centos.uuid], ...params },
      root,
    ),
  );
}

async function read(uuid: string) {
  const { results } = await operations['sec.get_policies'](
    { policy_uuids: [uuid], include_stats: true },
    root,
  );
  return results[0]!;
}

describe('the checks of a saved policy', () => {
  const cases: [what: string, params: () => Partial<SavePolicyParams>, want: () => string[]][] = [
    ['are those of its benchmark', () => ({}), () => centos.checks],
    [
      'are those of all its benchmarks, once each',
      () => ({ benchmark_uuids: [centos.uuid, windows.uuid, centos.uuid] }),
      () => [...centos.checks, ...windows.checks],
    ],
    [
      'are of these only the ones named',
      () => ({ check_uuids: [centos.checks[1]!, centos.checks[0]!, windows.checks[0]!] }),
      () => centos.checks.slice(0, 2),
    ],
    [
      'are less the excluded',
      () => ({ exclude_check_uuids: [centos.checks[0]!, windows.checks[0]!] }),
      () => centos.checks.slice(1),
    ],
    [
      'are less the excluded even of those named',
      () => ({ check_uuids: centos.checks.slice(0, 3), exclude_check_uuids: centos.checks.slice(0, 1) }),
      () => centos.checks.slice(1, 3),
    ],
    ['are all when none is named', () => ({ check_uuids: [] }), () => centos.checks],
    [
      'are those named when there is no benchmark',
      () => ({ benchmark_uuids: [], check_uuids: [windows.checks[0]!] }),
      () => windows.checks.slice(0, 1),
    ],
  ];
  it.each(cases)('%s', async (_, params, want) => {
    expect(await checksOf({ policy_uuid: await save(params()) })).toEqual([...new Set(want())].sort());
  });
});

describe('a saved policy', () => {
  it('reads one row of nulls without variables', async () => {
    const policy = await read(await save({}));
    expect(policy.variables).toEqual([{ check_uuid: null, var_name: null, var_value: null }]);
    expect(policy).toMatchObject({
      tgt_name: 'All Minions',
      schedule: null,
      schedule_uuid: null,
      last_assess_jid: null,
    });
    expect(policy.stats).toEqual({ unknown: centos.checks.length * 24 });
  });

  it('reads its variables under their other names', async () => {
    const policy = await read(await save({ variables: [{ ...maxTries, value: '3' }] }));
    expect(policy.variables).toEqual([
      { check_uuid: maxTries.check_uuid, var_name: maxTries.name, var_value: '3' },
    ]);
  });

  it('is replaced by uuid and keeps it', async () => {
    const uuid = await save({ variables: [{ ...maxTries, value: '3' }], schedule: { hours: 2 } });
    expect(await save({ policy_uuid: uuid, name: 'Other', benchmark_uuids: [windows.uuid] })).toBe(uuid);
    expect(await read(uuid)).toMatchObject({
      name: 'Other',
      schedule: null,
      variables: [{ var_name: null }],
    });
    expect(await checksOf({ policy_uuid: uuid })).toEqual(windows.checks);
  });

  it('brings its schedule and takes it away', async () => {
    const uuid = await save({ schedule: { cron: '0 2 * * *' } });
    const { schedule_uuid } = await read(uuid);
    const list = () => operations['schedule.get']({ names: ['Mine'] }, root);
    expect(await list()).toMatchObject({
      count: 1,
      results: [{ uuid: schedule_uuid, tgt_uuid: allMinions, next_fire_time: '2024-01-01T02:00:00.000000' }],
    });
    await operations['sec.delete_policy']({ policy_uuid: uuid }, root);
    expect(await list()).toMatchObject({ count: 0 });
  });

  it('takes its exemptions along when it goes', async () => {
    const uuid = await save({});
    const check_uuid = centos.checks[0]!;
    await operations['sec.save_exemption'](
      { policy_uuid: uuid, reason: 'why not', check_uuids: [check_uuid] },
      root,
    );
    const count = async () =>
      (await operations['sec.get_check_dependencies']({ check_uuid }, root)).exemptions?.filter(
        ({ policy_uuid }) => policy_uuid === uuid,
      ).length;
    expect(await count()).toBe(1);
    expect(await operations['sec.delete_policy']({ policy_uuid: uuid }, root)).toBe(true);
    expect(await count()).toBe(0);
  });

  it.each([
    ['not_found', () => ({ tgt_uuid: nobody }), { tgt_uuid: nobody }],
    ['not_found', () => ({ policy_uuid: nobody }), { policy_uuid: nobody }],
    ['not_found', () => ({ benchmark_uuids: [centos.uuid, nobody] }), { benchmark_uuids: [nobody] }],
    ['not_found', () => ({ check_uuids: [nobody] }), { check_uuids: [nobody] }],
    ['not_found', () => ({ exclude_check_uuids: [nobody] }), { exclude_check_uuids: [nobody] }],
    [
      'not_found',
      () => ({ variables: [{ check_uuid: nobody, name: 'x', value: '1' }] }),
      { variables: [nobody] },
    ],
    [
      'invalid_parameters',
      () => ({ variables: [{ ...maxTries, name: 'x', value: '1' }] }),
      { variables: expect.stringContaining('got "x"') },
    ],
    [
      'invalid_parameters',
      () => ({ schedule: { days: 1, skip_explicit: ['someday'] } }),
      { schedule: expect.stringContaining('got "someday"') },
    ],
    ['conflict', () => ({ name: 'CentOS baseline' }), { name: 'CentOS baseline' }],
  ])('is refused as %s', (code, params, detail) => {
    expect(() => save(params())).toThrow(expect.objectContaining({ code, detail }));
  });
});

describe('the list of policies', () => {
  const list = async (params: Parameters<RaasOperations['sec.get_policies']>[0]) =>
    await operations['sec.get_policies'](params, root);

  it.each([
    [{}, ['CentOS baseline', 'Windows Server 2019', 'SSH hardening']],
    [{ names: ['SSH hardening', 'nobody'] }, ['SSH hardening']],
    [{ tgt_uuids: [allMinions] }, ['SSH hardening']],
    [{ policy_uuids: [nobody] }, []],
    [{ sort_by: 'name' as const }, ['CentOS baseline', 'SSH hardening', 'Windows Server 2019']],
    [
      { sort_by: 'tgt_name' as const, reverse: true },
      ['Windows Server 2019', 'CentOS baseline', 'SSH hardening'],
    ],
    [{ limit: 1, page: 1 }, ['Windows Server 2019']],
  ])('%j', async (params, want) => {
    const { results } = await list(params);
    expect(results.map(({ name }) => name)).toEqual(want);
  });

  it('counts checks and minions of all policies found, not of the page', async () => {
    const { count, check_count, minion_count } = await list({ limit: 1 });
    expect({ count, minion_count }).toEqual({ count: 3, minion_count: 24 });
    expect(check_count).toBe(new Set([...centos.checks, ...windows.checks]).size + 4);
  });

  it('has stats only when asked for', async () => {
    expect((await list({})).results.every((policy) => !('stats' in policy))).toBe(true);
    expect((await list({ include_stats: true })).results.every(({ stats }) => stats !== undefined)).toBe(
      true,
    );
  });
});

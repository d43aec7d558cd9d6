import { beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../clock.ts';
import { allMinions, createRaasWorld, type RaasOperations } from './index.ts';

const root = { username: 'root' };
let clock: ManualClock;
let operations: RaasOperations;
let policy_uuid: string;
let checks: { uuid: string; name: string }[];

beforeEach(async () => {
  clock = createManualClock();
  operations = createRaasWorld({ seed: 1, clock }).operations;
  const benchmarks = await operations['sec.get_benchmarks'](
    { names: ['CIS_CentOS_Linux_7_Benchmark_v2.2.0-1'] },
    root,
  );
  const benchmark_uuids = benchmarks.results.map(({ uuid }) => uuid);
  policy_uuid = await operations['sec.save_policy'](
    { name: 'Mine', tgt_uuid: allMinions, benchmark_uuids },
    root,
  );
  checks = [...(await operations['sec.get_checks']({ policy_uuid, limit: -1 }, root)).results];
});

async function run(call: 'assess' | 'remediate', extra = {}): Promise<string> {
  const { jid } =
    call === 'assess'
      ? await operations['sec.assess_policy']({ policy_uuid }, root)
      : await operations['sec.remediate_policy']({ policy_uuid, ...extra }, root);
  await clock.advance(10_000);
  return jid;
}

async function pairs(filter = {}) {
  return await operations['sec.get_check_minions']({ policy_uuid, limit: -1, ...filter }, root);
}

async function command(jid: string) {
  return (await operations['cmd.get_cmds']({ jid }, root)).results[0]!;
}

describe('an assessment', () => {
  it('goes from new over retrieved to completed, minion by minion', async () => {
    const { jid, success, errors } = await operations['sec.assess_policy']({ policy_uuid }, root);
    expect({ jid, success, errors }).toEqual({ jid: '20240101000000000000', success: true, errors: [] });
    const seen: [state: string, returned: number, status: string | undefined][] = [];
    for (let time = 0; time <= 4000; time += 100) {
      const { state, returned } = await command(jid);
      const [status] = await operations['cmd.get_cmd_status']({ jids: [jid] }, root);
      seen.push([state, returned, status]);
      await clock.advance(100);
    }
    expect(seen[0]).toEqual(['new', 0, 'new']);
    expect(seen.at(-1)).toEqual(['completed_failures', 24, 'complete']);
    expect([...new Set(seen.map(([state]) => state))]).toEqual(['new', 'retrieved', 'completed_failures']);
    const counts = seen.map(([, returned]) => returned);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(new Set(counts).size).toBeGreaterThan(15);
  });

  it('takes 1 to 3 seconds, whatever the number of minions', async () => {
    const { jid } = await operations['sec.assess_policy']({ policy_uuid }, root);
    await clock.advance(1000);
    expect((await command(jid)).state).toBe('retrieved');
    await clock.advance(2000);
    expect((await command(jid)).duration).toBeGreaterThan(1);
  });

  it('gives each pair a state, and the same one the next time', async () => {
    const jid = await run('assess');
    const { count, results, overall_stats } = await pairs({ include_in_response: ['overall_stats'] });
    expect(count).toBe(checks.length * 24);
    expect(Object.keys(overall_stats ?? {}).sort()).toEqual([
      'compliant',
      'error',
      'noncompliant',
      'notapplicable',
    ]);
    expect(
      results.every((row) => row.jid === jid && row.action === 'assess' && row.state !== 'unknown'),
    ).toBe(true);
    await run('assess');
    expect((await pairs()).results.map(({ state }) => state)).toEqual(results.map(({ state }) => state));
  });

  it('does not concern minions whose grains do not fit', async () => {
    await run('assess');
    const { results } = await pairs({ grains: { kernel: 'Windows' } });
    expect(results.length).toBeGreaterThan(0);
    expect(new Set(results.map(({ state }) => state))).toEqual(new Set(['notapplicable']));
  });

  it('leaves out what is exempt, until the exemption goes', async () => {
    await run('assess');
    const row = (await pairs({ state: ['noncompliant'] })).results[0]!;
    const filter = { check_uuid: row.check_uuid, minion_ids: [row.minion_id] };
    const exemption = await operations['sec.save_exemption'](
      {
        policy_uuid,
        reason: 'Approved',
        check_uuids: [row.check_uuid],
        minion_ids: [{ [row.master_id]: [row.minion_id] }],
      },
      root,
    );
    expect(exemption).toMatchObject({
      count: 1,
      results: [{ check_uuid: row.check_uuid, minion_id: row.minion_id }],
    });
    await run('remediate', { check_uuids: [row.check_uuid] });
    expect((await pairs(filter)).results).toMatchObject([
      { state: 'noncompliant', exempt: true, action: 'assess' },
    ]);
    await run('assess');
    expect((await pairs({ exempt: true })).results).toMatchObject([
      { ...filterNames(row), state: 'notapplicable', comment: 'Exempt: Approved' },
    ]);
    const exemption_uuid = exemption.results[0]!.uuid;
    expect(await operations['sec.delete_exemption']({ policy_uuid, exemption_uuid }, root)).toEqual({
      uuid: exemption_uuid,
    });
    await run('assess');
    expect((await pairs(filter)).results).toMatchObject([{ state: 'noncompliant', exempt: false }]);
  });

  it('finds otherwise when a variable changes', async () => {
    const check = checks.find(({ name }) => name.endsWith('sshd_maxauthtries'))!;
    const { variables } = (await operations['sec.get_check_variables']({ check_uuids: [check.uuid] }, root))
      .results[0]!;
    const tally = async (value: string) => {
      const { benchmarks } = await operations['sec.get_check_dependencies']({ check_uuid: check.uuid }, root);
      await operations['sec.save_policy'](
        {
          name: 'Mine',
          policy_uuid,
          tgt_uuid: allMinions,
          benchmark_uuids: benchmarks!.slice(0, 1),
          variables: [{ check_uuid: check.uuid, name: variables[0]!.name, value }],
        },
        root,
      );
      await run('assess');
      return (await pairs({ check_uuid: check.uuid, include_in_response: ['overall_stats'] })).overall_stats!;
    };
    expect((await tally('10')).noncompliant).toBeUndefined();
    const strict = await tally('3');
    const stricter = await tally('0');
    expect(strict.noncompliant).toBeGreaterThan(0);
    expect(strict.compliant).toBeGreaterThan(0);
    expect(stricter.compliant).toBeUndefined();
  });

  it('stops where it is when the world is closed', async () => {
    const world = createRaasWorld({ seed: 1, clock });
    const { results } = await world.operations['sec.get_policies']({}, root);
    const { jid } = await world.operations['sec.assess_policy']({ policy_uuid: results[0]!.uuid }, root);
    await clock.advance(1000);
    world.close();
    await clock.advance(10_000);
    const { state, returned } = (await world.operations['cmd.get_cmds']({ jid }, root)).results[0]!;
    expect({ state, few: returned < 8 }).toEqual({ state: 'retrieved', few: true });
  });
});

describe('a remediation', () => {
  it('mends what it can and says what it could not', async () => {
    await run('assess');
    const before = (await pairs({ state: ['noncompliant'] })).count;
    const jid = await run('remediate');
    const mended = await pairs({ jid, state: ['compliant'] });
    const failed = await pairs({ jid, state: ['noncompliant'] });
    expect(mended.count + failed.count).toBe(before);
    expect(failed.count).toBeGreaterThan(0);
    expect(failed.count).toBeLessThan(before / 5);
    expect(
      mended.results.every(
        ({ action, changes }) => action === 'remediate' && Object.keys(changes!).length === 1,
      ),
    ).toBe(true);
    expect(await command(jid)).toMatchObject({ fun: 'policy.remediation', state: 'completed_failures' });
    await run('assess');
    expect((await pairs({ state: ['noncompliant'] })).count).toBe(failed.count);
  });

  it('keeps to the checks and minions named', async () => {
    await run('assess');
    const row = (await pairs({ state: ['noncompliant'] })).results[0]!;
    const minions = { [row.master_id]: [row.minion_id] };
    const jid = await run('remediate', { check_uuids: [row.check_uuid], minions });
    expect(await command(jid)).toMatchObject({ expected: 1, returned: 1, masters_to: [row.master_id] });
    expect((await pairs({ action: 'remediate' })).results).toMatchObject([filterNames(row)]);
  });

  it.each([
    [{ check_uuids: ['00000000-0000-4000-8000-000000000000'] }, { check_uuids: expect.any(Array) }],
    [{ minions: { master1_master: ['nobody'] } }, { minions: { master1_master: ['nobody'] } }],
  ])('is refused for %j', async (extra, detail) => {
    await expect(run('remediate', extra)).rejects.toMatchObject({ code: 'not_found', detail });
  });
});

describe('the history of a policy', () => {
  it('has a row per run, and finds runs by their numbers', async () => {
    const assessed = await run('assess');
    const remediated = await run('remediate', { minions: { master1_master: ['web-01'] } });
    const history = async (filter = {}) =>
      (await operations['sec.get_policy_run_history']({ policy_uuid, ...filter }, root)).results.map(
        ({ jid }) => jid,
      );
    expect(await history()).toEqual([assessed, remediated]);
    expect(await history({ sort_by: 'jid', reverse: true })).toEqual([remediated, assessed]);
    expect(await history({ fun: 'policy.assessment' })).toEqual([assessed]);
    expect(await history({ expected: 1 })).toEqual([remediated]);
    expect(await history({ returned: 24 })).toEqual([assessed]);
    expect(await history({ user: 'nobody' })).toEqual([]);
    expect(await history({ state: ['new'] })).toEqual([]);
    expect(await history({ jid: remediated })).toEqual([remediated]);
  });

  it('outlives the policy among the commands', async () => {
    const jid = await run('assess');
    await operations['sec.delete_policy']({ policy_uuid }, root);
    expect(await command(jid)).toMatchObject({ state: 'completed_failures', returned: 24 });
    expect(() => operations['sec.get_policy_run_history']({ policy_uuid }, root)).toThrow('No such policy');
  });
});

describe('a report', () => {
  it('is a JSON text on one assessment', async () => {
    expect(() => operations['sec.download_policy_report']({ policy_uuid }, root)).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
    const first = await run('assess');
    await run('assess');
    const report = JSON.parse(
      await operations['sec.download_policy_report']({ policy_uuid, jid: first }, root),
    );
    expect(report).toMatchObject({
      policy_uuid,
      policy_name: 'Mine',
      jid: first,
      assessed: '2024-01-01T00:00:00.000000',
    });
    expect(report.checks).toHaveLength(checks.length);
    expect(report.checks[0].minions).toHaveLength(24);
    const total = Object.values<number>(report.overall_stats).reduce((sum, n) => sum + n, 0);
    expect(total).toBe(checks.length * 24);
  });
});

function filterNames({
  check_uuid,
  master_id,
  minion_id,
}: {
  check_uuid: string;
  master_id: string;
  minion_id: string;
}) {
  return { check_uuid, master_id, minion_id };
}

import type { GetCheckMinionsParams } from '@aluco/raas';
import { beforeAll, describe, expect, it } from 'vitest';
import { createManualClock } from '../clock.ts';
import { createRaasWorld } from './index.ts';

const root = { username: 'root' };
const { operations } = createRaasWorld({ seed: 1, clock: createManualClock() });
let policy_uuid: string;

beforeAll(async () => {
  const { results } = await operations['sec.get_policies']({ names: ['SSH hardening'] }, root);
  policy_uuid = results[0]!.uuid;
});

async function read(params: Partial<GetCheckMinionsParams> = {}) {
  return await operations['sec.get_check_minions']({ policy_uuid, limit: -1, ...params }, root);
}

type Row = Awaited<ReturnType<typeof read>>['results'][number];

describe('filters of results', () => {
  const cases: [params: Partial<GetCheckMinionsParams>, fits: (row: Row) => boolean][] = [
    [
      { check_names: ['locke.system.service.sshd_loglevel'] },
      (row) => row.check_name.endsWith('sshd_loglevel'),
    ],
    [{ minion_ids: ['web-01', 'db-02'] }, (row) => ['web-01', 'db-02'].includes(row.minion_id)],
    [{ state: ['noncompliant', 'error'] }, (row) => ['noncompliant', 'error'].includes(row.state)],
    [{ state: ['compliant'], state_invert: true }, (row) => row.state !== 'compliant'],
    [{ action: 'assess' }, (row) => row.action === 'assess'],
    [{ comment: 'maxauthtries is' }, (row) => row.comment?.startsWith('MaxAuthTries is') ?? false],
    [{ exempt: false }, (row) => row.exempt === false],
    [{ grains: { os: 'CentOS', osrelease: null } }, (row) => /^(web|mail)-/.test(row.minion_id)],
    [{ grains: { ipv4: '127.0.0.1' } }, () => true],
  ];
  it.each(cases)('%j', async (params, fits) => {
    const [all, some] = [await read(), await read(params)];
    const key = ({ check_uuid, minion_id }: Row) => `${check_uuid} ${minion_id}`;
    expect(some.count).toBeGreaterThan(0);
    expect(some.results.map(key)).toEqual(all.results.filter(fits).map(key));
  });

  const nothing: Partial<GetCheckMinionsParams>[] = [
    { action: 'remediate' },
    { changes: 'old' },
    { exempt: true },
    { jid: '20000101000000000000' },
    { state: ['unknown'] },
    { grains: { os: 'BeOS' } },
    { grains: { constructor: 'x' } },
  ];
  it.each(nothing)('%j finds none', async (params) => {
    expect(await read(params)).toEqual({ count: 0, results: [] });
  });

  it('send the grains named', async () => {
    const { results } = await read({ grains: { os: 'CentOS', osrelease: null }, limit: 1 });
    expect(results[0]?.grains).toEqual({ os: 'CentOS', osrelease: '7.9.2009' });
    expect((await read({ grains: { toString: null }, limit: 1 })).results[0]?.grains).toEqual({});
    expect((await read({ limit: 1 })).results[0]).not.toHaveProperty('grains');
  });
});

describe('the order of results', () => {
  it.each(['minion_id', 'check_name', 'check_display_name', 'state', 'comment', 'duration'] as const)(
    'is by %s, or downwards',
    async (sort_by) => {
      const values = (await read({ sort_by })).results.map((row) => row[sort_by] ?? '');
      const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(values).toEqual(sorted);
      const downwards = (await read({ sort_by, reverse: true })).results.map((row) => row[sort_by] ?? '');
      expect(downwards).toEqual(sorted.toReversed());
    },
  );

  it.each(['compliant', 'noncompliant', 'error', 'notapplicable'] as const)('has %s first', async (state) => {
    const { results } = await read({ sort_by: state });
    const count = results.filter((row) => row.state === state).length;
    expect(results.findLastIndex((row) => row.state === state)).toBe(count - 1);
  });
});

describe('blocks', () => {
  const all = [
    'check_summary',
    'minion_summary',
    'check_stats',
    'minion_stats',
    'check_report',
    'check_exempt',
    'overall_stats',
  ] as const;
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, n) => total + n, 0);

  it('are sent when named, and add up', async () => {
    const reply = await read({ include_in_response: [...all], limit: 1 });
    expect(Object.keys(reply).sort()).toEqual([...all, 'count', 'results'].sort());
    expect(sum(reply.overall_stats!)).toBe(reply.count);
    expect(sum(reply.minion_stats!)).toBe(24);
    expect(reply.minion_summary).toHaveLength(24);
    expect(sum(reply.check_stats!)).toBe(reply.check_summary!.length);
    for (const { compliant, noncompliant, error, notapplicable, unknown } of reply.check_summary!) {
      expect(compliant + noncompliant + error + notapplicable + unknown).toBe(24);
    }
    expect(reply.check_report!.every(({ minions }) => minions.length === 24)).toBe(true);
    expect(reply.check_exempt).toEqual([]);
  });

  it('are none when not named, and unknown names are passed over', async () => {
    expect(Object.keys(await read())).toEqual(['count', 'results']);
    expect(Object.keys(await read({ include_in_response: ['constructor'] }))).toEqual(['count', 'results']);
  });

  it('are ordered by the count of a state, the most first', async () => {
    const counts = async (reverse: boolean) =>
      (
        await read({ include_in_response: ['check_summary'], sort_by: 'noncompliant', reverse })
      ).check_summary!.map(({ noncompliant }) => noncompliant);
    const upwards = (await counts(true)).toSorted((a, b) => a - b);
    expect(await counts(true)).toEqual(upwards);
    expect(await counts(false)).toEqual(upwards.toReversed());
  });

  it('name the exemptions that bear on the rows', async () => {
    const { results } = await operations['sec.get_policies']({ names: ['CentOS baseline'] }, root);
    const reply = await read({
      policy_uuid: results[0]!.uuid,
      include_in_response: ['check_exempt'],
      exempt: true,
    });
    expect(reply.count).toBe(1);
    expect(reply.check_exempt).toMatchObject([{ uuid: reply.results[0]!.exemption_uuid }]);
  });
});

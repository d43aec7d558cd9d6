import { createManualClock, createRaasWorld, type RaasOperations } from '@aluco/estate';
import type { RaasClient } from '@aluco/raas';
import { describe, expect, it } from 'vitest';
import { startRaas } from './raas-server.ts';

/** The calls that an operator's script makes, whatever carries them. */
interface Server {
  call<Name extends keyof RaasOperations>(
    name: Name,
    params: Parameters<RaasOperations[Name]>[0],
  ): Promise<Awaited<ReturnType<RaasOperations[Name]>>>;
  /** Lets some time pass. */
  wait(): Promise<void>;
}

/** Saves a target group and a policy with a variable, assesses, remediates what failed, assesses again, and tidies up. */
async function scenario({ call, wait }: Server) {
  const tgt_uuid = await call('tgt.save_target_group', {
    name: 'Pilot servers',
    tgt: { '*': { tgt_type: 'compound', tgt: 'G@os:CentOS and web-*' } },
  });
  const minions = Object.values(await call('tgt.get_target_group_minions', { tgt_uuid })).flat();

  const [benchmark] = (await call('sec.get_benchmarks', { os: ['CentOS'] })).results;
  const benchmark_uuids = [benchmark!.uuid];
  const variable = (await call('sec.get_check_variables', { benchmark_uuids, limit: -1 })).results
    .flatMap(({ variables }) => variables)
    .find(({ name }) => name.endsWith('SSHD_CONFIG_MAXAUTHTRIES'))!;
  const { check_uuid, name } = variable;
  const policy_uuid = await call('sec.save_policy', {
    name: 'Pilot',
    tgt_uuid,
    benchmark_uuids,
    variables: [{ check_uuid, name, value: '3' }],
  });

  async function follow(jid: string): Promise<number> {
    for (let asked = 0; asked < 500; asked += 1) {
      const { count } = await call('ret.get_returns', { jid });
      if (count === minions.length) return count;
      await wait();
    }
    throw new RangeError(`expected ${minions.length} returns for ${jid}`);
  }
  const stats = async () =>
    (await call('sec.get_policies', { policy_uuids: [policy_uuid], include_stats: true })).results[0]!.stats!;

  const unknown = await stats();
  await follow((await call('sec.assess_policy', { policy_uuid })).jid);
  const assessed = await stats();
  const failing = await call('sec.get_check_minions', { policy_uuid, state: ['noncompliant'], limit: -1 });
  const check_uuids = [...new Set(failing.results.map((row) => row.check_uuid))];
  await follow((await call('sec.remediate_policy', { policy_uuid, check_uuids })).jid);
  await follow((await call('sec.assess_policy', { policy_uuid })).jid);
  const reassessed = await stats();
  const history = (await call('sec.get_policy_run_history', { policy_uuid })).results.map(({ fun }) => fun);
  const isDeleted = await call('sec.delete_policy', { policy_uuid });
  const answer = await call('tgt.delete_target_group', { tgt_uuid });
  const left = (await call('sec.get_policies', { policy_uuids: [policy_uuid] })).count;
  return { minions, unknown, assessed, failing: failing.count, reassessed, history, isDeleted, answer, left };
}

function expectMended({
  minions,
  unknown,
  assessed,
  failing,
  reassessed,
  ...rest
}: Awaited<ReturnType<typeof scenario>>) {
  expect(minions.length).toBeGreaterThan(2);
  expect(Object.keys(unknown)).toEqual(['unknown']);
  expect(assessed.noncompliant).toBe(failing);
  expect(failing).toBeGreaterThan(10);
  expect(reassessed.noncompliant ?? 0).toBeLessThan(failing / 4);
  expect(reassessed.compliant).toBe((assessed.compliant ?? 0) + failing - (reassessed.noncompliant ?? 0));
  expect(rest).toEqual({
    history: ['policy.assessment', 'policy.remediation', 'policy.assessment'],
    isDeleted: true,
    answer: {},
    left: 0,
  });
}

describe("an operator's script", () => {
  it('runs in the simulated world', async () => {
    const clock = createManualClock();
    const { operations } = createRaasWorld({ seed: 1, clock });
    const operator = { username: 'operator' };
    expectMended(
      await scenario({
        call: async (name, params) =>
          (await (operations[name] as (params: unknown, actor: object) => unknown)(
            params,
            operator,
          )) as never,
        wait: () => clock.advance(100),
      }),
    );
  });

  it('runs over HTTP with the client', async () => {
    await using server = await startRaas();
    const areas = server.client as unknown as Record<
      string,
      Record<string, (params: object) => ReturnType<RaasClient['test']['echo']>>
    >;
    expectMended(
      await scenario({
        call: async (name, params) => {
          const [area = '', method = ''] = name.split('.');
          const camel = method.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
          return (await areas[area]![camel]!(params as object)).ret as never;
        },
        wait: () => new Promise((resolve) => setTimeout(resolve, 10)),
      }),
    );
    expect(server.failures).toEqual([]);
  });
});

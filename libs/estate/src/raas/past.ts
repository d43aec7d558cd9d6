/** What a new world has behind it: target groups, three policies, runs of them, and notes of the figures. */
import type { Schedule, Stats, TargetGroup, VariableSetting } from '@aluco/raas';
import { saveExemption } from './exemptions.ts';
import { noteIntake } from './ingest.ts';
import { savePolicy } from './policies.ts';
import { closeRun, openRun, type RunRequest, startRun, takeReturn, userUuid } from './runs.ts';
import { minionsOf, type PolicyState, policyOf, type RaasState, type Run } from './state.ts';
import { getStats, makeNote, noteStats } from './stats.ts';
import { allMinions, metadataFor } from './target-groups.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const user = 'root';

export function createPast(state: RaasState): void {
  noteIntake(state, 'S', { benchmarks: state.content.benchmarks.size, checks: state.content.checks.size });
  createGroups(state);
  const linux = createPolicy(state, 'CentOS baseline', 'CentOS 7', ['CIS-CentOS7'], {});
  createPolicy(state, 'Windows Server 2019', 'Windows', ['CIS-Win19'], {});
  const ssh = createSshPolicy(state);
  assessPast(state, linux, ssh);
  createNotes(state);
}

/** The group of all minions, and one for each common kind of rule. */
function createGroups(state: RaasState): void {
  const [first, second, third] = state.minions;
  const pick = [first, second, third].flatMap((minion) => minion?.id ?? []).join(',');
  const rules: [name: string, desc: string, type: string, text: string][] = [
    ['CentOS 7', 'Everything on CentOS 7', 'grain', 'osfinger:CentOS Linux-7'],
    ['Windows', 'All Windows servers', 'compound', 'G@kernel:Windows'],
    ['Web servers', 'By their names', 'glob', 'web-*'],
    ['Pilot', 'Changes come here first', 'list', pick],
    ['Linux but databases', 'Linux servers without databases', 'compound', 'G@kernel:Linux and not db-*'],
  ];
  const add = (group: TargetGroup) => state.groups.set(group.uuid, group);
  add({
    uuid: allMinions,
    name: 'All Minions',
    desc: '',
    tgt: { '*': { tgt_type: 'compound', tgt: '*' } },
    pillars: [],
    metadata: metadataFor('--<{internal-access}>--', userUuid(state, '--<{internal-access}>--'), false),
  });
  for (const [name, desc, tgt_type, tgt] of rules) {
    const metadata = metadataFor(user, userUuid(state, user));
    add({ uuid: state.ids.uuid(), name, desc, tgt: { '*': { tgt_type, tgt } }, pillars: [], metadata });
  }
}

function createSshPolicy(state: RaasState): PolicyState {
  const checks = [...state.content.checks.values()].filter(({ name }) => name.includes('.service.sshd_'));
  const tries = checks.find(({ name }) => name.endsWith('.sshd_maxauthtries'));
  const name = tries?.variables[0]?.name ?? '';
  return createPolicy(state, 'SSH hardening', 'All Minions', ['CIS-CentOS7', 'CIS-RHEL8', 'CIS-Ubuntu22'], {
    check_uuids: checks.map(({ uuid }) => uuid),
    variables: [{ check_uuid: tries?.uuid ?? '', name, value: '3' }],
    schedule: { cron: '0 2 * * *', timezone: 'UTC' },
  });
}

/** Assessments by hand and, of the policy with a schedule, of the last two nights; a remediation in between. */
function assessPast(state: RaasState, linux: PolicyState, ssh: PolicyState): void {
  const now = state.clock.now();
  const [check] = linux.checks;
  const exempt = minionsOf(state, linux.tgt_uuid).at(-1);
  replay(state, { fun: 'policy.assessment', policy: linux, user }, now - 2 * day - 3 * hour);
  const some = linux.checks.slice(0, 12);
  replay(state, { fun: 'policy.remediation', policy: linux, user, checks: some }, now - 2 * day - 2 * hour);
  if (check !== undefined && exempt !== undefined) {
    const minion_ids = [{ [exempt.master.id]: [exempt.id] }];
    const reason = 'Approved until the migration';
    saveExemption(state, { policy_uuid: linux.uuid, reason, check_uuids: [check], minion_ids });
  }
  const midnight = now - (now % day);
  const night = midnight + 2 * hour <= now - minute ? midnight + 2 * hour : midnight - 22 * hour;
  const schedule = { uuid: ssh.schedule_uuid ?? '', name: ssh.name };
  for (const time of [night - day, night]) {
    replay(state, { fun: 'policy.assessment', policy: ssh, user, schedule }, time);
  }
  replay(state, { fun: 'policy.assessment', policy: linux, user }, now - 5 * hour);
}

function replay(state: RaasState, request: RunRequest, time: number): Run {
  const run = openRun(state, request, time);
  startRun(run, time + 120);
  let at = time + 500;
  for (const minion of run.minions) {
    at += 200;
    takeReturn(state, run, minion, at);
  }
  closeRun(run, at);
  return run;
}

function createPolicy(
  state: RaasState,
  name: string,
  group: string,
  benchmarks: readonly string[],
  rest: { check_uuids?: string[]; variables?: VariableSetting[]; schedule?: Schedule },
): PolicyState {
  const tgt_uuid = [...state.groups.values()].find((one) => one.name === group)?.uuid ?? allMinions;
  const benchmark_uuids = [...state.content.benchmarks.values()]
    .filter(({ short_name }) => benchmarks.includes(short_name))
    .map(({ uuid }) => uuid);
  const policy = policyOf(state, savePolicy(state, { name, tgt_uuid, benchmark_uuids, ...rest }));
  policy.last_update -= 3 * day;
  return policy;
}

/** Figures that grow towards those of now: one note a day for a month, one each half hour of the last day. */
function createNotes(state: RaasState): void {
  const now = state.clock.now();
  const stats = getStats(state, {});
  const ages = [
    ...Array.from({ length: 29 }, (_, i) => (29 - i) * day + day),
    ...Array.from({ length: 48 }, (_, i) => (48 - i) * 30 * minute),
  ];
  for (const age of ages) {
    const share = 1 - age / (40 * day);
    state.statsNotes.push(makeNote(state, shrink(stats, share) as Stats, now - age));
  }
  noteStats(state);
}

/** The same figures with each count at a share of itself. What is said of the content stays. */
function shrink(value: unknown, share: number): unknown {
  if (typeof value === 'number') return Math.round(value * share);
  if (typeof value !== 'object' || value === null || 'ingest_date' in value) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shrink(one, share)]));
}

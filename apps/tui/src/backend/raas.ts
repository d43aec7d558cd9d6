/** The screens' view of a RaaS server, spoken through the protocol library. */
import { calls, connect, httpCalls, isRaasError, type RaasClient, type RaasErrorCode } from '@aluco/raas';
import type { MessageDescriptor } from '@aluco/wire';
import type {
  CheckResult,
  Connector,
  JobProgress,
  Policy,
  PolicyRun,
  RaasSession,
  RowData,
} from './backend.ts';
import { BackendError, type BackendErrorCode, createGuard, NO_CREDENTIALS } from './errors.ts';
import { splitUser } from './url-user.ts';

/** Every row: screens filter and sort by themselves. */
const ALL = -1;
/** Milliseconds a call may take. */
const TIMEOUT = 30_000;

const AUTH_CODES = new Set<RaasErrorCode>(['login_failed', 'unauthorized']);
const OFFLINE_CODES = new Set<RaasErrorCode>(['connection_failed', 'tls_failed', 'timeout', 'closed']);

/** @param url As the library takes it; a user name in it is used when no credentials are given. */
export function raasConnector(url: string): Connector<RaasSession> {
  return {
    ...splitUser(url),
    async connect(credentials, signal) {
      if (credentials === undefined) throw new BackendError('auth', NO_CREDENTIALS);
      const client = await guard(async () => connect(url, { ...credentials, timeout: TIMEOUT }));
      try {
        await guard(async () => void (await client.api.getVersions({ signal })));
      } catch (error) {
        void client.destroy();
        throw error;
      }
      return sessionOf(client);
    },
  };
}

const guard = createGuard(codeFor);

function codeFor(error: unknown): BackendErrorCode {
  if (!isRaasError(error)) return 'refused';
  if (AUTH_CODES.has(error.code)) return 'auth';
  return OFFLINE_CODES.has(error.code) ? 'offline' : 'refused';
}

function sessionOf(client: RaasClient): RaasSession {
  const closed = Promise.withResolvers<Error | undefined>();
  const { sec, cmd } = client;
  return {
    closed: closed.promise,
    close() {
      closed.resolve(undefined);
      void client.destroy();
    },
    ping: () => guard(async () => void (await client.api.getVersions())),
    policies: () =>
      guard(async () =>
        (await sec.getPolicies({ include_stats: true, limit: ALL })).ret.results.map(policyOf),
      ),
    assess: (policy) => guard(async () => startedJob((await sec.assessPolicy({ policy_uuid: policy })).ret)),
    remediate: ({ policy, checks, minions }) =>
      guard(async () =>
        startedJob((await sec.remediatePolicy({ policy_uuid: policy, check_uuids: checks, minions })).ret),
      ),
    progress: (jid) => guard(async () => progressOf((await cmd.getCmds({ jid })).ret.results[0])),
    results: (policy, jid) =>
      guard(async () => {
        const { ret } = await sec.getCheckMinions({
          policy_uuid: policy,
          limit: ALL,
          ...(jid !== undefined && { jid }),
        });
        return ret.results.map(resultOf);
      }),
    runs: (policy) =>
      guard(async () =>
        (await sec.getPolicyRunHistory({ policy_uuid: policy, limit: ALL })).ret.results.map(runOf),
      ),
    call: (message, params) =>
      guard(async () => {
        const descriptor: MessageDescriptor | undefined = calls[message] ?? httpCalls[message];
        if (descriptor === undefined) throw new Error(`${message} is no message of RaaS`);
        return (await client.call<unknown, unknown>(descriptor, params)).ret;
      }),
  };
}

function startedJob(started: {
  readonly success: boolean;
  readonly errors: readonly string[];
  readonly jid: string;
}): string {
  if (!started.success) throw new Error(started.errors.join('; ') || 'the server did not start it');
  return started.jid;
}

interface CommandRow {
  readonly state: string;
  readonly expected: number;
  readonly returned: number;
}

const OVER = /^(completed|stopped|skipped|disabled)/;

/** A job that the server does not list yet has not begun. */
function progressOf(command: CommandRow | undefined): JobProgress {
  if (command === undefined) return { state: 'waiting', done: false, expected: 0, returned: 0 };
  const { state, expected, returned } = command;
  return { state, done: OVER.test(state), expected, returned };
}

/** Times of the server carry no zone; they are UTC. */
function momentOf(text: string | null): number | undefined {
  if (text === null) return undefined;
  const moment = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(moment) ? undefined : moment;
}

interface PolicyRow {
  readonly uuid: string;
  readonly name: string;
  readonly tgt_name: string | null;
  readonly stats?: object | undefined;
  readonly last_assess_jid: string | null;
  readonly last_assess_timestamp: string | null;
  readonly last_remed_timestamp: string | null;
}

function policyOf(row: PolicyRow): Policy {
  const lastAssess = momentOf(row.last_assess_timestamp);
  const lastRemediation = momentOf(row.last_remed_timestamp);
  return {
    uuid: row.uuid,
    name: row.name,
    target: row.tgt_name ?? '',
    stats: (row.stats ?? {}) as Policy['stats'],
    ...(row.last_assess_jid !== null && { lastAssessJid: row.last_assess_jid }),
    ...(lastAssess !== undefined && { lastAssess }),
    ...(lastRemediation !== undefined && { lastRemediation }),
  };
}

interface CheckMinionRow extends RowData {
  readonly check_display_name: string;
  readonly check_name: string;
  readonly check_uuid: string;
  readonly minion_id: string;
  readonly master_id: string;
  readonly state: string;
}

function resultOf(row: CheckMinionRow): CheckResult {
  return {
    check: row.check_display_name || row.check_name,
    checkUuid: row.check_uuid,
    minion: row.minion_id,
    master: row.master_id,
    state: row.state,
    comment: typeof row.comment === 'string' ? row.comment : '',
    raw: row,
  };
}

interface RunRow {
  readonly jid: string;
  readonly fun: string;
  readonly state: string;
  readonly user: string | null;
  readonly expected: number;
  readonly returned: number;
  readonly returned_failed: number;
  readonly create_time: string;
}

function runOf(row: RunRow): PolicyRun {
  return {
    jid: row.jid,
    fun: row.fun,
    state: row.state,
    user: row.user ?? '',
    expected: row.expected,
    returned: row.returned,
    failed: row.returned_failed,
    created: row.create_time,
  };
}

/**
 * What the screens need of the two servers. The real adapters speak through the protocol libraries;
 * tests put a scripted world here. Every promise rejects with a {@link BackendError}.
 */

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Opens sessions with one server. */
export interface Connector<Session> {
  /** Where it connects to, without any secret: for the screen. */
  readonly url: string;
  /** The user that the URL names. */
  readonly username?: string;
  /** Without credentials it tries what the server allows without; code `auth` when that is nothing. */
  connect(credentials: Credentials | undefined, signal: AbortSignal): Promise<Session>;
}

/** What every session can do. */
export interface Session {
  /** Sends any message of the spec; parameters and the result in their program form. */
  call(message: string, params: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** The smallest exchange with the server, to see that it is there. */
  ping(): Promise<void>;
  /** Resolves when the session has ended, with the reason if there is one. */
  readonly closed: Promise<Error | undefined>;
  close(): void;
}

/** A network that a Porttracker scans. Times are milliseconds of the epoch. */
export interface Realm {
  readonly gid: string;
  readonly name: string;
  readonly description: string;
  readonly polling: boolean;
  readonly syncing: boolean;
  readonly lastPoll?: number;
  readonly lastDiscover?: number;
  readonly seeds: string;
  readonly infrastructure?: number;
  readonly ports?: number;
}

export type RowData = Readonly<Record<string, unknown>>;

export interface QueryRequest {
  readonly realm: string;
  readonly view: string;
  readonly columns: readonly string[];
  readonly filters: Readonly<Record<string, string>>;
  /** 0 current, 1 all, 2 all with changes. */
  readonly history: 0 | 1 | 2;
}

export interface RealmEvent {
  readonly name: 'realm_poll_start' | 'realm_poll_stop' | 'realm_discover_start' | 'realm_discover_stop';
  readonly realm: string;
}

export interface PorttrackerSession extends Session {
  realms(): Promise<readonly Realm[]>;
  /** Resolves with the statistics when the poll has ended. */
  poll(realm: string): Promise<RowData>;
  /** Resolves when the discovery has ended. */
  discover(realm: string): Promise<void>;
  query(request: QueryRequest): Promise<readonly RowData[]>;
  /** Calls `listener` for every realm event until the returned function is called. */
  onEvent(listener: (event: RealmEvent) => void): () => void;
}

/** States of a check on a minion. */
export const COMPLIANCE_STATES = ['compliant', 'noncompliant', 'error', 'notapplicable', 'unknown'] as const;

export interface Policy {
  readonly uuid: string;
  readonly name: string;
  readonly target: string;
  /** Number of check results per state. */
  readonly stats: Readonly<Partial<Record<string, number>>>;
  readonly lastAssessJid?: string;
  readonly lastAssess?: number;
  readonly lastRemediation?: number;
}

/** How far a job of minions has come. */
export interface JobProgress {
  readonly state: string;
  readonly done: boolean;
  readonly expected: number;
  readonly returned: number;
}

/** One check on one minion. */
export interface CheckResult {
  readonly check: string;
  readonly checkUuid: string;
  readonly minion: string;
  readonly master: string;
  readonly state: string;
  readonly comment: string;
  /** The row as the server gave it. */
  readonly raw: RowData;
}

export interface PolicyRun {
  readonly jid: string;
  readonly fun: string;
  readonly state: string;
  readonly user: string;
  readonly expected: number;
  readonly returned: number;
  readonly failed: number;
  readonly created: string;
}

export interface Remediation {
  readonly policy: string;
  readonly checks: readonly string[];
  /** Minions by their master. */
  readonly minions: Readonly<Record<string, readonly string[]>>;
}

export interface RaasSession extends Session {
  policies(): Promise<readonly Policy[]>;
  /** The id of the job it starts. */
  assess(policy: string): Promise<string>;
  remediate(remediation: Remediation): Promise<string>;
  progress(jid: string): Promise<JobProgress>;
  results(policy: string, jid?: string): Promise<readonly CheckResult[]>;
  runs(policy: string): Promise<readonly PolicyRun[]>;
}

/** The servers this program was started with; at least one. */
export interface Backend {
  readonly porttracker?: Connector<PorttrackerSession>;
  readonly raas?: Connector<RaasSession>;
}

export type ServerName = 'porttracker' | 'raas';

export const SERVER_TITLES: Readonly<Record<ServerName, string>> = {
  porttracker: 'Porttracker',
  raas: 'RaaS',
};

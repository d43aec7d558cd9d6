/** Two servers that live in memory: every answer is known, and jobs end when they are told to. */
import type {
  Backend,
  CheckResult,
  Connector,
  Policy,
  PorttrackerSession,
  RaasSession,
  Realm,
  RealmEvent,
  RowData,
  Session,
} from '../../src/backend/backend.ts';
import { BackendError } from '../../src/backend/errors.ts';

/** A text as a hostile device would send it. */
const HOSTILE = 'evil\u001B[2J\u001B]8;;http://x\u0007\nlink\u202E';

export interface FakeOptions {
  /** Rows that a query gives. */
  readonly rows?: number;
  /** Milliseconds that jobs take. */
  readonly jobTime?: number;
  /** Logs in only with this password. */
  readonly password?: string;
}

export interface FakeServers {
  readonly backend: Backend;
  /** Messages sent through `call`, in order. */
  readonly sent: { readonly message: string; readonly params: unknown }[];
  readonly remediations: unknown[];
  /** Queries asked. */
  readonly queries: unknown[];
  emit(event: RealmEvent): void;
  /** Ends the sessions and refuses new ones until `comeBack`. */
  goAway(): void;
  comeBack(): void;
}

const NOW = Date.UTC(2026, 0, 15, 12);

const REALMS: readonly Realm[] = [
  realm('64424509927', 'Headquarters', 'main site', 42, 1310),
  realm('64424509928', 'Branch 東京', 'office', 7, 96),
  realm('64424509929', 'Lab', HOSTILE, 3, 40),
];

const POLICIES: readonly Policy[] = [
  {
    uuid: '51f06de4-60ae-4cf3-83c1-65635941b4ba',
    name: 'Baseline',
    target: 'All Minions',
    stats: { compliant: 30, noncompliant: 10 },
    lastAssessJid: '20181213052141677720',
    lastAssess: NOW,
  },
  { uuid: 'fae4aa90-8e0c-4fda-b52b-b53ee0593f3e', name: 'Web servers', target: 'web', stats: {} },
];

function realm(gid: string, name: string, description: string, infrastructure: number, ports: number): Realm {
  const seeds = '192.168.40.1 192.168.40.2';
  return {
    gid,
    name,
    description,
    polling: false,
    syncing: false,
    seeds,
    infrastructure,
    ports,
    lastPoll: NOW,
  };
}

export function createFakeServers(options: FakeOptions = {}): FakeServers {
  const { rows = 50, jobTime = 100, password } = options;
  const sent: FakeServers['sent'] = [];
  const remediations: unknown[] = [];
  const queries: unknown[] = [];
  const listeners = new Set<(event: RealmEvent) => void>();
  const open = new Set<(error?: Error) => void>();
  let away = false;

  const emit = (event: RealmEvent) => {
    for (const listener of listeners) listener(event);
  };
  const wait = () => new Promise<void>((resolve) => setTimeout(resolve, jobTime));
  const session = (): Session => {
    const closed = Promise.withResolvers<Error | undefined>();
    open.add(closed.resolve);
    return {
      closed: closed.promise,
      close: () => closed.resolve(undefined),
      ping: async () => {},
      async call(message, params) {
        sent.push({ message, params });
        if (message === 'realm_seed_list') throw new BackendError('refused', 'no such realm');
        return [{ gid: '64424509927', name: 'Headquarters', polling: false, pollers: ['1', '2'] }];
      },
    };
  };
  const connector = <S extends Session>(url: string, make: () => S): Connector<S> => ({
    url,
    async connect(credentials) {
      if (away) throw new BackendError('offline', 'connection refused');
      if (password !== undefined && credentials?.password !== password) {
        throw new BackendError('auth', 'the server refused the login');
      }
      return make();
    },
  });

  const porttracker = (): PorttrackerSession => ({
    ...session(),
    realms: async () => REALMS,
    async poll(gid) {
      emit({ name: 'realm_poll_start', realm: gid });
      await wait();
      emit({ name: 'realm_poll_stop', realm: gid });
      return { port_updates: 2, device_seens: 88 };
    },
    async discover(gid) {
      emit({ name: 'realm_discover_start', realm: gid });
      await wait();
      emit({ name: 'realm_discover_stop', realm: gid });
    },
    async query(request) {
      queries.push(request);
      return Array.from({ length: rows }, (_, index) => deviceRow(index, request.columns));
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const raas = (): RaasSession => {
    let returned = 0;
    return {
      ...session(),
      policies: async () => POLICIES,
      async assess() {
        returned = 0;
        return '20260115120000000000';
      },
      async remediate(remediation) {
        remediations.push(remediation);
        returned = 4;
        return '20260115120000000001';
      },
      async progress() {
        returned += 2;
        const done = returned >= 4;
        return { state: done ? 'completed_all_successful' : 'retrieved', done, expected: 4, returned };
      },
      results: async () => results(),
      runs: async () => [
        {
          jid: '20181213052141677720',
          fun: 'policy.assessment',
          state: 'completed_failures',
          user: 'root',
          expected: 8,
          returned: 8,
          failed: 3,
          created: '2018-12-13T05:21:41.637187',
        },
      ],
    };
  };

  return {
    backend: {
      porttracker: connector('porttracker://fake:5555', porttracker),
      raas: connector('http://fake:8080', raas),
    },
    sent,
    remediations,
    queries,
    emit,
    goAway() {
      away = true;
      for (const end of open) end(new Error('connection reset'));
      open.clear();
    },
    comeBack() {
      away = false;
    },
  };
}

function deviceRow(index: number, columns: readonly string[]): RowData {
  const cells: Record<string, unknown> = {
    device_ip: `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`,
    device_dnsname: `host-${index}.example.net`,
    switch_uid: `switch${index % 7}`,
    vlan: 10 + (index % 5),
    ifname: `Fa0/${index % 48}`,
    device_mac: '00:30:42:06:44:5e',
    linkstatus: index % 3 === 0 ? 'down' : 'up',
  };
  return Object.fromEntries(columns.map((column) => [column, cells[column] ?? null]));
}

function results(): readonly CheckResult[] {
  const states = ['compliant', 'noncompliant', 'compliant', 'error'];
  return Array.from({ length: 12 }, (_, index) => {
    const state = states[index % 4] as string;
    const check = `Ensure setting ${Math.floor(index / 4)} is right`;
    const minion = `minion-${index % 4}`;
    const checkUuid = `00000000-0000-0000-0000-00000000000${Math.floor(index / 4)}`;
    return { check, checkUuid, minion, master: 'master1', state, comment: '', raw: { check, minion, state } };
  });
}

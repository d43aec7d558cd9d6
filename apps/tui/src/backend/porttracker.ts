/** The screens' view of a Porttracker, spoken through the protocol library. */
import {
  connect,
  isPorttrackerError,
  type PorttrackerClient,
  type PorttrackerErrorCode,
  realmQuery,
  requests,
} from '@aluco/porttracker';
import type { MessageDescriptor } from '@aluco/wire';
import type { Connector, PorttrackerSession, QueryRequest, Realm, RealmEvent, RowData } from './backend.ts';
import { BackendError, type BackendErrorCode, codeOf, createGuard, NO_CREDENTIALS } from './errors.ts';
import { splitUser } from './url-user.ts';

const REALM_FIELDS = [
  'gid',
  'name',
  'description',
  'polling',
  'syncing',
  'last_poll',
  'last_discover',
  'seeds',
  'discovery_result',
  'poll_result',
] as const;

/** Milliseconds until a server that does not answer a ping counts as gone. */
const PING_TIMEOUT = 15_000;

const AUTH_CODES = new Set<PorttrackerErrorCode>(['login_failed', 'no_usable_authentication']);
const OFFLINE_CODES = new Set<PorttrackerErrorCode>([
  'connect_failed',
  'connect_timeout',
  'connection_closed',
  'timeout',
  'server_error',
  'tls_failed',
]);

/** @param url As the library takes it; a user name in it is used when no credentials are given. */
export function porttrackerConnector(url: string): Connector<PorttrackerSession> {
  return {
    ...splitUser(url),
    async connect(credentials, signal) {
      try {
        return sessionOf(await guard(() => connect(url, { signal, ...credentials })));
      } catch (error) {
        // What the library says then is about its options, which nobody here has typed.
        if (credentials !== undefined || codeOf(error) !== 'auth') throw error;
        throw new BackendError('auth', NO_CREDENTIALS, { cause: error });
      }
    },
  };
}

const guard = createGuard(codeFor);

function codeFor(error: unknown): BackendErrorCode {
  if (!isPorttrackerError(error)) return 'refused';
  // Without a user name the library cannot use the ways that need one: that is a login to ask for.
  if (AUTH_CODES.has(error.code) || error.code === 'invalid_options') return 'auth';
  return OFFLINE_CODES.has(error.code) ? 'offline' : 'refused';
}

function sessionOf(client: PorttrackerClient): PorttrackerSession {
  const abort = new AbortController();
  const listeners = new Set<(event: RealmEvent) => void>();
  void deliver(client, abort.signal, (event) => {
    for (const listener of listeners) listener(event);
  });

  return {
    closed: client.closed,
    close() {
      abort.abort();
      client.destroy();
    },
    ping: () => guard(async () => void (await client.ping({ timeout: PING_TIMEOUT }))),
    realms: () => guard(async () => (await client.realmInfo({ fields: REALM_FIELDS })).map(realmOf)),
    poll: (realm) => guard(async () => (await client.realmPoll({ realm })) as RowData),
    discover: (realm) => guard(async () => void (await client.realmDiscover({ realm }))),
    query: (request) =>
      // View and columns are known only now, so that the server judges whether they go together.
      guard(() => client.call<unknown, readonly RowData[]>(realmQuery, queryParams(request))),
    call: (message, params) =>
      guard(() => {
        const descriptor: MessageDescriptor | undefined = requests[message];
        if (descriptor === undefined) throw new Error(`${message} is no request of Porttracker`);
        return client.call<unknown, unknown>(descriptor, params);
      }),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Feeds realm events to `sink` until the session ends; a server that refuses to subscribe only costs the live view. */
async function deliver(
  client: PorttrackerClient,
  signal: AbortSignal,
  sink: (event: RealmEvent) => void,
): Promise<void> {
  try {
    for await (const event of client.events('realm_*', { signal })) {
      sink({ name: event.name as RealmEvent['name'], realm: String(event.params.realm) });
    }
  } catch {
    // The end of the session is told by `closed`.
  }
}

function queryParams(request: QueryRequest): Readonly<Record<string, unknown>> {
  const { realm, view, columns, filters, history } = request;
  return { realm, type: view, columns, raw_columns: [], filters, history };
}

/** What `realm_info` tells of a realm. */
interface RealmRow {
  readonly gid: string;
  readonly name: string;
  readonly description: string;
  readonly polling: boolean;
  readonly syncing: boolean;
  readonly seeds: string;
  readonly last_poll: number | null;
  readonly last_discover: number | null;
  readonly discovery_result: { readonly infrastructure?: number | undefined } | null;
  readonly poll_result: { readonly ports?: number | undefined } | null;
}

function realmOf(row: RealmRow): Realm {
  const { gid, name, description, polling, syncing, seeds } = row;
  const infrastructure = row.discovery_result?.infrastructure;
  const ports = row.poll_result?.ports;
  return {
    gid,
    name,
    description,
    polling,
    syncing,
    seeds: seeds.trim().replace(/\s+/g, ' '),
    ...(row.last_poll && { lastPoll: row.last_poll * 1000 }),
    ...(row.last_discover && { lastDiscover: row.last_discover * 1000 }),
    ...(infrastructure !== undefined && { infrastructure: Number(infrastructure) }),
    ...(ports !== undefined && { ports: Number(ports) }),
  };
}

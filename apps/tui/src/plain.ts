/** What the program shows without a terminal: the realms and the policies as text. */
import type { Backend, Credentials, Policy, Realm, ServerName } from './backend/backend.ts';
import { credentialVariables } from './backend/credentials.ts';
import { codeOf, messageOf } from './backend/errors.ts';
import { sanitise } from './text/sanitise.ts';
import { showAge } from './text/time.ts';
import { fit, textWidth } from './text/width.ts';

export interface PlainOptions {
  readonly backend: Backend;
  readonly credentials: Readonly<Partial<Record<ServerName, Credentials>>>;
  readonly now?: () => number;
}

/** Where text goes. */
export interface TextSink {
  write(text: string): unknown;
}

/** Milliseconds after which a server that does not answer is given up. */
const PATIENCE = 30_000;

/** Prints what both servers hold; the exit status is 1 when one of them could not be read. */
export async function runPlain(options: PlainOptions, out: TextSink): Promise<number> {
  const { backend, credentials } = options;
  const now = (options.now ?? Date.now)();
  let status = 0;
  const section = async (
    server: ServerName,
    title: string,
    url: string,
    read: () => Promise<readonly (readonly string[])[]>,
  ) => {
    out.write(`${title} of ${url}\n`);
    try {
      out.write(`${textTable(await read())}\n`);
    } catch (error) {
      status = 1;
      const hint =
        codeOf(error) === 'auth' && credentials[server] === undefined
          ? `: set ${credentialVariables(server).join(' and ')}`
          : '';
      out.write(`  ${sanitise(messageOf(error))}${hint}\n\n`);
    }
  };
  const { porttracker, raas } = backend;
  if (porttracker !== undefined) {
    await section('porttracker', 'Realms', porttracker.url, async () => {
      const session = await porttracker.connect(credentials.porttracker, AbortSignal.timeout(PATIENCE));
      try {
        return realmRows(await session.realms(), now);
      } finally {
        session.close();
      }
    });
  }
  if (raas !== undefined) {
    await section('raas', 'Policies', raas.url, async () => {
      const session = await raas.connect(credentials.raas, AbortSignal.timeout(PATIENCE));
      try {
        return policyRows(await session.policies(), now);
      } finally {
        session.close();
      }
    });
  }
  return status;
}

function realmRows(realms: readonly Realm[], now: number): readonly (readonly string[])[] {
  const rows = realms.map((realm) => [
    realm.gid,
    realm.name,
    realm.polling ? 'polling' : 'idle',
    showAge(realm.lastPoll, now),
    showAge(realm.lastDiscover, now),
    realm.seeds,
    realm.description,
  ]);
  return [['GID', 'NAME', 'ACTIVITY', 'LAST POLL', 'DISCOVERED', 'SEEDS', 'DESCRIPTION'], ...rows];
}

function policyRows(policies: readonly Policy[], now: number): readonly (readonly string[])[] {
  const rows = policies.map((policy) => [
    policy.name,
    policy.target,
    String(policy.stats.compliant ?? 0),
    String(policy.stats.noncompliant ?? 0),
    showAge(policy.lastAssess, now),
    policy.uuid,
  ]);
  return [['NAME', 'TARGET', 'COMPLIANT', 'NONCOMPLIANT', 'ASSESSED', 'UUID'], ...rows];
}

/** Rows under each other in columns; the first one is the head. */
function textTable(rows: readonly (readonly string[])[]): string {
  const safe = rows.map((row) => row.map(sanitise));
  const widths = (safe[0] ?? []).map((_, column) =>
    Math.max(...safe.map((row) => textWidth(row[column] ?? ''))),
  );
  return safe
    .map((row) => `  ${row.map((cell, column) => fit(cell, widths[column] ?? 0)).join('  ')}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('');
}

/** Where the program begins: full screen on a terminal, plain text anywhere else. */
import type { Backend, Credentials, ServerName } from './backend/backend.ts';
import { credentialsFromEnv } from './backend/credentials.ts';
import { porttrackerConnector } from './backend/porttracker.ts';
import { raasConnector } from './backend/raas.ts';
import { runPlain } from './plain.ts';
import { linkedCatalogue } from './spec/linked.ts';

export interface TuiOptions {
  /** `porttracker://host:port`, `porttrackers://…` or `porttracker+unix:/path`; at least one of the two servers is needed. */
  readonly porttracker?: string;
  /** `http://host:port` or `https://…`. */
  readonly raas?: string;
  /** Refuses everything that changes a server. Default false. */
  readonly readOnly?: boolean;
  /**
   * Where secrets come from before anybody is asked. Default: the environment variables `ALUCO_PORTTRACKER_USER`,
   * `ALUCO_PORTTRACKER_PASSWORD`, `ALUCO_RAAS_USER` and `ALUCO_RAAS_PASSWORD`.
   */
  readonly credentials?: (server: ServerName) => Credentials | undefined;
}

/**
 * Runs the terminal UI until the user quits. Without a terminal on either side, prints realms and policies instead.
 * The exit status: 1 when a server could not be read in plain mode, else 0.
 */
export async function runTui(options: TuiOptions): Promise<number> {
  const { porttracker, raas, readOnly = false, credentials = credentialsFromEnv } = options;
  const backend: Backend = {
    ...(porttracker !== undefined && { porttracker: porttrackerConnector(porttracker) }),
    ...(raas !== undefined && { raas: raasConnector(raas) }),
  };
  const known = knownCredentials(credentials);
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    return runPlain({ backend, credentials: known }, process.stdout);
  // React picks its build when it is loaded; the development one is several times slower.
  process.env.NODE_ENV ??= 'production';
  const { startFullScreen } = await import('./start.tsx');
  return startFullScreen({
    backend,
    catalogue: linkedCatalogue(),
    readOnly,
    credentials: known,
    env: process.env,
  });
}

function knownCredentials(
  provider: (server: ServerName) => Credentials | undefined,
): Readonly<Partial<Record<ServerName, Credentials>>> {
  const porttracker = provider('porttracker');
  const raas = provider('raas');
  return { ...(porttracker && { porttracker }), ...(raas && { raas }) };
}

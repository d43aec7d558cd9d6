import { startMock } from '@aluco/mock-server';
import { connect as connectPorttracker } from '@aluco/porttracker';
import { connect as connectRaas } from '@aluco/raas';
import { tour } from './tour.ts';

/** The logins that every mock server knows. */
const logins = {
  porttracker: { username: 'user', password: 'pass' },
  raas: { username: 'root', password: 'salt' },
} as const;

/**
 * Starts a mock server on free ports; then the terminal UI on it, or the guided session where there is no terminal.
 *
 * @returns the exit status.
 */
export async function runDemo(seed: number): Promise<number> {
  const any = { host: '127.0.0.1', port: 0 };
  const mock = await startMock({ porttracker: any, raas: any, seed });
  const { tcp } = mock.endpoints.porttracker;
  const urls = { porttracker: `porttracker://${tcp.host}:${tcp.port}`, raas: mock.endpoints.raas.url };
  try {
    if (process.stdin.isTTY && process.stdout.isTTY) {
      const { runTui } = await import('./tui.ts');
      return await runTui({ ...urls, readOnly: false, credentials: (server) => logins[server] });
    }
    await using porttracker = await connectPorttracker(urls.porttracker, logins.porttracker);
    await using raas = connectRaas(urls.raas, logins.raas);
    await tour({ porttracker, raas, urls, print: (line) => process.stdout.write(`${line}\n`) });
    return 0;
  } finally {
    await mock.close();
  }
}

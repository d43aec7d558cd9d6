import { connect, type RaasClient } from '@aluco/raas';
import { LOGINS, startMock } from '../src/index.ts';

/** A mock on ports of the system's choice, and a client that logs in. Runs go 20 times as fast as usual. */
export async function startRaas() {
  const failures: unknown[] = [];
  const anywhere = { host: '127.0.0.1', port: 0 };
  const mock = await startMock({
    porttracker: anywhere,
    raas: anywhere,
    speed: 20,
    onError: (error) => failures.push(error),
  });
  const { url } = mock.endpoints.raas;
  const client: RaasClient = connect(url, LOGINS.raas);
  return {
    client,
    url,
    world: mock.raas.world,
    /** What went wrong on the server's side. */
    failures,
    async [Symbol.asyncDispose]() {
      await client.close();
      await mock.close();
    },
  };
}

import { connect } from '@aluco/raas';
import { Pool } from 'undici';
import type { Comparison } from '../measure.ts';
import type { Places } from '../server-process.ts';

/** `test.echo` over HTTP, one at a time, against the same server. */
export async function raasCalls({
  raas,
}: Places): Promise<{ comparisons: Comparison[]; close: () => Promise<void> }> {
  const login = { username: 'root', password: 'salt', authentication: 'basic' } as const;
  const client = connect(raas, login);
  const pool = new Pool(raas, { connections: 1 });
  const headers = {
    'content-type': 'application/json',
    authorization: `Basic ${btoa(`${login.username}:${login.password}`)}`,
  };
  const body = (riq: number) =>
    JSON.stringify({ riq, resource: 'test', method: 'echo', args: [], kwargs: { message: 'hi' } });
  let riq = 0;
  return {
    comparisons: [
      {
        name: 'RaaS call, one at a time',
        unit: 'round trip',
        floor: 'undici request',
        contenders: [
          {
            name: 'undici request',
            async run(count) {
              for (let n = 0; n < count; n += 1) {
                riq += 1;
                const response = await pool.request({
                  method: 'POST',
                  path: '/rpc',
                  headers,
                  body: body(riq),
                });
                JSON.parse(await response.body.text());
              }
            },
          },
          {
            name: 'aluco',
            async run(count) {
              for (let n = 0; n < count; n += 1) await client.test.echo({ message: 'hi' });
            },
          },
          {
            name: 'global fetch',
            async run(count) {
              for (let n = 0; n < count; n += 1) {
                riq += 1;
                await (await fetch(`${raas}/rpc`, { method: 'POST', headers, body: body(riq) })).json();
              }
            },
          },
        ],
        target: { contender: 'aluco', least: 0.85 },
      },
    ],
    async close() {
      await client.close();
      await pool.close();
    },
  };
}

/** What a client does with calls between its request for TLS and the first encrypted octet: nothing. */

import { TLSSocket } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { realmView } from '../src/index.ts';
import { become, echo, FakeTimers, open } from './reconnecting.ts';
import { cert, connected, fakeServer, Peer, tls } from './support.ts';

const trusted = { tls: { ca: cert } };
const hello = [null, 'hello', 1, ['none']];

/** The server's end of TLS over what a peer has said so far. */
function secure(peer: Peer): Peer {
  return new Peer(new TLSSocket(peer.release(), { isServer: true, ...tls }));
}

/** A server that records what comes on each connection until TLS takes over. */
async function recorder(script: (peer: Peer, count: number) => unknown) {
  const wires: string[] = [];
  const url = await fakeServer((peer) => {
    const at = wires.push('') - 1;
    peer.socket.on('data', (chunk) => {
      wires[at] += chunk.toString('latin1');
    });
    peer.send(hello);
    return script(peer, at + 1);
  });
  return { url, wires };
}

function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

const outcomes = async (calls: Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).map((one) =>
    one.status === 'fulfilled' ? one.value : [one.reason.code, one.reason.mayHaveRun],
  );

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('calls behind a request for TLS', () => {
  test('go out inside TLS, in order, whatever made them and however long they are', async () => {
    const seen: unknown[][] = [];
    const { open: start, passed } = gate();
    const { url, wires } = await recorder(async (peer) => {
      const frame = await peer.next();
      await passed;
      peer.send([null, 'start_tls']);
      const inside = secure(peer);
      inside.send([frame?.[0], 1]);
      await echo(inside, seen);
    });
    const client = await connected(url, trusted);
    const text = 'x'.repeat(200_000);
    const calls = [client.startTls(), client.request('a'), client.request('b', [text]), client.request('c')];
    const events = client.events('realm_poll_start');
    const rows = client.rows(realmView, { realm: '1', view: '2' });
    const first = rows.next().catch(() => {});
    const again = client.startTls();
    let isDrained = false;
    const drained = client.drained().then(() => {
      isDrained = true;
    });
    for (let turn = 0; turn < 20; turn++) await tick();
    expect(wires).toEqual(['[1,"start_tls"]']);
    expect(isDrained).toBe(false);
    start();
    expect(await outcomes(calls)).toEqual([undefined, ['a'], ['b'], ['c']]);
    await Promise.all([events.ready, first, again, drained]);
    expect(seen.map(([name]) => name)).toEqual(['a', 'b', 'c', 'subscribe', 'realm_view', 'start_tls']);
    expect(wires).toEqual(['[1,"start_tls"]']);
  });

  test('that are given up are never sent', async () => {
    const seen: unknown[][] = [];
    const { open: start, passed } = gate();
    const { url } = await recorder(async (peer) => {
      const frame = await peer.next();
      await passed;
      peer.send([null, 'start_tls']);
      const inside = secure(peer);
      inside.send([frame?.[0], 1]);
      await echo(inside, seen);
    });
    const client = await connected(url, trusted);
    const secured = client.startTls();
    const controller = new AbortController();
    const calls = [client.request('a', [], { signal: controller.signal }), client.request('b')];
    controller.abort();
    await expect(calls[0]).rejects.toMatchObject({ code: 'aborted', mayHaveRun: false });
    start();
    await Promise.all([secured, calls[1]]);
    expect(seen).toEqual([['b']]);
  });

  test('wait as well where the server starts it of its own accord', async () => {
    const { open: start, passed } = gate();
    const { url, wires } = await recorder(async (peer) => {
      const frame = await peer.next();
      // The line goes on: TLS begins at its end.
      peer.write(`[${frame?.[0]},1]\n[null,"start_tls"]`);
      await passed;
      peer.write('\n');
      await echo(secure(peer));
    });
    const client = await connected(url, trusted);
    await client.request('a');
    for (let turn = 0; turn < 20; turn++) await tick();
    const call = client.request('b');
    for (let turn = 0; turn < 20; turn++) await tick();
    start();
    expect(await call).toEqual(['b']);
    expect(client.server.tls).toBe(true);
    expect(wires).toEqual(['[1,"a"]']);
  });
});

describe('where TLS does not come about, calls behind the request for it', () => {
  test('fail when the server refuses it; what is called then goes on in plain text', async () => {
    const { url, wires } = await recorder(async (peer) => {
      const frame = await peer.next();
      await tick();
      peer.send([frame?.[0], 0, 'no']);
      await echo(peer);
    });
    const client = await connected(url, trusted);
    const calls = [client.startTls(), client.request('a'), client.startTls(), client.request('b')];
    expect(await outcomes(calls)).toEqual([
      ['request_failed', undefined],
      ['tls_rejected', false],
      ['tls_rejected', false],
      ['tls_rejected', false],
    ]);
    expect(client.pending).toBe(0);
    expect(await client.request('c')).toEqual(['c']);
    expect(wires).toEqual(['[1,"start_tls"][5,"c"]']);
  });

  test.each([false, true])(
    'fail when the certificate is not accepted; connecting again: %j',
    async (reconnect) => {
      const { url, wires } = await recorder(async (peer) => {
        await peer.next();
        peer.send([null, 'start_tls']);
        secure(peer);
      });
      const timers = new FakeTimers();
      const client = await open(url, { reconnect: reconnect && { jitter: 0 } }, timers);
      const calls = [client.startTls(), client.request('product_id'), client.request('b')];
      expect(await outcomes(calls)).toEqual([
        ['tls_failed', true],
        ['tls_failed', false],
        ['tls_failed', false],
      ]);
      if (reconnect) await timers.pass(100);
      expect(await client.closed).toMatchObject({ code: 'tls_failed' });
      // The next connection asks for it before all else.
      expect(wires).toEqual(reconnect ? ['[1,"start_tls"]', '[1,"start_tls"]'] : ['[1,"start_tls"]']);
    },
  );

  test('fail when it is given up', async () => {
    const { url, wires } = await recorder(() => {});
    const client = await connected(url, trusted);
    const calls = [client.startTls({ timeout: 20 }), client.request('a')];
    expect(await outcomes(calls)).toEqual([
      ['timeout', true],
      ['tls_failed', false],
    ]);
    await client.closed;
    expect(wires).toEqual(['[1,"start_tls"]']);
  });

  test('wait for the next connection when this one breaks, which is encrypted before all else', async () => {
    const inside: unknown[][] = [];
    const { url, wires } = await recorder(async (peer, count) => {
      const frame = await peer.next();
      if (count === 1) return peer.socket.destroy();
      peer.send([null, 'start_tls']);
      const secured = secure(peer);
      secured.send([frame?.[0], 1]);
      await echo(secured, inside);
    });
    const timers = new FakeTimers();
    const client = await open(url, trusted, timers);
    const calls = [client.startTls(), client.request('product_id'), client.request('b')];
    await become(client, 'reconnecting');
    await timers.pass(100);
    expect(await outcomes(calls)).toEqual([['connection_closed', true], ['product_id'], ['b']]);
    expect(wires).toEqual(['[1,"start_tls"]', '[1,"start_tls"]']);
    expect(inside).toEqual([['product_id'], ['b']]);
    expect(client.server.tls).toBe(true);
  });

  test('fail unsent when the client ends', async () => {
    const { open: came, passed } = gate();
    const { url, wires } = await recorder((peer) => {
      peer.socket.once('close', came);
    });
    const client = await connected(url, trusted);
    const calls = [client.startTls(), client.request('a')];
    await tick();
    client.destroy();
    expect(await outcomes(calls)).toEqual([
      ['connection_closed', true],
      ['connection_closed', false],
    ]);
    await passed;
    expect(wires[0]).not.toContain('"a"');
  });
});

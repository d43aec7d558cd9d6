import { describe, expect, test } from 'vitest';
import { connected, openServer } from './support.ts';

const COUNT = 3_000;
/** Of an event; all of them are more than what the operating system takes in between. */
const SIZE = 10_000;

/** A server that confirms everything, and sends very many events after the first subscription. */
function flood(): Promise<string> {
  return openServer(async (peer) => {
    let isFlooded = false;
    for (let frame = await peer.next(); frame !== undefined; frame = await peer.next()) {
      peer.send([frame[0], 1, 5, 6]);
      if (!isFlooded && frame[1] === 'subscribe') {
        isFlooded = true;
        const filling = 'x'.repeat(SIZE);
        const lines = Array.from({ length: COUNT }, (_, n) => `[null,"event","news",${n},"${filling}"]\n`);
        peer.write(lines.join(''));
      }
    }
  });
}

/** Waits until the number stays the same for a while. */
async function settled(number: () => number): Promise<number> {
  let last = number();
  for (let same = 0; same < 100; ) {
    await new Promise((resolve) => setImmediate(resolve));
    same = number() === last ? same + 1 : 0;
    last = number();
  }
  return last;
}

describe('a consumer that is slow, with the policy pause', () => {
  test('holds back the server, and gets every event in order', async () => {
    let read = 0;
    const client = await connected(await flood(), {
      onFrame: ({ direction }) => direction === 'in' && read++,
    });
    const events = client.events('news', { overflow: 'pause', buffer: 10 });
    expect((await events.next()).value?.params[0]).toBe(0);
    expect(await settled(() => read)).toBeLessThan(COUNT);
    let expected = 1;
    for await (const { params } of events) {
      expect(params[0]).toBe(expected++);
      if (expected === COUNT) break;
    }
    expect(expected).toBe(COUNT);
    // Who has left holds nobody back.
    expect((await client.ping()).pid).toBe(6);
    expect(events.dropped).toBe(0);
  });

  test('holds back calls too, until it leaves or the client closes', async () => {
    const client = await connected(await flood());
    const events = client.events('news', { overflow: 'pause', buffer: 10 });
    await events.next();
    const ping = client.ping();
    await expect(client.ping({ timeout: 20 })).rejects.toMatchObject({ code: 'timeout' });
    await events.return?.();
    expect((await ping).pid).toBe(6);

    const again = await connected(await flood());
    const kept = again.events('news', { overflow: 'pause', buffer: 10 });
    await kept.next();
    const last = again.ping();
    await again.close();
    expect((await last).pid).toBe(6);
  });

  test('is no reason to call the server dead', async () => {
    const client = await connected(await flood(), { idleTimeout: 10 });
    const events = client.events('news', { overflow: 'pause', buffer: 10 });
    await events.next();
    await expect(client.ping({ timeout: 100 })).rejects.toMatchObject({ code: 'timeout' });
    expect(client.state).toBe('connected');
  });
});

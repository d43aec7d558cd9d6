import { describe, expect, it } from 'vitest';
import { connect } from '../src/index.ts';
import { login, serve, startServer } from './server.ts';

const basic = { ...login, authentication: 'basic' } as const;

/** A client with a call under way that the server never answers, and how that call ends. */
async function stuck(options: Parameters<typeof connect>[1] = {}) {
  const arrived = Promise.withResolvers<void>();
  const server = await serve((request) => {
    request.resume();
    arrived.resolve();
  });
  const client = connect(server.url, { ...basic, ...options });
  const end = client.test.echo({ message: 'x' }).then(
    () => 'answered',
    (error: { code: string }) => error.code,
  );
  await arrived.promise;
  return { server, client, end };
}

describe('closing', () => {
  it('ends when the time is up', async () => {
    const { server, client, end } = await stuck();
    await using _ = server;
    await client.close({ timeout: 20 });
    expect(await end).toBe('closed');
  });

  it('ends when the signal fires, before or meanwhile', async () => {
    for (const early of [true, false]) {
      const { server, client, end } = await stuck();
      await using _ = server;
      const abort = new AbortController();
      if (early) abort.abort();
      const closing = client.close({ signal: abort.signal });
      abort.abort();
      await closing;
      expect(await end).toBe('closed');
    }
  });

  it('ends after a time of its own at the end of a scope', async () => {
    const { server, client, end } = await stuck({ closeTimeout: 20 });
    await using _ = server;
    {
      await using _client = client;
    }
    expect(await end).toBe('closed');
  });

  it('ends what waits for a password', async () => {
    const client = connect('http://127.0.0.1:9', {
      username: 'root',
      password: () => new Promise(() => {}),
    });
    const end = expect(client.test.echo({ message: 'x' })).rejects.toMatchObject({ code: 'closed' });
    await client.close({ timeout: 20 });
    await end;
  });

  it('waits for replies that come in time, and refuses new calls', async () => {
    const go = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    await using server = await startServer({
      handlers: {
        'test.echo': async ({ message }) => {
          asked.resolve();
          await go.promise;
          return message;
        },
      },
    });
    const client = connect(server.url, basic);
    const call = client.test.echo({ message: 'x' });
    await asked.promise;
    let isClosed = false;
    const closing = Promise.all([client.close({ timeout: 60_000 }), client.close()]).then(() => {
      isClosed = true;
    });
    await expect(client.test.echo({ message: 'y' })).rejects.toMatchObject({ code: 'closed' });
    expect(isClosed).toBe(false);
    go.resolve();
    expect((await call).ret).toBe('x');
    await closing;
  });

  it('may be followed by destroying, and the other way round', async () => {
    const { server, client, end } = await stuck();
    await using _ = server;
    const closing = client.close();
    await client.destroy();
    await closing;
    expect(await end).toBe('closed');
    await client.close();
    await client.destroy();
  });

  it.each([
    [{ timeout: Number.NaN }, 'timeout: expected'],
    [{ timeout: -1 }, 'timeout: expected'],
    [{ signal: new AbortController() }, 'signal: expected'],
    [null, 'options: expected'],
  ])('is not begun with %j', async (options, want) => {
    await using server = await startServer();
    await using client = connect(server.url, basic);
    await expect(client.close(options as never)).rejects.toMatchObject({
      code: 'invalid_options',
      message: expect.stringContaining(want),
    });
    expect((await client.test.echo({ message: 'x' })).ret).toBe('x');
  });
});

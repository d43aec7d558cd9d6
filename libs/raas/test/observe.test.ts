import { tracingChannel } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { connect, getPolicies, type ObservedExchange, type RequestTrace, request } from '../src/index.ts';
import { login, serve, startServer } from './server.ts';

const steps = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'] as const;

/** Notes what the channels tell until it is disposed of. */
function subscribe() {
  const channel = tracingChannel<unknown, RequestTrace>('aluco:raas:request');
  const told: { step: string; trace: RequestTrace }[] = [];
  const handlers = Object.fromEntries(
    steps.map((step) => [step, (trace: object) => void told.push({ step, trace: trace as RequestTrace })]),
  ) as unknown as Parameters<typeof channel.subscribe>[0];
  channel.subscribe(handlers);
  return { told, [Symbol.dispose]: () => void channel.unsubscribe(handlers) };
}

describe('the tracing channels', () => {
  it('tell a call from start to end, and nothing of what it says', async () => {
    await using server = await startServer();
    await using client = connect(server.url, login);
    using watch = subscribe();
    await client.test.echo({ message: 'private words' });
    expect(watch.told.map(({ step }) => step)).toEqual(['start', 'end', 'asyncStart', 'asyncEnd']);
    expect(watch.told.at(-1)?.trace).toMatchObject({
      url: server.url,
      messages: ['test.echo'],
      riq: 1,
      status: 200,
      duration: expect.any(Number),
    });
    const text = inspect(watch.told, { depth: 9, showHidden: true });
    for (const secret of ['private words', login.password, 'JWT ', 'eyJ']) expect(text).not.toContain(secret);
  });

  it('tell a failure, with its error', async () => {
    await using server = await startServer();
    await using client = connect(server.url, login);
    using watch = subscribe();
    await expect(client.test.error()).rejects.toMatchObject({ code: 'rpc_failed' });
    expect(watch.told.map(({ step }) => step)).toContain('error');
    expect(watch.told.at(-1)?.trace).toMatchObject({
      messages: ['test.error'],
      status: 200,
      error: { code: 'rpc_failed' },
    });
  });

  it('tell the status of a refusal, and none without an answer', async () => {
    await using server = await serve((_, response) => {
      response.statusCode = 502;
      response.end('down');
    });
    await using client = connect(server.url, { ...login, authentication: 'basic' });
    await using nobody = connect('http://127.0.0.1:1', { ...login, authentication: 'basic' });
    using watch = subscribe();
    await expect(client.test.echo({ message: 'x' })).rejects.toMatchObject({ code: 'http_status' });
    await expect(nobody.test.echo({ message: 'x' })).rejects.toMatchObject({ code: 'connection_failed' });
    const ends = watch.told.filter(({ step }) => step === 'asyncEnd');
    expect(ends.map(({ trace }) => trace.status)).toEqual([502, undefined]);
  });

  it('tell a batch as one, and a message with a path of its own', async () => {
    await using server = await startServer({ fallback: () => ({ version: '1.2.3' }) });
    await using client = connect(server.url, login);
    using watch = subscribe();
    await client.batch([request(getPolicies, {}), request(getPolicies, { limit: 1 })]);
    const { ret } = await client.account.login({ ...login, token_type: 'jwt' });
    expect(watch.told.filter(({ step }) => step === 'start').map(({ trace }) => trace.messages)).toEqual([
      ['sec.get_policies', 'sec.get_policies'],
      ['account.login'],
    ]);
    expect(inspect(watch.told, { depth: 9 })).not.toContain(ret.jwt);
  });
});

describe('the tap', () => {
  it('shows each exchange in its order, with octets and content', async () => {
    await using server = await startServer();
    const seen: ObservedExchange[] = [];
    const began = Date.now();
    await using client = connect(server.url, { ...login, onExchange: (exchange) => seen.push(exchange) });
    await client.test.echo({ message: 'grün' });
    expect(seen.map(({ method, path, response }) => [method, path, response?.status])).toEqual([
      ['GET', '/account/login', 200],
      ['POST', '/account/login', 200],
      ['POST', '/rpc', 200],
    ]);
    const last = seen.at(-1);
    const call = { riq: 1, resource: 'test', method: 'echo', args: [], kwargs: { message: 'grün' } };
    expect(last?.request).toEqual({ octets: Buffer.byteLength(JSON.stringify(call)), content: call });
    expect(last?.response?.content).toEqual({ riq: 1, ret: 'grün', error: null, warnings: [] });
    expect(last?.time).toBeGreaterThanOrEqual(began);
  });

  it('shows no secret', async () => {
    await using server = await startServer();
    const seen: ObservedExchange[] = [];
    await using client = connect(server.url, { ...login, onExchange: (exchange) => seen.push(exchange) });
    const { ret } = await client.account.login({ ...login, token_type: 'jwt' });
    expect(seen.at(-1)).toMatchObject({
      request: { content: { username: 'root', password: '•••' } },
      response: { content: { authenticated: true, jwt: '•••' } },
    });
    const text = inspect(seen, { depth: 9, showHidden: true });
    expect(text).not.toContain(login.password);
    expect(text).not.toContain(ret.jwt);
  });

  it('shows that there was no answer, and content that is no JSON by its length only', async () => {
    const seen: ObservedExchange[] = [];
    const options = {
      ...login,
      authentication: 'basic',
      onExchange: (exchange: ObservedExchange) => seen.push(exchange),
    } as const;
    await using nobody = connect('http://127.0.0.1:1', options);
    await expect(nobody.test.echo({ message: 'x' })).rejects.toMatchObject({ code: 'connection_failed' });
    await using server = await serve((_, response) => response.end('eyJ a token'));
    await using client = connect(server.url, options);
    const error = await client.test.echo({ message: 'x' }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'protocol_violation' });
    expect(seen).toHaveLength(2);
    expect(seen[0]).not.toHaveProperty('response');
    expect(seen[0]).toHaveProperty('error');
    expect(seen[1]?.response).toEqual({ status: 200, octets: 11, content: undefined });
    expect(inspect([seen, error], { depth: 9 })).not.toContain('eyJ');
  });

  it('may fail without harm', async () => {
    await using server = await startServer();
    const warnings: string[] = [];
    const onWarning = ({ message }: Error) => warnings.push(message);
    process.on('warning', onWarning);
    try {
      await using client = connect(server.url, {
        ...login,
        authentication: 'basic',
        onExchange: () => {
          throw new RangeError('no room');
        },
      });
      expect((await client.test.echo({ message: 'x' })).ret).toBe('x');
      await new Promise(setImmediate);
    } finally {
      process.off('warning', onWarning);
    }
    expect(warnings).toContain('onExchange threw: no room');
  });
});

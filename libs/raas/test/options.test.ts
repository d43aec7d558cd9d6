import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type ConnectOptions, connect, createRaasServer } from '../src/index.ts';
import { login, serve, startServer } from './server.ts';

const host = 'http://127.0.0.1:9';

describe('the options of a client', () => {
  it.each<[name: string, value: unknown, want: string]>([
    ['authentication', 'kerberos', 'authentication: expected jwt, cookie, basic, got "kerberos"'],
    ['timeout', Number.NaN, 'timeout: expected a number of at least 0, got NaN'],
    ['timeout', -1, 'timeout: expected a number of at least 0, got -1'],
    ['timeout', '5', 'timeout: expected a number of at least 0, got "5"'],
    ['closeTimeout', Number.NaN, 'closeTimeout: expected a number of at least 0, got NaN'],
    ['maxResponse', 0, 'maxResponse: expected a whole number from 1 to 536870888, got 0'],
    ['maxResponse', 2 ** 30, 'maxResponse: expected a whole number from 1 to 536870888, got 1073741824'],
    ['maxResponse', '9', 'maxResponse: expected a whole number from 1 to 536870888, got "9"'],
    ['username', 5, 'username: expected a text, got 5'],
    ['configName', {}, 'configName: expected a text, got {}'],
    ['password', 5, 'password: expected a text or a function that gives it, got a number'],
    ['password', ['hunter2'], 'password: expected a text or a function that gives it, got an Array'],
    ['onExchange', 5, 'onExchange: expected a function, got 5'],
    ['pool', 5, 'pool: expected an object, got 5'],
    ['pool', [], 'pool: expected an object, got []'],
    ['pool', { connections: -1 }, 'connections must be a whole number of at least 1, got -1'],
    ['pool', { connections: 'x' }, 'connections must be a whole number of at least 1, got "x"'],
    ['pool', { headersTimeout: Number.NaN }, 'headersTimeout must be a positive integer or zero, got NaN'],
    ['pool', { keepAliveTimeout: 'x' }, 'invalid keepAliveTimeout, got "x"'],
    ['tls', null, 'tls: expected an object, got null'],
    ['tls', {}, 'tls: expected a URL that starts with https://'],
  ])('are refused where %s is %j', (name, value, want) => {
    const attempt = () => connect(host, { ...login, [name]: value } as ConnectOptions);
    expect(attempt).toThrow(expect.objectContaining({ name: 'RaasError', code: 'invalid_options' }));
    expect(attempt).toThrow(want);
    expect(() => {
      try {
        attempt();
      } catch (error) {
        throw new Error(inspect(error, { depth: 9 }));
      }
    }).not.toThrow('hunter2');
  });

  it.each([null, 5, 'x', []])('are refused where they are %j', (options) => {
    expect(() => connect(host, options as never)).toThrow('options: expected an object, got');
  });

  it.each(['a:b', 'a\nb'])('are refused where the name for Basic is %j', (username) => {
    const options = { ...login, username, authentication: 'basic' } as const;
    expect(() => connect(host, options)).toThrow(expect.objectContaining({ code: 'invalid_options' }));
    expect(() => connect(host, { ...options, authentication: 'jwt' })).not.toThrow();
    const url = `http://${encodeURIComponent(username)}@127.0.0.1:9`;
    expect(() => connect(url, { password: 'x', authentication: 'basic' })).toThrow('username: expected');
  });

  it.each([
    [undefined, 'got undefined'],
    [null, 'got object'],
    [5, 'got number'],
    ['hunter2', 'got a text that is none'],
    ['ftp://host/hunter2', 'got another scheme'],
    ['http://host/x?token=hunter2', 'got a query'],
    ['http://host/#hunter2', 'got a fragment'],
    ['http://%ff@host', 'percent signs that escape something'],
    ['http://root:hunter2@host', 'without a password'],
  ])('come with a URL; refused: %j', (url, want) => {
    const attempt = () => connect(url as string);
    expect(attempt).toThrow(expect.objectContaining({ name: 'RaasError', code: 'invalid_url' }));
    expect(attempt).toThrow(want);
    expect(attempt).not.toThrow('hunter2');
  });
});

describe('the options of a call', () => {
  it.each<[unknown, string]>([
    [{ timeout: Number.NaN }, 'timeout: expected a number of at least 0, got NaN'],
    [{ timeout: '5' }, 'timeout: expected a number of at least 0, got "5"'],
    [{ signal: new AbortController() }, 'signal: expected an AbortSignal, got an AbortController'],
    [{ signal: {} }, 'signal: expected an AbortSignal, got {}'],
    [null, 'options: expected an object, got null'],
  ])('are refused, and nothing is sent: %j', async (options, want) => {
    let requests = 0;
    await using server = await serve((_, response) => {
      requests += 1;
      response.end('{}');
    });
    await using client = connect(server.url, login);
    const refused = { code: 'invalid_options', message: expect.stringContaining(want) };
    const given = options as { timeout?: number };
    await expect(client.test.echo({ message: 'x' }, given)).rejects.toMatchObject(refused);
    await expect(client.batch([], given)).rejects.toMatchObject(refused);
    await expect(client.request('fs.get_file', {}, given)).rejects.toMatchObject(refused);
    expect(requests).toBe(0);
  });

  it('go with calls that are some', async () => {
    await using client = connect(host, login);
    await expect(client.batch([5] as never)).rejects.toMatchObject({
      code: 'invalid_options',
      message: '[invalid_options] requests[0]: expected a call made by request(), got a number',
    });
    await expect(client.batch(5 as never)).rejects.toMatchObject({ code: 'invalid_options' });
    const upload = client.uploadContent(new Uint8Array(1), undefined as never);
    await expect(upload).rejects.toMatchObject({ code: 'invalid_options' });
  });

  it.each(['jwt', 'cookie', 'basic'] as const)(
    'give a call up by any signal with the same code: %s',
    async (authentication) => {
      await using server = await serve(() => {});
      await using client = connect(server.url, { ...login, authentication, closeTimeout: 1 });
      const late = AbortSignal.timeout(10);
      const call = client.test.echo({ message: 'x' }, { signal: late });
      await expect(call).rejects.toMatchObject({ code: 'aborted', cause: { name: 'TimeoutError' } });
      // Its own time, also beside a signal that has not fired.
      const { signal } = new AbortController();
      await expect(client.test.echo({ message: 'x' }, { signal, timeout: 10 })).rejects.toMatchObject({
        code: 'timeout',
      });
    },
  );
});

describe('the options of a server', () => {
  it.each<[name: string, value: unknown, want: string]>([
    ['handlers', { 'test.echo': 5 }, 'handlers["test.echo"]: expected a function, got 5'],
    ['handlers', { 'test.echo': null }, 'handlers["test.echo"]: expected a function, got null'],
    ['handlers', undefined, 'handlers: expected an object, got'],
    ['verify', undefined, 'verify: expected a function, got'],
    ['fallback', {}, 'fallback: expected a function, got {}'],
    ['onError', 5, 'onError: expected a function, got 5'],
    ['concurrency', Number.NaN, 'concurrency: expected a whole number of at least 1, got NaN'],
    ['maxBody', 0, 'maxBody: expected a whole number of at least 1, got 0'],
    ['jwtLifetime', Number.NaN, 'jwtLifetime: expected a number of at least 0, got NaN'],
    ['secret', new Uint8Array(31), 'secret: expected 32 octets or more, got an Uint8Array'],
    ['http', { keepAliveTimeout: 'x', headersTimeout: 'x' }, 'http: expected what node:http takes'],
  ])('are refused where %s is %j', (name, value, want) => {
    const options = { verify: () => undefined, handlers: {}, [name]: value };
    const attempt = () => createRaasServer(options as never);
    expect(attempt).toThrow(expect.objectContaining({ name: 'RaasError', code: 'invalid_options' }));
    expect(attempt).toThrow(want);
  });

  it('may be an object with methods', async () => {
    class Handlers {
      greeting = 'hello ';
      'test.echo'({ message }: { message: string }): string {
        return this.greeting + message;
      }
    }
    await using server = await startServer({ handlers: new Handlers() });
    await using client = connect(server.url, login);
    expect((await client.test.echo({ message: 'x' })).ret).toBe('hello x');
  });
});

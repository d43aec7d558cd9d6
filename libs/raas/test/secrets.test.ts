import { tracingChannel } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  type ConnectOptions,
  connect,
  isRaasError,
  type ObservedExchange,
  RpcError,
  request,
  testEcho,
} from '../src/index.ts';
import { serve, startServer } from './server.ts';

// With what JSON, HTML and URLs write in another way.
const password = 'hun"ter<2>\\sält';
const forms = [
  password,
  JSON.stringify(password).slice(1, -1),
  encodeURIComponent(password),
  'ter<2>',
  's\\u00e4lt',
  'ter&lt;2',
];

/** All that can be seen of what happens in here. */
async function watch(
  options: ConnectOptions,
  url: string,
  work: (client: ReturnType<typeof connect>) => Promise<unknown>,
) {
  const seen: ObservedExchange[] = [];
  const traces: unknown[] = [];
  const channel = tracingChannel<unknown, object>('aluco:raas:request');
  const note = (trace: unknown) => void traces.push(trace);
  const handlers = { start: note, end: note, asyncStart: note, asyncEnd: note, error: note };
  channel.subscribe(handlers);
  try {
    await using client = connect(url, { ...options, onExchange: (exchange) => seen.push(exchange) });
    const outcome = await work(client).catch((error: unknown) => error);
    const all = inspect([outcome, seen, traces, client], {
      depth: 99,
      showHidden: true,
      maxStringLength: null,
    });
    const { message = '', rpc = undefined } = isRaasError(outcome) ? outcome : {};
    return { all, seen, outcome, message, rpc };
  } finally {
    channel.unsubscribe(handlers);
  }
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return request.toArray().then((chunks) => Buffer.concat(chunks as Buffer[]).toString());
}

function toAscii(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Ways in which a server quotes what it was sent. */
const quotes: Record<string, (body: string, request: IncomingMessage) => string> = {
  'as a text': (body) => JSON.stringify({ errors: [{ title: 'oops', message: body, detail: null }] }),
  'as JSON': (body) =>
    `{"errors":[{"title":"oops","message":"no","detail":${body || 'null'}}],"sent":${body || 'null'}}`,
  'as ASCII': (body) => toAscii(JSON.stringify({ errors: [{ title: 'oops', message: body }] })),
  'as ASCII in a text': (body) => JSON.stringify({ errors: [{ title: 'oops', message: toAscii(body) }] }),
  'with its headers': (_, { headers }) => JSON.stringify({ errors: [{ message: inspect(headers) }] }),
};

describe('a server that quotes a login', () => {
  for (const authentication of ['jwt', 'cookie', 'basic'] as const) {
    it.each(Object.keys(quotes))(`shows nobody the password: ${authentication}, %s`, async (way) => {
      await using server = await serve(async (request, response) => {
        const body = await bodyOf(request);
        if (request.method === 'GET')
          response.setHeader('set-cookie', '_xsrf=token-of-cookie; Path=/').end('{}');
        else response.writeHead(500).end(quotes[way]?.(body, request));
      });
      const { all, outcome, seen } = await watch(
        { username: 'root', password, authentication },
        server.url,
        (client) => client.test.echo({ message: 'x' }),
      );
      expect(outcome).toMatchObject({ name: 'RaasError', code: 'http_status', status: 500 });
      expect(seen.at(-1)?.response?.status).toBe(500);
      for (const secret of [...forms, btoa(`root:${unescape(encodeURIComponent(password))}`)])
        expect(all).not.toContain(secret);
      expect(all).not.toContain('token-of-cookie');
      // And still says what happened.
      expect(all).toContain('HTTP status 500');
    });
  }

  it('is quoted in the rest of what it says', async () => {
    await using server = await serve(async (request, response) => {
      const body = await bodyOf(request);
      if (request.method === 'GET') response.setHeader('x-xsrftoken', 'T').end('{}');
      else
        response
          .writeHead(500)
          .end(JSON.stringify({ errors: [{ title: 'oops', message: `cannot take ${body}` }] }));
    });
    const { message } = await watch({ username: 'root', password }, server.url, (client) =>
      client.test.echo({ message: 'x' }),
    );
    expect(message).toBe(
      '[http_status] account.login: HTTP status 500; oops: cannot take {"username":"root","password":"•••","config_name":"internal","token_type":"jwt"}',
    );
  });

  it('made as a call', async () => {
    await using server = await serve(async (request, response) => {
      const body = await bodyOf(request);
      if (request.method === 'GET') response.setHeader('x-xsrftoken', 'T').end('{}');
      else response.writeHead(500).end(JSON.stringify({ errors: [{ title: 'oops', message: body }] }));
    });
    const { all, outcome } = await watch({}, server.url, (client) =>
      client.account.login({ username: 'root', password }),
    );
    expect(outcome).toMatchObject({ code: 'http_status' });
    for (const secret of forms) expect(all).not.toContain(secret);
  });
});

describe('a reply that quotes its request', () => {
  /** A server that lets everybody in, with a token, and answers calls so. */
  function answering(
    answer: (call: { riq: number; kwargs: object }, request: IncomingMessage) => object,
    write = JSON.stringify as (body: unknown) => string,
  ) {
    return serve(async (request: IncomingMessage, response: ServerResponse) => {
      const body = await bodyOf(request);
      if (request.url?.endsWith('/login')) {
        response.setHeader('set-cookie', [
          '_xsrf=secret-xsrf; Path=/',
          'raas-session=secret-session; Path=/',
        ]);
        response.end('{"jwt":"secret.jwt.token"}');
        return;
      }
      const sent = JSON.parse(body);
      const envelope = (call: { riq: number; kwargs: object }) => ({
        riq: call.riq,
        ret: null,
        error: null,
        warnings: [],
        ...answer(call, request),
      });
      response.end(
        write(Array.isArray(sent) ? { batched_retcode: 0, ret: sent.map(envelope) } : envelope(sent)),
      );
    });
  }

  const credentials = { username: 'root', password } as const;
  const tokens = ['secret-xsrf', 'secret-session', 'secret.jwt.token'];

  it.each(['jwt', 'cookie'] as const)('shows no token: %s', async (authentication) => {
    await using server = await answering((_, { headers }) => ({
      error: { code: 4000, message: `headers ${JSON.stringify(headers)}`, detail: headers },
    }));
    const { all, outcome } = await watch({ ...credentials, authentication }, server.url, (client) =>
      client.batch([request(testEcho, { message: 'x' })]).then(async ([{ error }]) => {
        expect(error?.code).toBe('rpc_failed');
        throw await client.test.echo({ message: 'y' }).catch((thrown: unknown) => [thrown, error]);
      }),
    );
    expect(outcome).toMatchObject([{ code: 'rpc_failed' }, { code: 'rpc_failed' }]);
    for (const token of tokens) expect(all).not.toContain(token);
  });

  it('shows nothing of the parameters of a call that is not described', async () => {
    await using server = await answering(({ kwargs }) => ({
      ret: { stored: kwargs },
      error: { code: 4000, message: `bad ${JSON.stringify(kwargs)}`, detail: { kwargs } },
      warnings: [kwargs],
    }));
    const kwargs = { path: '/x.sls', api_token: 'tok-12345', nested: { list: ['deep-6789'] }, pin: 48151623 };
    const { all, rpc, seen } = await watch(credentials, server.url, (client) =>
      client.request('fs.save_file', kwargs),
    );
    expect(rpc).toMatchObject({ code: 4000, message: expect.stringContaining('"api_token":"•••"') });
    const { request: asked, response } = seen.at(-1) ?? {};
    expect(asked?.content).toEqual({
      riq: 1,
      resource: 'fs',
      method: 'save_file',
      args: [],
      kwargs: { path: '•••', api_token: '•••', nested: '•••', pin: '•••' },
    });
    expect(response?.content).toMatchObject({
      riq: 1,
      ret: '•••',
      error: { code: 4000, detail: '•••' },
      warnings: '•••',
    });
    for (const secret of ['tok-12345', 'deep-6789', '/x.sls']) expect(all).not.toContain(secret);
    expect(inspect(seen, { depth: 9 })).not.toContain('48151623');
  });

  it('shows the parameters and the result of one that is described, but for what its description does not know', async () => {
    await using server = await answering(() => ({ ret: { count: 0, results: [] } }));
    const { seen } = await watch(credentials, server.url, (client) =>
      client.request('sec.get_policies', { limit: 5, api_token: 'tok-12345' }),
    );
    expect(seen.at(-1)).toMatchObject({
      request: { content: { kwargs: { limit: 5, api_token: '•••' } } },
      response: { content: { ret: { count: 0, results: [] } } },
    });
  });

  it('gives the caller what it replies, as it is', async () => {
    await using server = await answering(({ kwargs }) => ({ ret: kwargs, warnings: [kwargs] }));
    await using client = connect(server.url, credentials);
    const kwargs = { api_token: 'tok-12345' };
    expect(await client.request('fs.save_file', kwargs)).toMatchObject({ ret: kwargs, warnings: [kwargs] });
  });

  it('shows no token where its result does not fit', async () => {
    await using server = await answering((_, { headers }) => ({
      ret: { count: String(headers.authorization), results: [] },
    }));
    const { all, outcome } = await watch(credentials, server.url, (client) => client.sec.getPolicies({}));
    expect(outcome).toMatchObject({ name: 'WireError', path: '$.ret.count', received: '•••' });
    const batch = await watch(credentials, server.url, async (client) => {
      const [{ error }] = await client.batch([
        request({ ...testEcho, name: 'sec.get_policies' }, { message: 'x' }),
      ]);
      return error;
    });
    for (const token of tokens) {
      expect(all).not.toContain(token);
      expect(batch.all).not.toContain(token);
    }
  });

  it('hides short values as a whole only, and what is too deep for a look', async () => {
    const deep = `${'['.repeat(50_000)}"pin"${']'.repeat(50_000)}`;
    await using server = await answering(
      () => ({
        error: {
          code: 4000,
          message: 'a pinned pin',
          detail: { exact: 'pin', longer: 'pins', deep: '@deep' },
        },
      }),
      (body) => JSON.stringify(body).replace('"@deep"', deep),
    );
    const { rpc } = await watch(credentials, server.url, (client) =>
      client.request('fs.get_file', { path: 'pin' }),
    );
    expect(rpc).toMatchObject({ message: 'a pinned pin', detail: { exact: '•••', longer: 'pins' } });
  });
});

it('an answer that is no HTTP is not shown', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (chunk) => void socket.end(chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  try {
    const credentials = { username: 'root', password: 'hunter2', authentication: 'basic' } as const;
    const { all, outcome } = await watch(credentials, `http://127.0.0.1:${port}`, (client) =>
      client.test.echo({ message: 'x' }),
    );
    expect(outcome).toMatchObject({ code: 'connection_failed' });
    for (const secret of ['hunter2', btoa('root:hunter2')]) expect(all).not.toContain(secret);
  } finally {
    server.close();
  }
});

it("an error of the server's program that quotes parameters is sent as it is, and shown without the password", async () => {
  await using server = await startServer({
    handlers: {
      'test.echo': ({ message }) => {
        throw new RpcError('invalid_parameters', `no ${message} of sält`, { message });
      },
    },
  });
  const { rpc } = await watch({ username: 'root', password: 'sält' }, server.url, (client) =>
    client.test.echo({ message: 'words' }),
  );
  // A JWT does not hold the password, and no request after the login does.
  expect(rpc).toMatchObject({ message: 'no words of sält', detail: { message: 'words' } });
  const basic = { username: 'root', password: 'sält', authentication: 'basic' } as const;
  const again = await watch(basic, server.url, (client) => client.test.echo({ message: 'words' }));
  expect(again.rpc).toMatchObject({ message: 'no words of •••', detail: { message: 'words' } });
});

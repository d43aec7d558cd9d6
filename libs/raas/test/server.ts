import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRaasServer, type RaasServerOptions, RpcError } from '../src/index.ts';

/** A server over real HTTP with a few handlers; the caller closes it. */
export async function startServer(options: Partial<RaasServerOptions> = {}) {
  const logins: string[] = [];
  const server = createRaasServer({
    verify: (username, password, configName) => {
      logins.push(username);
      return username === 'root' && password === 'sält' ? { username, configName } : undefined;
    },
    handlers: {
      'test.echo': ({ message }) => message,
      'test.warnings': (_, context) => {
        context.warn('careful');
        return true;
      },
      'test.error': () => {
        throw new Error('a secret of the server');
      },
      'tgt.delete_target_group': ({ tgt_uuid }) => {
        throw new RpcError('failed_resource_dependency', 'FailedResourceDependency: policy x uses it', {
          tgt_uuid,
        });
      },
    },
    ...options,
  });
  const { url } = await server.listen({ host: '127.0.0.1', port: 0 });
  return { server, url, logins, [Symbol.asyncDispose]: () => server.close() };
}

export const login = { username: 'root', password: 'sält' } as const;

/** Any HTTP server, for answers that ours would not give; the caller closes it. */
export async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

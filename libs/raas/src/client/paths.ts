import type { Exchange } from './exchange.ts';

const alternative = '/raas';

/**
 * Finds where the server keeps the protocol's paths: at the root, or below `/raas`. Each path is looked for by itself, for
 * something else may answer one of them at the root; it is settled by the first answer other than 404.
 *
 * @param base Path of the server's URL, put in front of everything; no slash at its end.
 */
export function withPaths(exchange: Exchange, base: string): Exchange {
  const prefixes = new Map<string, string>();
  return {
    ...exchange,
    async send(request) {
      const { path } = request;
      const known = prefixes.get(path);
      const response = await exchange.send({ ...request, path: `${base}${known ?? ''}${path}` });
      if (known !== undefined) return response;
      if (response.status !== 404) {
        prefixes.set(path, '');
        return response;
      }
      const second = await exchange.send({ ...request, path: `${base}${alternative}${path}` });
      if (second.status === 404) return response;
      prefixes.set(path, alternative);
      return second;
    },
  };
}

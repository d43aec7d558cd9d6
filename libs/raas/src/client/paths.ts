import type { Exchange } from './exchange.ts';

/**
 * Finds where the server keeps the protocol's paths: at the root, or below `/raas`.
 *
 * The first path that is answered with anything but 404 settles it.
 *
 * @param base Path of the server's URL, put in front of everything; no slash at its end.
 */
export function withPaths(exchange: Exchange, base: string): Exchange {
  const alternative = '/raas';
  let prefix = '';
  let settled = false;
  return {
    ...exchange,
    async send(request) {
      const tried = prefix;
      const response = await exchange.send({ ...request, path: `${base}${tried}${request.path}` });
      if (response.status !== 404 || settled) {
        settled = true;
        return response;
      }
      const second = await exchange.send({ ...request, path: `${base}${alternative}${request.path}` });
      if (second.status === 404) return response;
      prefix = alternative;
      settled = true;
      return second;
    },
  };
}

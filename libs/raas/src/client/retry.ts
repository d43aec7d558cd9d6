import type { Exchange } from './exchange.ts';

const mostAttempts = 3;

/**
 * Sends what may be sent twice again when its connection broke: a server that closes an idle connection may do so at the very
 * moment that it is used.
 */
export function withRetries(exchange: Exchange): Exchange {
  return {
    ...exchange,
    async send(request) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await exchange.send(request);
        } catch (error) {
          if (request.isRepeatable !== true || attempt === mostAttempts || !isBroken(error)) throw error;
        }
      }
    },
  };
}

const brokenCodes: ReadonlySet<unknown> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

function isBroken(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return brokenCodes.has(error.code) || String(error.code).startsWith('ERR_HTTP2_');
}

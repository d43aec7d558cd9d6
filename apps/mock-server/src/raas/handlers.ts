import type { RaasOperations, RaasWorld } from '@aluco/estate';
import { type RaasContext, type RaasHandlers, RpcError } from '@aluco/raas';
import { discover } from './discover.ts';

/** All calls that are answered by code. */
export function createRaasHandlers(world: RaasWorld): Partial<RaasHandlers<RaasContext>> {
  return {
    ...fromWorld(world.operations),
    'api.discover': discover,
    'test.echo': ({ message }) => message,
    'test.error': () => {
      throw new RpcError('internal_error', 'Internal server error', 'Test error');
    },
    'test.warnings': (_, { warn }) => {
      warn('Test warning');
      return true;
    },
  };
}

type Operation = (params: unknown, context: RaasContext['user']) => unknown;

function fromWorld(operations: RaasOperations): Partial<RaasHandlers<RaasContext>> {
  const entries = Object.entries(operations as unknown as Record<string, Operation>);
  return Object.fromEntries(
    entries.map(([name, operation]) => [
      name,
      (params: unknown, { user }: RaasContext) => operation(params, user),
    ]),
  );
}

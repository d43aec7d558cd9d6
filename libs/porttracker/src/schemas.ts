import { type ResultBy, type StandardSchema, standardSchema, type TypedMessage } from '@aluco/wire';
import { types } from './gen/index.ts';

/** A Standard Schema of what a message takes: `paramsSchema(realmInfo)`. */
export function paramsSchema<P>(message: TypedMessage<P, unknown>): StandardSchema<P> {
  return standardSchema(message, 'params', types);
}

/**
 * A Standard Schema of what a message gives. With the parameters of a request its rows have the fields asked for; without
 * any they have all: `resultSchema(realmInfo, { fields: ['gid'] })`.
 *
 * @throws WireError for parameters that do not fit the message.
 */
export function resultSchema<P, R, Rule, const Q extends Partial<P> = Record<never, never>>(
  message: TypedMessage<P, R, Rule>,
  params?: Q,
): StandardSchema<ResultBy<Rule, R, Q>> {
  return standardSchema(message, 'result', types, params === undefined ? {} : { params });
}

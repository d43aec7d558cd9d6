import { type StandardSchema, standardSchema, type TypedMessage } from '@aluco/wire';
import { types } from './gen/index.ts';

/** A Standard Schema of what a message takes: `paramsSchema(getPolicies)`. */
export function paramsSchema<P>(message: TypedMessage<P, unknown>): StandardSchema<P> {
  return standardSchema(message, 'params', types);
}

/** A Standard Schema of what a message gives, the `ret` of its reply: `resultSchema(getPolicies)`. */
export function resultSchema<P, R>(message: TypedMessage<P, R>, params?: Partial<P>): StandardSchema<R> {
  return standardSchema<P, R>(message, 'result', types, params === undefined ? {} : { params });
}

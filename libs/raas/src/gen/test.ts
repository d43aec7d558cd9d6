// Generated from spec/raas/test.yaml by `npm run generate`. Do not edit.

/**
 * Test.
 *
 * Calls that do nothing to the server. Clients use them to see whether a connection works, and how
 * errors and warnings reach them.
 *
 * @module
 */
import type { TypedMessage } from '@aluco/wire';
import { booleanScalar, namesKind, stringScalar } from '@aluco/wire/kinds';
import type {
  TestEchoParams,
  TestEchoResult,
  TestErrorParams,
  TestErrorResult,
  TestWarningsParams,
  TestWarningsResult,
} from './test.types.ts';
export type * from './test.types.ts';

/**
 * Get a message back.
 *
 * Answers with the text that it was given.
 *
 * Source: documented (api-catalogue).
 */
export const testEcho: TypedMessage<TestEchoParams, TestEchoResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'test',
  name: 'test.echo',
  params: [{ name: 'message', type: { kind: 'scalar', scalar: 'string' } }],
  result: [{ name: 'ret', type: { kind: 'scalar', scalar: 'string' } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: { kinds: [namesKind, stringScalar], types: {} },
};

/**
 * Provoke an error.
 *
 * Always fails, with the code of an internal error. The status of the HTTP reply is 200 all the same.
 *
 * Source: documented (api-catalogue). The catalogue names a boolean result, which is never sent. The
 * texts are ours.
 */
export const testError: TypedMessage<TestErrorParams, TestErrorResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'test',
  name: 'test.error',
  params: [],
  result: [{ name: 'ret', type: { kind: 'scalar', scalar: 'boolean' } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: { kinds: [booleanScalar], types: {} },
};

/**
 * Provoke a warning.
 *
 * Succeeds, and puts a text among the warnings of the reply.
 *
 * Source: documented (api-catalogue). That a call exists and returns a boolean is documented; the text
 * of the warning is ours.
 */
export const testWarnings: TypedMessage<TestWarningsParams, TestWarningsResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'test',
  name: 'test.warnings',
  params: [],
  result: [{ name: 'ret', type: { kind: 'scalar', scalar: 'boolean' } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: { kinds: [booleanScalar], types: {} },
};

import { inspect } from 'node:util';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  isPorttrackerError,
  PorttrackerError,
  type PorttrackerErrorCode,
  type PorttrackerErrorOf,
} from '../src/index.ts';

/** What a program does with an error of any code; that it compiles is the test. */
function tell(error: PorttrackerError): string {
  switch (error.code) {
    case 'request_failed':
    case 'server_error':
      expectTypeOf(error.serverMessage).toEqualTypeOf<string>();
      return error.serverMessage;
    case 'connection_closed':
      expectTypeOf(error.mayHaveRun).toEqualTypeOf<boolean>();
      return error.mayHaveRun ? 'perhaps done' : 'not done';
    case 'timeout':
    case 'aborted':
      expectTypeOf(error.mayHaveRun).toEqualTypeOf<boolean | undefined>();
      return 'late';
    case 'connect_failed':
    case 'connect_timeout':
    case 'tls_failed':
    case 'tls_rejected':
      return 'away';
    case 'login_failed':
    case 'no_usable_authentication':
    case 'server_not_authentic':
    case 'password_unavailable':
      expectTypeOf(error.serverMessage).toEqualTypeOf<string | undefined>();
      return 'login';
    case 'invalid_url':
    case 'invalid_options':
    case 'protocol_violation':
    case 'overflow':
      return 'other';
    default:
      // A code that is not named above would not compile.
      return error satisfies never;
  }
}

describe('an error', () => {
  it.each<[PorttrackerError, string]>([
    [new PorttrackerError('request_failed', 'x', { serverMessage: 'no such realm' }), 'no such realm'],
    [new PorttrackerError('server_error', 'x', { serverMessage: 'going down' }), 'going down'],
    [new PorttrackerError('connection_closed', 'x', { mayHaveRun: true }), 'perhaps done'],
    [new PorttrackerError('connection_closed', 'x'), 'not done'],
    [new PorttrackerError('timeout', 'x', { mayHaveRun: true }), 'late'],
    [new PorttrackerError('overflow', 'x'), 'other'],
  ])('is told by its code: %o', (error, want) => {
    expect(tell(error)).toBe(want);
  });

  it('is made with what its code always has', () => {
    // @ts-expect-error: the server's words are missing.
    expect(new PorttrackerError('request_failed', 'x').serverMessage).toBeUndefined();
    // @ts-expect-error: here too.
    expect(new PorttrackerError('server_error', 'x', {}).serverMessage).toBeUndefined();
    // @ts-expect-error: there is no such code.
    expect(new PorttrackerError('closed', 'x').code).toBe('closed');
    expectTypeOf(new PorttrackerError('overflow', 'x')).toEqualTypeOf<PorttrackerErrorOf<'overflow'>>();
    expectTypeOf<PorttrackerError['code']>().toEqualTypeOf<PorttrackerErrorCode>();
    const code = 'timeout' as 'timeout' | 'aborted';
    expectTypeOf(new PorttrackerError(code, 'x')).toExtend<PorttrackerError>();
  });

  it('is known from others, by instanceof too, and shown by its name', () => {
    const error: unknown = new PorttrackerError('overflow', 'too much', { message: 'ping' });
    if (!(error instanceof PorttrackerError)) expect.unreachable();
    expectTypeOf(error).toEqualTypeOf<PorttrackerError>();
    expect(error).toMatchObject({ name: 'PorttrackerError', messageName: 'ping', message: 'ping: too much' });
    expect(inspect(error)).toMatch(/^PorttrackerError: ping: too much\n/);
    const other = Object.assign(new Error('x'), { name: 'PorttrackerError', code: 'overflow' });
    expect(isPorttrackerError(other)).toBe(true);
    expect([new Error('x'), { name: 'PorttrackerError' }, undefined].map(isPorttrackerError)).toEqual([
      false,
      false,
      false,
    ]);
  });
});

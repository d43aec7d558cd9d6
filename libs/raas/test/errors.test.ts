import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  isRaasError,
  RaasError,
  type RaasErrorCode,
  type RaasErrorOf,
  type RpcFailure,
} from '../src/index.ts';

const rpc: RpcFailure = { code: 4004, message: 'no such policy', detail: null };

/** What a program does with an error of any code; that it compiles is the test. */
function tell(error: RaasError): string {
  switch (error.code) {
    case 'rpc_failed':
      expectTypeOf(error.rpc).toEqualTypeOf<RpcFailure>();
      return `${error.rpc.code}`;
    case 'http_status':
    case 'unauthorized':
      expectTypeOf(error.status).toEqualTypeOf<number>();
      return `${error.status}`;
    case 'login_failed':
      expectTypeOf(error.status).toEqualTypeOf<number | undefined>();
      return 'login';
    case 'connection_failed':
    case 'tls_failed':
    case 'timeout':
    case 'aborted':
    case 'closed':
      return 'away';
    case 'protocol_violation':
    case 'response_too_long':
    case 'password_unavailable':
    case 'run_not_found':
    case 'unreadable_source':
    case 'not_paged':
    case 'invalid_url':
    case 'invalid_options':
      return 'other';
    default:
      // A code that is not named above would not compile.
      return error satisfies never;
  }
}

describe('an error', () => {
  it.each([
    [new RaasError('rpc_failed', 'x', { rpc }), '4004'],
    [new RaasError('http_status', 'x', { status: 502 }), '502'],
    [new RaasError('closed', 'x'), 'away'],
    [RaasError.from(new TypeError('x')), 'away'],
  ])('is told by its code: %o', (error, want) => {
    expect(tell(error)).toBe(want);
  });

  it('is made with what its code always has', () => {
    // @ts-expect-error: the server's error is missing.
    expect(new RaasError('rpc_failed', 'x').rpc).toBeUndefined();
    // @ts-expect-error: the status is missing.
    expect(new RaasError('http_status', 'x', {}).status).toBeUndefined();
    expectTypeOf(new RaasError('closed', 'x')).toEqualTypeOf<RaasErrorOf<'closed'>>();
    expectTypeOf<RaasError['code']>().toEqualTypeOf<RaasErrorCode>();
  });

  it('is known from others, by instanceof too', () => {
    const error: unknown = RaasError.from('x', 'sec.get_policies');
    if (!(error instanceof RaasError)) expect.unreachable();
    expectTypeOf(error).toEqualTypeOf<RaasError>();
    expect(error).toMatchObject({
      name: 'RaasError',
      messageName: 'sec.get_policies',
      message: '[connection_failed] sec.get_policies: x',
    });
    expect(isRaasError(Object.assign(new Error('x'), { name: 'RaasError', code: 'closed' }))).toBe(true);
    expect([new Error('x'), { name: 'RaasError' }, undefined].map(isRaasError)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it.each([
    ['the name of a timeout', new DOMException('x', 'TimeoutError'), 'timeout'],
    ['an aborted signal', new DOMException('x', 'AbortError'), 'aborted'],
    ['several addresses', new AggregateError([new Error('a'), new Error('b')]), 'connection_failed'],
  ])('is made from %s', (_, cause, code) => {
    expect(RaasError.from(cause)).toMatchObject({ code, cause });
  });

  it('says what went wrong at each address', () => {
    const error = RaasError.from(new AggregateError([new Error('refused'), new Error('unreachable')]));
    expect(error.message).toBe('[connection_failed] refused; unreachable');
  });
});

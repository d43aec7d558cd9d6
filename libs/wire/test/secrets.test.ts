import {
  createCodecs,
  isWireError,
  type MessageDescriptor,
  type TypeDescriptor,
  type TypeRegistry,
} from '@aluco/wire';
import { describe, expect, it } from 'vitest';

const string: TypeDescriptor = { kind: 'scalar', scalar: 'string' };
const integer: TypeDescriptor = { kind: 'scalar', scalar: 'integer' };

const types: TypeRegistry = {
  Account: {
    kind: 'tuple',
    members: [
      { name: 'user', type: string },
      { name: 'keys', type: { kind: 'list', item: integer }, secret: true },
    ],
  },
  Settings: {
    kind: 'record',
    fields: [
      { name: 'port', type: integer, access: 'both' },
      { name: 'pass', type: string, access: 'write', secret: true },
      { name: 'next', type: { kind: 'ref', name: 'Settings' }, access: 'both', optional: true },
    ],
  },
};

const login: MessageDescriptor = {
  protocol: 'test',
  kind: 'request',
  area: 'all',
  name: 'login',
  params: [
    { name: 'user', type: string },
    { name: 'pass', type: string, secret: true },
    { name: 'accounts', type: { kind: 'list', item: { kind: 'ref', name: 'Account' } }, optional: true },
    { name: 'settings', type: { kind: 'partial', of: 'Settings', access: 'write' }, optional: true },
  ],
  result: [{ name: 'token', type: { kind: 'list', item: integer }, secret: true }],
  session: { in: ['open'] },
  idempotent: false,
};

const codecs = createCodecs(types);
const codec = codecs.message(login);

function failure(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isWireError(error)) return error.message;
    throw error;
  }
  throw new TypeError('expected an error');
}

describe('errors about values that hold secrets', () => {
  it.each([
    ['a text for an object', 'sesame', '$: expected an object {user, pass, accounts, settings}, got text'],
    [
      'a secret of a wrong type',
      { user: 'u', pass: { pw: 'sesame' } },
      '$.pass: expected text, got an object',
    ],
    ['null for a secret', { user: 'u', pass: null }, '$.pass: expected text, got null'],
    ['a missing secret', { user: 'u' }, '$.pass: expected text, got nothing'],
    [
      'a part of a secret',
      { user: 'u', pass: 'p', accounts: [{ user: 'u', keys: [1, 'sesame'] }] },
      '$.accounts[0].keys[1]: expected a whole number, got text',
    ],
    [
      'an array around a secret',
      { user: 'u', pass: 'p', accounts: [['u', 'sesame']] },
      '$.accounts[0]: expected an object {user, keys}, got an array of 2',
    ],
    [
      'a secret field',
      { user: 'u', pass: 'p', settings: { pass: ['sesame'] } },
      '$.settings.pass: expected text, got an array of 1',
    ],
    [
      'what is beside a secret, which is shown',
      { user: 'u', pass: 'p', settings: { port: 'x' } },
      '$.settings.port: expected a whole number, got "x"',
    ],
    ['octets', { user: 'u', pass: new Uint8Array(3) }, '$.pass: expected text, got 3 octets'],
  ])('%s', (_, params, text) => {
    expect(failure(() => codec.encodeParams(params))).toBe(`login ${text}`);
  });

  it('are veiled in validators and replies too', () => {
    expect(codec.validateParams(['u', ['sesame']])).toMatchObject([
      { path: '$.pass', received: 'an array of 1' },
    ]);
    expect(codec.validateNamed('sesame')).toMatchObject([{ received: 'text' }]);
    expect(failure(() => codec.decodeResult([['sesame']]))).toBe(
      'login $.token[0]: expected a whole number, got text',
    );
  });

  it('of a lone type', () => {
    const lone = codecs.type({ kind: 'ref', name: 'Account' });
    expect(failure(() => lone.encode(['sesame']))).toBe(
      '$: expected an object {user, keys}, got an array of 1',
    );
  });
});

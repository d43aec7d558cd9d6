import { describe, expect, it } from 'vitest';
import { parseHostPort } from './endpoint.ts';

describe('parseHostPort', () => {
  it.each([
    ['127.0.0.1:5555', { host: '127.0.0.1', port: 5555 }],
    ['localhost:0', { host: 'localhost', port: 0 }],
    ['[::1]:8080', { host: '::1', port: 8080 }],
    [':80', { host: '127.0.0.1', port: 80 }],
    ['5555', { host: '127.0.0.1', port: 5555 }],
  ])('reads %s', (given, want) => {
    expect(parseHostPort(given)).toEqual(want);
  });

  it.each(['', 'host', 'host:', 'host:70000', '::1:80', '[localhost]:80', 'a:b:1', '-1'])(
    'refuses %j',
    (given) => {
      expect(() => parseHostPort(given)).toThrow(
        `expected HOST:PORT with a port from 0 to 65535, got ${JSON.stringify(given)}`,
      );
    },
  );
});

import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { isPorttrackerError } from './errors.ts';
import { parseUrl } from './url.ts';

describe('URLs that name a server', () => {
  const table: [url: string, want: unknown][] = [
    ['porttracker://box', { transport: 'tcp', host: 'box', port: 55, tls: false }],
    [
      'porttracker://ann@box:5555/',
      { transport: 'tcp', host: 'box', port: 5555, tls: false, username: 'ann' },
    ],
    ['porttrackers://[::1]:1', { transport: 'tcp', host: '::1', port: 1, tls: true }],
    ['PORTTRACKER://10.0.0.1', { transport: 'tcp', host: '10.0.0.1', port: 55, tls: false }],
    [
      'porttracker://j%C3%B6rg%40x@box',
      { transport: 'tcp', host: 'box', port: 55, tls: false, username: 'jörg@x' },
    ],
    ['porttracker+unix:///tmp/.tawny/.tawnyd', { transport: 'unix', path: '/tmp/.tawny/.tawnyd' }],
    ['porttracker+unix://ann@/run/a%20b', { transport: 'unix', path: '/run/a b', username: 'ann' }],
    ['porttracker+unix:///run/a@b', { transport: 'unix', path: '/run/a@b' }],
  ];
  test.each(table)('%s', (url, want) => {
    expect(parseUrl(url)).toEqual(want);
  });

  test('a URL object', () => {
    expect(parseUrl(new URL('porttracker://box:77'))).toMatchObject({ host: 'box', port: 77 });
  });
});

describe('URLs that are refused', () => {
  const table: [url: string, text: string][] = [
    ['box:55', 'no scheme'],
    ['http://box', 'the scheme http:'],
    ['porttracker://', 'expected a host'],
    ['porttracker://box:99999', 'no URL'],
    ['porttracker://box:0', 'expected a port'],
    ['tcp://box', 'the scheme tcp:'],
    ['sesame://box', 'another scheme'],
    ['porttracker://box/path', 'no path after the host'],
    ['porttracker://ann:12/sesame@box', 'no path after the host'],
    ['porttracker://ann:12?sesame@box', 'no query'],
    ['porttracker://ann:se/same@box', 'no URL'],
    ['porttracker://box?x=1', 'no query'],
    ['porttracker://ann:sesame@box', 'a password in the URL'],
    ['porttracker://ann:sesame@', 'no URL'],
    ['porttracker://a%zz@box', 'percent sign'],
    ['porttracker+unix://', 'absolute path'],
    ['porttracker+unix://relative', 'absolute path'],
    ['porttracker+unix://ann:sesame@/run/x', 'a password in the URL'],
    ['porttracker+unix://ann:12/sesame@/run/x', 'absolute path'],
    ['porttracker+unix:///run/x?y', 'no query'],
  ];
  test.each(table)('%s', (url, text) => {
    const error = catchError(() => parseUrl(url));
    expect(isPorttrackerError(error) && error.code).toBe('invalid_url');
    expect(String(error)).toContain(text);
    expect(inspect(error)).not.toContain('sesame');
  });
});

function catchError(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

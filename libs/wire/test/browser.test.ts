import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { run, type Spec } from './browser.entry.ts';
import { bundle, chromium, runBare, runInPage } from './browser.ts';

const specs = ['porttracker', 'raas'].map((protocol): Spec => {
  const url = new URL(`../../spec-data/src/gen/${protocol}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8'));
});
const expected = run(specs);
let script: string;

beforeAll(async () => {
  script = await bundle(fileURLToPath(new URL('./browser.entry.ts', import.meta.url)));
});

describe('in a browser', () => {
  it('has vectors of every kind', () => {
    expect(expected.length).toBeGreaterThan(200);
    expect(expected.filter((line) => line.startsWith('framing'))).toHaveLength(4);
    expect(expected.filter((line) => line.startsWith('refused'))).toHaveLength(5);
  });

  describe.each(['open', 'strict'] as const)('with a policy that is %s', (policy) => {
    it('gives what Node gives, with nothing but the language', () => {
      expect(runBare(script, specs, policy)).toEqual(expected);
    });

    // A machine without the Debian package `chromium` still runs the test above, which differs in the engine's version only.
    it.skipIf(chromium === undefined)(
      'gives what Node gives, in headless Chromium',
      async () => {
        expect(await runInPage(chromium!, script, specs, policy)).toEqual(expected);
      },
      60_000,
    );
  });
});

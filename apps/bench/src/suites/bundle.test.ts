import { expect, test } from 'vitest';
import { measureBundles } from './bundle.ts';

test('a program of one call takes nothing along that it does not use', async () => {
  const [oneCall, whole] = await measureBundles().then((sizes) => [sizes[0], sizes.at(-1)]);
  const has = (path: string) => oneCall?.inputs.some((input) => input.endsWith(path)) ?? true;
  expect(oneCall?.gzip).toBeLessThanOrEqual(oneCall?.target ?? 0);
  expect(has('/connection.ts')).toBe(true);
  expect(has('/gen/session.ts')).toBe(true);
  for (const path of [
    '/gen/types.ts',
    '/gen/messages.ts',
    '/gen/methods.ts',
    '/gen/named-types.ts',
    '/codec/records.ts',
    '/redact.ts',
    '/client/link.ts',
    '/client/hub.ts',
    '/md6/src/md6.ts',
  ])
    expect(has(path), path).toBe(false);
  expect(whole?.inputs).toEqual(expect.arrayContaining(['libs/porttracker/src/gen/types.ts']));
});

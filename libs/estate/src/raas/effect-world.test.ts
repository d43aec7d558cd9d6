import { raas as spec } from '@aluco/spec-data';
import { expect, test } from 'vitest';
import { carryOut } from '../effects/carry-out.ts';
import type { DeclaredEffect, EffectMessage } from '../effects/declared.ts';
import { createRandom } from '../random.ts';
import { createEffectWorld } from './effect-world.ts';

const names = (operations: object) =>
  createEffectWorld(operations, createRandom(1)).resources.map(({ name }) => name);

test('has the resources that no operation keeps, nor one that they belong to', () => {
  const all = spec.resources.map(({ name }) => name);
  expect(names({})).toEqual(all);
  expect(names({ 'no.such_call': () => 1 })).toEqual(all);
  const below = ['Policy', 'PolicyRun', 'CheckResult', 'Exemption'];
  expect(names({ 'sec.delete_policy': () => true })).toEqual(all.filter((name) => !below.includes(name)));
});

test('keeps what is added, makes the keys that are missing, and refuses as the protocol does', () => {
  const world = createEffectWorld({}, createRandom(1));
  const message = (effect: DeclaredEffect, code?: string): EffectMessage => ({
    protocol: 'raas',
    kind: 'call',
    area: 'tgt',
    name: 'tgt.example',
    params: [],
    result: [{ name: 'ret', type: { kind: 'list', item: { kind: 'ref', name: 'TargetGroup' } } }],
    session: { in: ['authenticated'] },
    idempotent: true,
    effects: [effect],
    errors: code === undefined ? [] : [{ code }],
  });
  const add = message({ kind: 'add', resource: 'TargetGroup', from: '*' }, 'conflict');
  const list = message({ kind: 'list', resource: 'TargetGroup', keys: 'uuids' });
  carryOut(add, { name: 'Web servers' }, world);
  const [group] = carryOut(list, {}, world) as [{ uuid: string }];
  expect(group).toMatchObject({ uuid: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'Web servers' });
  expect(carryOut(list, { uuids: [group.uuid] }, world)).toEqual([group]);
  const failed = (run: () => unknown) => {
    try {
      return run();
    } catch (error) {
      const { code, message: text, detail } = error as { code: string; message: string; detail: unknown };
      return { code, text, detail };
    }
  };
  expect(failed(() => carryOut(list, { uuids: ['x'] }, world))).toEqual({
    code: 'not_found',
    text: 'No such target group',
    detail: { uuid: 'x' },
  });
  expect(failed(() => carryOut(add, group, world))).toEqual({
    code: 'conflict',
    text: `There is already a target group "${group.uuid}"`,
    detail: { uuid: group.uuid },
  });
});

import { createManualClock, createPorttrackerWorld, createRaasWorld } from '@aluco/estate';
import { type LinkedSpec, raas as raasSpec, porttracker as spec } from '@aluco/spec-data';
import { expect, test } from 'vitest';
import { resolvePorttracker } from '../src/porttracker/server.ts';
import { resolveRaas } from '../src/raas.ts';
import { type Resolution, resolveMessages } from '../src/resolve.ts';

const world = createPorttrackerWorld({ clock: createManualClock() });

test.each<[string, LinkedSpec, Resolution<never>]>([
  ['Porttracker', spec, resolvePorttracker(world, 1)],
  ['RaaS', raasSpec, resolveRaas(createRaasWorld({ seed: 1, clock: createManualClock() }), 1)],
])(
  'every message of %s is handled, carried out as declared, or declared to be answered by a sample',
  (...given) => {
    const [, { messages }, { by, strays }] = given;
    const nobody = [...by].filter(([, who]) => who === 'nothing').map(([name]) => name);
    expect(nobody).toEqual([]);
    expect(strays).toEqual([]);
    const answered = messages
      .filter(({ kind }) => ['request', 'call', 'http'].includes(kind))
      .map(({ name }) => name);
    expect([...by.keys()].sort()).toEqual(answered.sort());
    const samples = messages.filter(({ answer }) => answer === 'spec').map(({ name }) => name);
    expect([...by].filter(([, who]) => who === 'spec').map(([name]) => name)).toEqual(samples);
  },
);

test('a message that nobody answers is named, and answered by a sample all the same', async () => {
  const options = { spec, session: new Set<string>(), seed: 1, translate: (error: unknown) => error };
  const { by, answers, strays } = resolveMessages({ ...options, handlers: { not_in_the_spec: () => 1 } });
  expect(by.get('realm_poll')).toBe('nothing');
  expect(by.get('realm_info_modify')).toBe('nothing');
  expect(strays).toEqual(['not_in_the_spec']);
  const answer = await answers.realm_poll?.({ realm: '1' } as never, undefined);
  expect(answer).toMatchObject({ port_updates: expect.any(Number) });
  expect(await answers.realm_poll?.({ realm: '1' } as never, undefined)).toEqual(answer);
});

test('what the spec says of a message counts where its effects can be carried out', () => {
  const [info] = spec.messages.filter(({ name }) => name === 'realm_info');
  if (info === undefined) throw new Error('the spec data lack realm_info');
  const whoAnswers = (message: typeof info, effects: typeof world.effects) => {
    const options = {
      session: new Set<string>(),
      handlers: {},
      seed: 1,
      translate: (error: unknown) => error,
    };
    return resolveMessages({ ...options, spec: { ...spec, messages: [message] }, effects }).by.get(info.name);
  };
  expect(whoAnswers(info, world.effects)).toBe('effects');
  expect(whoAnswers({ ...info, answer: 'spec' }, world.effects)).toBe('spec');
  expect(whoAnswers(info, { ...world.effects, resources: [] })).toBe('nothing');
});

test('what is thrown is translated, at once or later', async () => {
  const failing = () => {
    throw new Error('at once');
  };
  const { answers } = resolveMessages({
    spec,
    session: new Set(),
    handlers: { ping: failing, realm_poll: () => Promise.reject(new Error('later')) },
    seed: 1,
    translate: (error) => new Error(`translated: ${(error as Error).message}`),
  });
  await expect(answers.ping?.({} as never, undefined)).rejects.toThrow('translated: at once');
  await expect(answers.realm_poll?.({} as never, undefined)).rejects.toThrow('translated: later');
});

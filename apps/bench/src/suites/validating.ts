import {
  ping,
  productId,
  realmInfo,
  realmPoll,
  realmPollStart,
  realmPollStop,
  types,
} from '@aluco/porttracker';
import { createCodecs, type TypeDescriptor, type TypedMessage } from '@aluco/wire';
import { Ajv } from 'ajv';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import * as v from 'valibot';
import { z } from 'zod';
import type { Comparison, Contender } from '../measure.ts';

const scalar = (name: string): TypeDescriptor => ({ kind: 'scalar', scalar: name });
const REALM: TypeDescriptor = {
  kind: 'record',
  fields: ['gid', 'name', 'description', 'seeds']
    .map((name) => ({ name, type: scalar('string') }))
    .concat([{ name: 'ageing_interval', type: scalar('number') }]),
};

const realm = (n: number) => ({
  gid: `6442450992${n}`,
  name: `Realm ${n}`,
  description: 'Head office',
  seeds: '192.168.40.1',
  ageing_interval: 300,
});

/** Parsing a text and checking what it holds, with the validators that other projects use. */
export function validating(): Comparison[] {
  return [
    compareValidators('decode and validate, small message', 1, 0.6),
    compareValidators('decode and validate, 2.5 kB', 23, 0.85),
    ...realMessages(),
  ];
}

/** Small messages as they come over the wire, by themselves and in turn: the codec's share beside the parser's. */
function realMessages(): Comparison[] {
  const codecs = createCodecs(types);
  const params = { fields: ['gid', 'name', 'last_poll', 'polling', 'seeds'] } as const;
  const result = <P, R>(name: string, message: TypedMessage<P, R>, frame: readonly unknown[], of?: P) => {
    const codec = codecs.message(message);
    return {
      name,
      text: JSON.stringify(frame),
      decode: (got: unknown[]) => codec.decodeResult(got.slice(2), of),
    };
  };
  const event = <P>(message: TypedMessage<P, void>, frame: readonly unknown[]) => {
    const codec = codecs.message(message);
    return {
      name: message.name,
      text: JSON.stringify(frame),
      decode: (got: unknown[]) => codec.decodeParams(got.slice(3)),
    };
  };
  const realms = Array.from({ length: 4 }, (_, n) => [
    `${5100005442 + n}`,
    `Head office ${n}`,
    1202674637.64799 + n,
    1,
    '192.168.40.1',
  ]);
  const statistics = {
    port_updates: '2',
    device_seens: '88',
    device_inserts: '9',
    switch_updates: '3',
    port_seens: '73',
  };
  const messages = [
    result('ping', ping, [1, 1, 1202674637.64799, 17372]),
    result('product_id', productId, [2, 1, 'n', 'Porttracker 4.1.2']),
    result('realm_info, 4 rows', realmInfo, [3, 1, ...realms], { ...params, fields: [...params.fields] }),
    result('realm_poll', realmPoll, [4, 1, statistics], { realm: '5100005442' }),
    event(realmPollStart, [null, 'event', 'realm_poll_start', '5100005442']),
    event(realmPollStop, [null, 'event', 'realm_poll_stop', '5100005442', 1, statistics]),
  ];
  const comparison = (name: string, some: typeof messages): Comparison => ({
    name: `decode and validate, ${name}`,
    unit: some.length === 1 ? 'message' : `${some.length} messages`,
    floor: 'JSON.parse',
    contenders: [
      {
        name: 'JSON.parse',
        run(count) {
          for (let n = 0; n < count; n += 1) for (const { text } of some) JSON.parse(text);
        },
      },
      {
        name: 'aluco',
        run(count) {
          for (let n = 0; n < count; n += 1) for (const { text, decode } of some) decode(JSON.parse(text));
        },
      },
    ],
    target: { contender: 'aluco', least: 0.6 },
  });
  return [
    comparison('small messages of Porttracker in turn', messages),
    ...messages.map((one) => comparison(one.name, [one])),
  ];
}

function compareValidators(name: string, length: number, least: number): Comparison {
  const text = JSON.stringify(Array.from({ length }, (_, n) => realm(n)));
  const codec = createCodecs({}).type({ kind: 'list', item: REALM });
  const schema = {
    type: 'array',
    items: {
      type: 'object',
      required: ['gid', 'name', 'description', 'seeds', 'ageing_interval'],
      properties: {
        gid: { type: 'string' },
        name: { type: 'string' },
        description: { type: 'string' },
        seeds: { type: 'string' },
        ageing_interval: { type: 'number' },
      },
    },
  };
  const ajv = new Ajv().compile(schema);
  const typebox = Compile(
    Type.Array(
      Type.Object({
        gid: Type.String(),
        name: Type.String(),
        description: Type.String(),
        seeds: Type.String(),
        ageing_interval: Type.Number(),
      }),
    ),
  );
  const zod = z.array(
    z.object({
      gid: z.string(),
      name: z.string(),
      description: z.string(),
      seeds: z.string(),
      ageing_interval: z.number(),
    }),
  );
  const valibot = v.array(
    v.object({
      gid: v.string(),
      name: v.string(),
      description: v.string(),
      seeds: v.string(),
      ageing_interval: v.number(),
    }),
  );
  const check = (label: string, validate: (value: unknown) => unknown): Contender => ({
    name: label,
    run(count) {
      for (let n = 0; n < count; n += 1) {
        if (validate(JSON.parse(text)) === false) throw new Error(`${label} refuses what is right`);
      }
    },
  });
  return {
    name,
    unit: 'message',
    floor: 'JSON.parse',
    contenders: [
      check('JSON.parse', () => true),
      check('aluco', (value) => codec.decode(value)),
      check('ajv', (value) => ajv(value)),
      check('typebox', (value) => typebox.Check(value)),
      check('zod', (value) => zod.parse(value)),
      check('valibot', (value) => v.parse(valibot, value)),
    ],
    target: { contender: 'aluco', least },
  };
}

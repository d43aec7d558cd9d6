import { createCodecs, type TypeDescriptor } from '@aluco/wire';
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

import { createCodecs, type MemberDescriptor, sampleParams, type TypeRegistry } from '@aluco/wire';
import { describe, expect, test } from 'vitest';
import { linkedCatalogue } from '../spec/linked.ts';
import { lineWidth } from '../text/line.ts';
import type { FormError } from './collect.ts';
import { FormModel } from './form-model.ts';
import { formLines } from './form-view.ts';

const catalogue = linkedCatalogue();

const TYPES: TypeRegistry = {
  Speed: { kind: 'enum', values: ['slow', 'fast'], open: true },
  Fields: {
    kind: 'record',
    fields: [
      { name: 'gid', type: { kind: 'scalar', scalar: 'gid' } },
      { name: 'name', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
    ],
  },
};

function form(members: readonly MemberDescriptor[], values?: Readonly<Record<string, unknown>>): FormModel {
  return new FormModel(members, TYPES, () => {}, values);
}
function read(model: FormModel) {
  const errors: FormError[] = [];
  return { values: model.values({ errors }), errors };
}
function type(model: FormModel, keys: string): void {
  for (const key of keys) model.type(key);
}

describe('every message of both specs', () => {
  test.each(catalogue.entries.map((entry) => [entry.message.name, entry] as const))(
    '%s has a form',
    (_, entry) => {
      const types = catalogue.types(entry.server);
      const codec = createCodecs(types).message<object, unknown>(entry.message);
      for (const seed of [1, 2, 3]) {
        const params = sampleParams(entry.message, types, { seed });
        const model = new FormModel(entry.message.params, types, () => {}, params);
        const { values, errors } = read(model);
        expect(errors).toEqual([]);
        // The wire is what counts: a form may leave out what the codec would write the same.
        expect(codec.encodeNamed(values)).toEqual(codec.encodeNamed(params));
        expect(catalogue.wireLine(entry, values)).toEqual(catalogue.wireLine(entry, params));
      }
      const empty = new FormModel(entry.message.params, types, () => {});
      for (const line of formLines(empty, [], 80, 40)) expect(lineWidth(line)).toBeLessThan(400);
      expect(catalogue.wireLine(entry, read(empty).values)).toHaveProperty(
        read(empty).errors.length === 0 && 'line' in catalogue.wireLine(entry, read(empty).values)
          ? 'line'
          : 'message',
      );
    },
  );
});

describe('what keys do', () => {
  test('text is typed, left out and given again', () => {
    const model = form([{ name: 'note', type: { kind: 'scalar', scalar: 'string' }, optional: true }]);
    expect(read(model).values).toEqual({});
    type(model, 'a b');
    expect(read(model).values).toEqual({ note: 'a b' });
    model.omit();
    expect(read(model).values).toEqual({});
  });

  test('numbers and JSON are checked, with the path of what is wrong', () => {
    const model = form([
      { name: 'count', type: { kind: 'scalar', scalar: 'integer' } },
      { name: 'any', type: { kind: 'scalar', scalar: 'json' } },
    ]);
    type(model, 'x');
    model.move(1);
    type(model, '{"a":1');
    expect(read(model).errors.map(({ path }) => path)).toEqual(['$.count', '$.any']);
    type(model, '}');
    model.move(-1);
    model.type('backspace');
    type(model, '7');
    expect(read(model)).toEqual({ values: { count: 7, any: { a: 1 } }, errors: [] });
  });

  test('null and left out are different', () => {
    const type_ = { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } as const;
    const model = form([{ name: 'who', type: type_, optional: true }]);
    model.omit();
    expect(read(model).values).toEqual({ who: '' });
    model.omit();
    expect(read(model).values).toEqual({ who: null });
    model.omit();
    expect(read(model).values).toEqual({});
  });

  test('an open choice takes other text, and a letter goes to the next choice with it', () => {
    const model = form([{ name: 'speed', type: { kind: 'ref', name: 'Speed' } }]);
    type(model, 'f');
    expect(read(model).values).toEqual({ speed: 'fast' });
    model.choose(1);
    expect(read(model).values).toEqual({ speed: 'slow' });
    type(model, 'xl');
    expect(read(model).values).toEqual({ speed: 'xl' });
  });

  test('fields of a record are ticked in the order wanted', () => {
    const model = form([
      { name: 'fields', type: { kind: 'list', item: { kind: 'fieldOf', of: 'Fields', access: 'read' } } },
    ]);
    model.move(2);
    model.toggle();
    model.move(-1);
    model.toggle();
    expect(read(model).values).toEqual({ fields: ['name', 'gid'] });
  });

  test('items are added and removed', () => {
    const model = form([{ name: 'ips', type: { kind: 'list', item: { kind: 'scalar', scalar: 'ip' } } }]);
    model.move(1);
    expect(model.add()).toBe(true);
    type(model, '10.0.0.1');
    model.move(1);
    model.add();
    type(model, '10.0.0.2');
    expect(read(model).values).toEqual({ ips: ['10.0.0.1', '10.0.0.2'] });
    model.move(-1);
    model.remove();
    expect(read(model).values).toEqual({ ips: ['10.0.0.2'] });
  });

  test('maps, tuples, bits and unions', () => {
    const model = form(
      [
        { name: 'map', type: { kind: 'map', value: { kind: 'scalar', scalar: 'number' } } },
        {
          name: 'pair',
          type: { kind: 'tuple', members: [{ name: 'ip', type: { kind: 'scalar', scalar: 'ip' } }] },
        },
        { name: 'flags', type: { kind: 'bits', bits: [{ name: 'manual', value: 2 }] } },
        {
          name: 'either',
          type: {
            kind: 'union',
            options: [
              { kind: 'scalar', scalar: 'number' },
              { kind: 'scalar', scalar: 'string' },
            ],
          },
        },
      ],
      { map: { days: 3 }, pair: { ip: '1.1.1.1' }, flags: { manual: true }, either: 4 },
    );
    expect(read(model).values).toEqual({
      map: { days: 3 },
      pair: { ip: '1.1.1.1' },
      flags: { manual: true },
      either: 4,
    });
    model.reveal('$.either');
    model.choose(1);
    expect(read(model).values.either).toBe('');
  });

  test('the keys of a map are chosen where they are fields', () => {
    const keys = { kind: 'fieldOf', of: 'Fields', access: 'read' } as const;
    const model = form([
      { name: 'filters', type: { kind: 'map', value: { kind: 'scalar', scalar: 'string' }, keys } },
    ]);
    model.move(1);
    expect(model.add()).toBe(true);
    model.choose(1);
    model.move(1);
    expect(model.current?.path).toBe('$.filters.name');
    type(model, 'x%');
    expect(read(model).values).toEqual({ filters: { name: 'x%' } });
  });

  test('a secret is sent and never shown', () => {
    const model = form([{ name: 'secret', type: { kind: 'scalar', scalar: 'string' }, secret: true }]);
    type(model, 'hunter2');
    const drawn = formLines(model, [], 80, 5)
      .flat()
      .map(({ text }) => text)
      .join('');
    expect(drawn).not.toContain('hunter2');
    expect(read(model).values).toEqual({ secret: 'hunter2' });
    expect(model.values({ errors: [], masked: true })).toEqual({ secret: '••••••' });
  });

  test('the cursor goes to the row that is wrong', () => {
    const model = form(
      [
        { name: 'a', type: { kind: 'scalar', scalar: 'string' } },
        { name: 'list', type: { kind: 'list', item: { kind: 'scalar', scalar: 'ip' } } },
      ],
      { a: '', list: ['x', 'y'] },
    );
    model.reveal('$.list[1]');
    expect(model.current?.path).toBe('$.list[1]');
  });
});

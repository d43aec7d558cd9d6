import type { ScalarForm } from '@aluco/wire';
import { expect, it } from 'vitest';
import {
  base64StringForm,
  booleanForm,
  booleanStringForm,
  type Form,
  integerForm,
  integerStringForm,
  jsonForm,
  latin1StringForm,
  nullForm,
  numberForm,
  numberStringForm,
  stringForm,
  zeroOneForm,
  zeroOneStringForm,
} from '../src/codec/forms.ts';
import { octets } from './kinds.fixture.ts';

// A scalar of the spec may name any of these: the generator expects a constant for each.
const FORMS: Readonly<Record<ScalarForm, readonly [Form, wire: unknown, said: unknown, not: unknown]>> = {
  string: [stringForm, 'ä', 'ä', 5],
  number: [numberForm, 1.5, 1.5, '1.5'],
  integer: [integerForm, -3, -3, 1.5],
  boolean: [booleanForm, false, false, 0],
  null: [nullForm, null, null, undefined],
  number_string: [numberStringForm, '1.5e3', '1.5e3', 'x'],
  integer_string: [integerStringForm, '-3', '-3', '1.5'],
  zero_one: [zeroOneForm, 1, true, '1'],
  zero_one_string: [zeroOneStringForm, '0', false, 0],
  boolean_string: [booleanStringForm, 'true', true, true],
  latin1_string: [latin1StringForm, '\u0000ÿ', octets(0, 255), '€'],
  base64_string: [base64StringForm, 'AQ==', octets(1), 'a$b='],
  json: [jsonForm, { a: [null] }, { a: [null] }, undefined],
};

it.each(Object.entries(FORMS))('the form %s is read, written and told from others', (_, row) => {
  const [form, wire, said, not] = row;
  expect(form.read(wire)).toEqual(said);
  expect(form.read(not)).toBeUndefined();
  expect(form.write === undefined ? said : form.write(said, true)).toEqual(wire);
});

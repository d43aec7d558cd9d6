import { type Fault, rows } from './table.ts';

/** The scalar table. */
export const scalars: readonly Fault[] = [
  // biome-ignore format: one fault, one line
  ...rows('scalars.yaml', [
    ['bad pattern', "'^[0-9]+$'", "«'^[0-9+$'»", 'spec/bad-pattern', 'not a regular expression', 'ECMAScript'],
    ['unknown form', 'accepts: [latin1_string]', 'accepts: [«latin_string»]', 'spec/unknown-value', 'latin_string is not one of', 'Did you mean `latin1_string`?'],
    ['example of a scalar', "example: '51'", 'example: «x51»', 'spec/value-misfit', 'gid matching', 'Correct the example'],
    ['a scalar that cannot read what it sends', 'accepts: [integer, integer_string], sends: integer, example: 3', "accepts: [integer_string], sends: integer, example: «'3'»", 'spec/value-misfit', 'expected integer (integer string)', 'Correct', {"also":["spec/example-roundtrip","spec/example-mismatch"]}],
  ]),
];

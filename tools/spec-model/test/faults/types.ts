import { type Fault, rows } from './table.ts';

/** Types that cannot be, or cannot be where they stand. */
export const types: readonly Fault[] = [
  // biome-ignore format: one fault, one line
  ...rows('porttracker/realms.yaml', [
    ['field_of a tuple', 'field_of: Realm }', 'field_of: «Seed» }', 'spec/not-a-record', '`Seed` is a tuple', 'Name a record or a family'],
    ['projection of a tuple', '{ projection: Realm, by', '{ projection: «Seed», by', 'spec/not-a-record', '`projection` wants', 'Name a record'],
    ['key_of a record', 'key_of: View', 'key_of: «Realm»', 'spec/not-a-record', 'wants a family', 'Name a family'],
    ['entries of a tuple', 'entries: Limits', 'entries: «Seed»', 'spec/not-a-record', '`entries` wants a record', 'Name a record'],
    ['case is a tuple', 'switch: Switch }', 'switch: «Seed» }', 'spec/not-a-record', '`family` wants a record', 'Name a record'],
    ['resource of a union', 'record: Seed, key: ip', 'record: «Credential», key: ip', 'spec/not-a-record', '`Credential` is a union', 'a record or a tuple'],
    ['family as a value', 'name: tree, type: Tree', 'name: tree, type: «View»', 'spec/family-value', '`View` is a family', 'projection with `at`'],
    ['at missing', '{ projection: View, by: columns, at: view, raw: raw }', '{ projection: «View», by: columns, raw: raw }', 'spec/family-key-missing', 'needs `at`', '`{ key_of: View }`'],
    ['at of a record', '{ projection: Realm, by: fields }', '{ projection: Realm, by: fields, «at»: fields }', 'spec/family-key-unused', 'single record', 'Remove `at`'],
    ['by a missing parameter', '{ projection: Realm, by: fields }', '{ projection: Realm, by: «field» }', 'spec/unknown-parameter', '`by` names `field`', 'Did you mean `fields`?'],
    ['raw a missing parameter', 'raw: raw }', 'raw: «row» }', 'spec/unknown-parameter', '`raw` names `row`', 'Did you mean `raw`?'],
    ['by no field list', '{ projection: Realm, by: fields }', '{ projection: Realm, by: «realms» }', 'spec/parameter-type', 'not a list of field names of `Realm`', 'Give `realms`'],
    ['at no key', 'by: columns, at: view,', 'by: columns, at: «columns»,', 'spec/parameter-type', 'not `{ key_of: View }`', 'Give `columns`'],
    ['nothing readable', 'type: { list: RealmField } }', 'type: { list: { field_of: «Secret» } } }', 'spec/nothing-readable', 'no field of `Secret` can be read', '`access: write`'],
    ['nothing writable', 'entries: Limits', 'entries: «Device»', 'spec/nothing-writable', 'no field of `Device` can be set', '`access: both`'],
    ['empty enum', '{ enum: [0, 1] }', '{ «enum»: [] }', 'spec/empty-enum', 'without values', 'List its values'],
    ['value twice in an enum', '{ enum: [0, 1] }', "{ enum: [0, 1, «'1'»] }", 'spec/duplicate-value', 'stands twice', 'the same value on the wire'],
    ['no single bit', 'stale: { value: 4 }', 'stale: { value: «6» }', 'spec/bad-bit', 'is 6', '1, 2, 4, 8'],
    ['bit twice', 'stale: { value: 4 }', 'stale: { value: «2» }', 'spec/duplicate-bit', 'as `manual` has', 'a value of its own'],
    ['optional before required', '- { name: remove, type: { list: string } }', '- { name: remove, type: { list: string }, optional: true }', 'spec/optional-order', '`add` must be given', 'at the end'],
    ['rest not last', '- { name: remove, type: { list: string } }', '- { name: remove, type: { list: string }, «rest»: true }', 'spec/rest-not-last', 'nothing can follow', 'Move it'],
    ['member twice', '- { name: remove, type: { list: string } }', '- { name: remove, type: { list: string } }\n      - { name: «remove», type: { list: string } }', 'spec/duplicate-member', 'two members `remove`', 'Rename'],
    ['merged not at the end', 'merged: [include, ping]', 'merged: «[net, include]»', 'spec/bad-merge', 'the last members are `include`, `ping`', 'in order'],
    ['merged no bit', '{ enum: [0, 2] }', '{ enum: [0, 3] }', 'spec/bad-merge', '`ping` is no enum of 0 and one bit', 'all bits different'],
    ['merged bits overlap', '{ enum: [0, 2] }', '{ enum: [0, 1] }', 'spec/bad-merge', 'same bit', 'all bits different'],
    ['unnested list of texts', '{ list: Credential, unnested: true }', '{ list: string, «unnested»: true }', 'spec/bad-unnested', 'a list of a scalar', 'Remove'],
    ['spread of a text', 'polling: flag', 'polling: { type: flag, «spread»: true }', 'spec/bad-spread', '`polling` is a scalar', 'give the field a tuple'],
    ['min of a text', 'name: ip, type: string', 'name: ip, type: { scalar: string, «min»: 1 }', 'spec/bad-narrowing', '`min` means nothing for `string`', 'numbers'],
    ['min above max', 'min: 0, max: 9', '«min»: 10, max: 9', 'spec/bad-narrowing', '10 is above', 'not above'],
    ['default misfit', 'optional: true, default: null', 'optional: true, default: «7»', 'spec/value-misfit', 'the default does not fit', 'Correct the default'],
    ['example misfit', 'example: Office', 'example: «[Office]»', 'spec/value-misfit', 'the example does not fit', 'Correct the example'],
  ]),
];

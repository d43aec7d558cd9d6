import { type Fault, rows } from './table.ts';

/** Faults of YAML, of keys and of places. */
export const shapes: readonly Fault[] = [
  // biome-ignore format: one fault, one line
  ...rows('porttracker/realms.yaml', [
    ['duplicate key', 'polling: flag', '«polling»: flag\n      «polling»: flag', 'spec/duplicate-key', '`polling` stands twice', 'Remove one'],
    ['unknown key', 'aliases: [realms]', '«aliasses»: [realms]', 'spec/unknown-key', '`aliasses` is not known', 'Did you mean `aliases`?'],
    ['message twice, which leaves another without its parts', '  seed_modify:\n', '  realm_poll:\n', 'spec/duplicate-key', '`realm_poll` stands twice', 'Remove one', {"at":"porttracker/realms.yaml:103:3"}],
    ['wrong indentation, which puts out all that follows', '    aliases: [realms]', '   aliases: [realms]', 'spec/bad-yaml', 'this is not YAML', 'indentation', {"at":"porttracker/realms.yaml:52:1"}],
    ['comma in a text', 'params: [{ name: realm, type: gid, doc: The realm. }]', 'params: [{ name: realm, type: gid, doc: The realm, «if any.» }]', 'spec/unknown-key', '`if any.`', 'needs quotes'],
    ['unknown top key', 'title: Realms', 'title: Realms\n«recources»: {}', 'spec/unknown-key', '`recources`', 'Did you mean `resources`?'],
    ['type form as a field', 'polling: flag', 'polling: { type: flag, «list»: flag }', 'spec/unknown-key', '`list`', '`{ type: { list: … } }`'],
    ['missing key', '  seed_modify:\n    summary: Change seeds\n', '  «seed_modify»:\n', 'spec/missing-key', '`summary` is missing', 'Add `summary`: one line'],
    ['projection without by', '{ projection: Realm, by: fields }', '{ «projection»: Realm }', 'spec/missing-key', '`by` is missing', 'the parameter that names the fields'],
    ['misplaced modifier', '{ bits: { manual', '{ «unnested»: true, bits: { manual', 'spec/missing-key', '`list` is missing', 'Add `list`'],
    ['modifier with the wrong form', '{ list: { field_of: View, at: view } }, optional', '{ list: { key_of: View, «at»: view } }, optional', 'spec/misplaced-key', '`at` means nothing without `field_of` or `projection`', 'Remove `at`'],
    ['two forms', '{ list: gid }', '{ list: gid, «map»: gid }', 'spec/two-forms', '`list`, `map` exclude each other', 'Keep one'],
    ['wrong type', 'aliases: [realms]', 'aliases: «realms»', 'spec/wrong-type', 'expected a list, got the text "realms"', 'Write a list'],
    ['number for a type', 'polling: flag', 'polling: «7»', 'spec/wrong-type', 'the name of a type or a mapping, got the number 7', 'Write the name'],
    ['unknown value', 'reply: end', 'reply: «and»', 'spec/unknown-value', 'and is not one of start, end', 'Did you mean `end`?'],
    ['false where only true stands', 'spread: true', 'spread: «false»', 'spec/unknown-value', 'the boolean false', 'Choose from `true`'],
    ['full stop in a summary', 'summary: Query rows', 'summary: «Query rows.»', 'spec/bad-text', 'does not follow the rule', 'no full stop'],
    ['message in the wrong case', '  realm_poll:', '  «realmPoll»:', 'spec/bad-name', '`realmPoll`', 'snake_case'],
    ['too few', 'union:\n      - { tuple: [{ name: version, type: { literal: 2 } }, { name: words, type: { list: string } }] }\n', '«union»:\n', 'spec/too-few', 'expected at least 2, got 1', 'Add what is missing'],
    ['value twice', 'accept: [packed, spread]', 'accept: «[packed, packed]»', 'spec/out-of-schema', 'must NOT have duplicate items', 'schema'],
    ['result of an event', 'params: [{ name: realm, type: gid, doc: The realm. }]', 'params: [{ name: realm, type: gid }]\n    «result»: []', 'spec/one-way-result', 'are not answered', 'Remove `result`'],
    ['wrong protocol', 'protocol: porttracker', 'protocol: «raas»', 'spec/wrong-folder', '`protocol: raas`', 'Write `protocol: porttracker`'],
    ['wrong area', 'area: realms', 'area: «realm»', 'spec/wrong-folder', '`area: realm`', 'Write `area: realms`'],
    ['calls in porttracker', 'notifications:', '«calls»: {}\nnotifications:', 'spec/wrong-section', 'porttracker has no `calls`', '`requests`, `notifications`, `events`'],
  ]),
  // biome-ignore format: one fault, one line
  ...rows('porttracker/users.yaml', [
    ['no form', '{ list: User } }', '{} }', 'spec/no-form', 'none of `scalar`', 'exactly one', {"at":"porttracker/users.yaml:13:29"}],
    ['colon in a text', 'title: Users', 'title: Users: all', 'spec/bad-yaml', 'this is not YAML', 'A text with `: `', {"at":"porttracker/users.yaml:3:8"}],
    ['bad YAML', 'title: Users', "title: 'Users", 'spec/bad-yaml', 'this is not YAML', 'quotes', {"at":"porttracker/users.yaml:3:14"}],
  ]),
];

import { type Fault, rows } from './table.ts';

/** Names that do not exist, exist twice, lead in a circle or are never used. */
export const names: readonly Fault[] = [
  // biome-ignore format: one fault, one line
  ...rows('porttracker/realms.yaml', [
    ['unknown type', '{ list: RealmField } }\n', '{ list: «RealmFeild» } }\n', 'spec/unknown-type', 'no type `RealmFeild`', 'Did you mean `RealmField`?'],
    ['unknown scalar', 'polling: flag', 'polling: «flog»', 'spec/unknown-type', 'no type `flog`', 'Did you mean `flag`?'],
    ['unknown record', 'field_of: Realm }', 'field_of: «Relm» }', 'spec/unknown-type', 'no type `Relm`', 'Did you mean `Realm`?'],
    ['unknown case', 'switch: Switch }', 'switch: «Switsch» }', 'spec/unknown-type', 'no type `Switsch`', 'Did you mean `Switch`?'],
    ['unknown record of a resource', 'record: Seed, key: ip', 'record: «Sead», key: ip', 'spec/unknown-type', 'no type `Sead`', 'Did you mean `Seed`?'],
    ['unreachable type', '  Tree: {', '  «Lonely»: { doc: Alone., type: gid }\n  Tree: {', 'spec/unreachable-type', 'nothing uses the type `Lonely`', 'remove it'],
    ['alias circle', 'Tree: { doc: A tree., record: { name: string, children: { type: { list: Tree } } } }', '«Tree»: { doc: A tree., type: Tree }', 'spec/endless-type', 'Tree → Tree', 'Break the circle'],
    ['record in itself', '{ type: { list: Tree } }', 'Tree', 'spec/endless-type', 'Tree → Tree', 'Break the circle'],
    ['alias taken', 'aliases: [realms]', 'aliases: [«realm_poll»]', 'spec/duplicate-name', 'request `realm_poll` is already defined at porttracker/realms.yaml:', 'Rename'],
  ]),
  // biome-ignore format: one fault, one line
  ...rows('porttracker/users.yaml', [
    ['type twice', '  User: { doc: A user., record: { name: string } }', '  User: { doc: A user., record: { name: string } }\n  «Realm»: { doc: Again., type: User }', 'spec/duplicate-name', 'type `Realm` is already defined at porttracker/realms.yaml:6', 'Rename'],
    ['message twice', '  user_list:', '  «realm_poll»:', 'spec/duplicate-name', 'request `realm_poll`', 'Rename'],
    ['resource twice', '  User: { doc: A user., record: User, key: name }', '  «Realm»: { doc: A user., record: User, key: name }', 'spec/duplicate-name', 'resource `Realm`', 'Rename'],
  ]),
];

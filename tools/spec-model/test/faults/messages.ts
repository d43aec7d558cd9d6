import { type Fault, rows } from './table.ts';

/** Resources, effects, sessions, sources and errors. */
export const messages: readonly Fault[] = [
  // biome-ignore format: one fault, one line
  ...rows('porttracker/realms.yaml', [
    ['unknown parent', 'parent: Realm }\n', 'parent: «Reelm» }\n', 'spec/unknown-resource', 'no resource `Reelm`', 'Did you mean `Realm`?'],
    ['unknown key field', 'record: Seed, key: ip', 'record: Seed, key: «ipp»', 'spec/unknown-field', '`Seed` has no field `ipp`', 'Did you mean `ip`?'],
    ['resource without key', '  Realm: { doc: A realm., record: Realm, key: gid }', '  «Realm»: { doc: A realm., record: Realm }', 'spec/resource-key', '`Realm` has no key', 'Add `key`'],
    ['singleton with key', 'singleton: true', 'singleton: true, «key»: retries', 'spec/resource-key', 'so it has no key', 'Remove `key`'],
    ['own ancestor', 'record: Realm, key: gid }', 'record: Realm, key: gid, parent: «Seed» }', 'spec/resource-cycle', 'its own ancestor', 'a tree'],
    ['effect on no resource', '{ query: Realm }', '{ query: «Reallm» }', 'spec/unknown-resource', 'no resource `Reallm`', 'Did you mean `Realm`?'],
    ['job on no resource', '{ job: poll, on: Realm', '{ job: poll, on: «Real»', 'spec/unknown-resource', 'no resource `Real`', 'Did you mean `Realm`?'],
    ['effect of no parameter', '{ add: Seed, from: add,', '{ add: Seed, from: «adds»,', 'spec/unknown-parameter', '`from` names `adds`', 'Did you mean `add`?'],
    ['effect of no member', '{ remove: Seed, keys: remove,', '{ remove: Seed, keys: «add.ipp»,', 'spec/unknown-field', '`add` has no field `ipp`', 'Did you mean `ip`?'],
    ['star as a key', 'key: realm, emits', "key: «'*'», emits", 'spec/unknown-parameter', '`key` names `*`', 'Choose from `realm`'],
    ['unknown event', 'emits: [poll_start]', 'emits: [«poll_stop»]', 'spec/unknown-event', 'no event `poll_stop`', 'Did you mean `poll_start`?'],
    ['unknown state', 'session: { in: [open], next', 'session: { in: [«opened»], next', 'spec/unknown-state', 'no session state `opened`', 'Did you mean `open`?'],
    ['unknown next state', 'next: open', 'next: «closed»', 'spec/unknown-state', 'no session state `closed`', 'Choose from `greeted`, `open`'],
    ['decided without a note', 'status: decided, note: Nothing settles it. }', 'status: «decided» }', 'spec/missing-note', 'a decision of ours', 'Add `note`'],
    ['no example', `examples: [{ receive: '[null,"event","poll_start","51"]' }]\nevents:`, '«examples»: []\nevents:', 'spec/missing-example', '`event` has no example', 'exact wire lines'],
  ]),
  // biome-ignore format: one fault, one line
  ...rows('porttracker/protocol.yaml', [
    ['no initial state', ', initial: true', '', 'spec/initial-state', 'no state is marked', 'initial: true'],
    ['two initial states', 'Logged in. }', 'Logged in., initial: true }', 'spec/initial-state', '2 states are marked', 'the one state'],
    ['unknown default state', 'in: [open]', 'in: [«oppen»]', 'spec/unknown-state', 'no session state `oppen`', 'Did you mean `open`?'],
  ]),
  // biome-ignore format: one fault, one line
  ...rows('raas/sec.yaml', [
    ['unknown error', 'code: not_found', 'code: «nt_found»', 'spec/unknown-error', 'no `nt_found`', 'Did you mean `not_found`?'],
    ['path twice', '{ method: GET, path: /version }', '{ method: POST, path: «/login» }', 'spec/duplicate-path', '`POST /login` is already served by `sec.login`', 'another path'],
  ]),
];

import { readFileSync } from 'node:fs';

/** A small spec without faults, in which every form of the language occurs. Tests break it in one place each. */
const scalars = `
string: { doc: Text., value: string, accepts: [string, number, boolean], sends: string, example: text }
integer: { doc: A whole number., value: number, accepts: [integer, integer_string], sends: integer, example: 3 }
flag: { doc: Yes or no., value: boolean, accepts: [zero_one, zero_one_string, boolean], sends: zero_one, example: 1 }
gid: { doc: An identifier., value: string, accepts: [string, integer], sends: string, pattern: '^[0-9]+$', example: '51' }
octets: { doc: Octets., value: octets, accepts: [latin1_string], sends: latin1_string, example: abc }
base64: { doc: Octets in base64., value: octets, accepts: [base64_string], sends: base64_string, example: YWJj }
json: { doc: Anything., value: json, accepts: [json], sends: json, example: { any: value } }
`;

const porttrackerProtocol = `
protocol: porttracker
title: Porttracker
summary: Arrays over a socket
doc: Arrays.
version: '1'
methods: flat
framing: { arrays: back-to-back }
endpoints: { tcp: 55 }
default_session: { in: [open] }
states:
  greeted: { doc: Just connected., initial: true }
  open: { doc: Logged in. }
errors:
  refused: { doc: Not allowed., status: decided }
`;

const realms = `
protocol: porttracker
area: realms
title: Realms
doc: Realms and their seeds.
types:
  Realm:
    doc: A realm.
    record:
      gid: { type: gid, doc: Its identifier. }
      name: { type: string, access: both, example: Office }
      polling: flag
      result: { type: { wrap: { map: integer }, key: poll }, optional: true }
  RealmField: { doc: A field of a realm., field_of: Realm }
  Seed:
    doc: A seed.
    tuple:
      - { name: ip, type: string }
      - { name: flags, type: { bits: { manual: { value: 2, doc: Added by hand. }, stale: { value: 4 } } } }
  Subnet:
    doc: A subnet.
    tuple:
      - { name: net, type: string }
      - { name: include, type: { enum: [0, 1] } }
      - { name: ping, type: { enum: [0, 2] } }
    merged: [include, ping]
  Device: { doc: A row of devices., record: { switch: string, mac: { type: { nullable: string }, doc: Its address. } } }
  Switch: { doc: A row of switches., record: { switch: string, ports: integer } }
  View: { doc: The rows of the views., family: { device: Device, switch: Switch } }
  Limits:
    doc: Settings.
    record:
      retries: { type: { scalar: integer, min: 0, max: 9 }, access: both }
      blocked:
        type: { tuple: [{ name: drop, type: { list: string } }, { name: add, type: { list: string } }] }
        access: write
        spread: true
  Secret: { doc: Settable only., record: { word: { type: string, access: write, secret: true } } }
  Tree: { doc: A tree., record: { name: string, children: { type: { list: Tree } } } }
  Credential:
    doc: One of two versions.
    union:
      - { tuple: [{ name: version, type: { literal: 2 } }, { name: words, type: { list: string } }] }
      - { tuple: [{ name: version, type: { literal: 3 } }, { name: user, type: string, secret: true }] }
resources:
  Realm: { doc: A realm., record: Realm, key: gid }
  Seed: { doc: A seed., record: Seed, key: ip, parent: Realm }
  Limits: { doc: The settings., record: Limits, singleton: true }
requests:
  realm_info:
    summary: Read realms
    doc: Reads chosen fields.
    aliases: [realms]
    params:
      - { name: fields, type: { list: RealmField } }
      - { name: realms, type: { nullable: { list: gid } }, optional: true, default: null }
    result:
      - { name: rows, type: { projection: Realm, by: fields }, rest: true }
    effects: [{ list: Realm, keys: realms, fields: fields }]
    source: { seed: porttracker-api, status: documented }
    examples:
      - send: '[1,"realm_info",["gid","result"]]'
        receive: '[1,1,["51",{"poll":{"ports":"3"}}],[52,{"ports":4}]]'
  realm_query:
    summary: Query rows
    doc: Reads rows of a view.
    params:
      - { name: view, type: { key_of: View } }
      - { name: columns, type: { list: { field_of: View, at: view } } }
      - { name: raw, type: { list: { field_of: View, at: view } }, optional: true }
    result:
      - { name: rows, type: { list: { projection: View, by: columns, at: view, raw: raw } } }
    form: { send: packed, accept: [packed, spread], doc: Seen both ways. }
    effects: [{ query: Realm }]
    source: { seed: porttracker-api, status: documented }
    examples:
      - send: '[5,"realm_query","device",["switch"],["mac"]]'
        receive: '[5,1,[[["sw","\\u00000B"]]]]'
      - send: '[5,"realm_query","nothing",[]]'
        receive: '[5,0,"no such view"]'
  seed_modify:
    summary: Change seeds
    doc: Removes and adds.
    params:
      - { name: realm, type: gid }
      - { name: remove, type: { list: string } }
      - { name: add, type: { list: Seed } }
      - { name: secrets, type: { partial: Secret, access: write }, optional: true }
    effects: [{ remove: Seed, keys: remove, parent: realm }, { add: Seed, from: add, parent: realm }]
    source: { seed: none, status: decided, note: Nothing settles it. }
    examples:
      - send: '[1,"seed_modify","51",["10.0.0.5"],[["10.0.0.5",2]]]'
        receive: '[1,1]'
  limits_modify:
    summary: Change settings
    doc: Sets the settings given.
    params: [{ name: values, type: { entries: Limits, access: write } }]
    result: [{ name: nets, type: { list: Subnet } }, { name: logins, type: { list: Credential, unnested: true } }, { name: tree, type: Tree }]
    effects: [{ edit: Limits, with: values }]
    source: { seed: porttracker-api, status: documented }
    examples:
      - send: '[1,"limits_modify",[["retries","5"],["blocked",["a"],["b"]]]]'
        receive: '[1,1,[["n",1,0],["m",3]],[2,["w"],[3,"u"]],{"name":"a","children":[{"name":"b","children":[]}]}]'
  realm_poll:
    summary: Poll a realm
    doc: Starts a poll.
    session: { in: [open], next: open, ordered: true }
    params: [{ name: realm, type: gid }, { name: key, type: { scalar: base64, padding: false }, optional: true }]
    effects: [{ job: poll, on: Realm, key: realm, emits: [poll_start], reply: end }]
    source: { seed: porttracker-api, status: documented }
    examples:
      - send: '["a","realm_poll",51]'
        receive:
          - '[null,"event","poll_start","51"]'
          - '["a",1]'
notifications:
  event:
    summary: Something happened
    doc: Carries events.
    params: [{ name: name, type: string }, { name: args, type: json, rest: true }]
    effects: []
    source: { seed: porttracker-api, status: documented }
    examples: [{ receive: '[null,"event","poll_start","51"]' }]
events:
  poll_start:
    summary: A poll started
    doc: Says which realm is polled.
    params: [{ name: realm, type: gid, doc: The realm. }]
    effects: []
    source: { seed: porttracker-api, status: documented }
    examples: [{ receive: '[null,"event","poll_start","51"]' }]
`;

const users = `
protocol: porttracker
area: users
title: Users
doc: Users.
types:
  User: { doc: A user., record: { name: string } }
resources:
  User: { doc: A user., record: User, key: name }
requests:
  user_list:
    summary: List users
    doc: All of them.
    result: [{ name: users, type: { list: User } }]
    effects: [{ list: User }]
    source: { seed: porttracker-api, status: documented }
    examples:
      - send: '[1,"user_list"]'
        receive: '[1,1,[{"name":"root"}]]'
`;

const raasProtocol = `
protocol: raas
title: RaaS
summary: RPC over HTTP
doc: Calls.
version: '1'
methods: grouped
framing: {}
endpoints: { http: 443 }
default_session: { in: [open] }
states:
  open: { doc: Logged in., initial: true }
errors:
  not_found: { doc: There is none., code: 404, status: decided }
`;

const sec = `
protocol: raas
area: sec
title: Policies
doc: Policies.
types:
  Policy: { doc: A policy., record: { uuid: string, name: { type: string, access: both } } }
resources:
  Policy: { doc: A policy., record: Policy, key: [uuid] }
calls:
  edit_policy:
    summary: Edit a policy
    doc: Sets the fields given.
    params:
      - { name: policy_uuid, type: string }
      - { name: values, type: { partial: Policy, access: write }, optional: true }
    returns: Policy
    effects: [{ edit: Policy, key: policy_uuid, with: values }]
    errors: [{ code: not_found, when: There is no such policy. }]
    source: { seed: api-catalogue, status: observed }
    examples:
      - send: '{"riq":3,"resource":"sec","method":"edit_policy","kwarg":{"policy_uuid":"a","values":null}}'
        receive: '{"riq":3,"ret":{"uuid":"a","name":"x"},"error":null,"warnings":[]}'
      - send: '{"riq":4,"resource":"sec","method":"edit_policy","args":["a",{"name":"b"}]}'
        receive: '{"riq":4,"ret":null,"error":{"code":404,"message":"none","detail":null},"warnings":[]}'
http:
  login:
    summary: Log in
    doc: Starts a session.
    params: [{ name: username, type: string }]
    returns: { record: { jwt: { type: string, secret: true } } }
    http: { method: POST, path: /login, aliases: [/raas/login] }
    effects: []
    source: { seed: public-client, status: observed }
    examples:
      - send: 'POST /login {"username":"root"}'
        receive: '{"jwt":"x"}'
  version:
    summary: Read the version
    doc: Says which server it is.
    returns: json
    http: { method: GET, path: /version }
    effects: []
    source: { seed: public-client, status: observed }
    examples:
      - send: GET /version
        receive: '"8"'
`;

const SCHEMA_FOLDER = new URL('../../../spec/schema/', import.meta.url);

export function readSchema(name: 'area' | 'protocol' | 'scalars'): string {
  return readFileSync(new URL(`${name}.schema.json`, SCHEMA_FOLDER), 'utf8');
}

/** Files of the spec by path. Each begins on line 1. */
export const baseSpec: ReadonlyMap<string, string> = new Map([
  ['schema/area.schema.json', readSchema('area')],
  ['schema/protocol.schema.json', readSchema('protocol')],
  ['schema/scalars.schema.json', readSchema('scalars')],
  ...Object.entries({
    'scalars.yaml': scalars,
    'porttracker/protocol.yaml': porttrackerProtocol,
    'porttracker/realms.yaml': realms,
    'porttracker/users.yaml': users,
    'raas/protocol.yaml': raasProtocol,
    'raas/sec.yaml': sec,
  }).map(([path, text]) => [path, text.trimStart()] as const),
]);

/** Replaces the one place where `from` stands. */
export function withChange(
  files: ReadonlyMap<string, string>,
  file: string,
  from: string,
  to: string,
): ReadonlyMap<string, string> {
  const text = files.get(file) ?? '';
  const parts = text.split(from);
  if (parts.length !== 2)
    throw new RangeError(`${JSON.stringify(from)} stands ${parts.length - 1} times in ${file}`);
  return new Map([...files, [file, parts.join(to)]]);
}

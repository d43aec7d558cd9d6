import {
  createCodecs,
  isWireError,
  type TypeDescriptor,
  type TypeRegistry,
  type WireError,
} from '@aluco/wire';

/** Types for the tables of kinds: each is small, and shaped after a real message where one has the quirk. */
export const scalar = (
  name: string,
  more: { min?: number; max?: number; padding?: boolean } = {},
): TypeDescriptor => ({
  kind: 'scalar',
  scalar: name,
  ...more,
});
export const literal = (value: string | number | boolean): TypeDescriptor => ({ kind: 'literal', value });
export const ref = (name: string): TypeDescriptor => ({ kind: 'ref', name });
export const list = (item: TypeDescriptor): TypeDescriptor => ({ kind: 'list', item });
export const nullable = (inner: TypeDescriptor): TypeDescriptor => ({ kind: 'nullable', inner });
export const union = (...options: TypeDescriptor[]): TypeDescriptor => ({ kind: 'union', options });
export const octets = (...values: number[]): Uint8Array => Uint8Array.from(values);

export const v2: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'version', type: literal(2) },
    { name: 'communities', type: list(scalar('string')) },
  ],
};
export const v3: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'version', type: literal(3) },
    { name: 'user', type: scalar('string') },
    { name: 'authpass', type: scalar('string'), optional: true },
    { name: 'authalg', type: { kind: 'enum', values: ['md5', 'sha'] }, optional: true },
  ],
  gap: 'authalg',
};
export const credentials: TypeDescriptor = { kind: 'list', item: union(v2, v3), unnested: true };
export const subnet: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'subnet', type: scalar('ip') },
    { name: 'limit', type: scalar('integer') },
    { name: 'include', type: { kind: 'enum', values: [0, 1] } },
    { name: 'ping', type: { kind: 'enum', values: [0, 2] } },
  ],
  merged: ['include', 'ping'],
};
export const flags: TypeDescriptor = {
  kind: 'bits',
  bits: [
    { name: 'include', value: 1 },
    { name: 'manual', value: 2 },
  ],
};
export const poll: TypeDescriptor = {
  kind: 'wrap',
  key: 'poll',
  inner: { kind: 'map', value: scalar('integer') },
};
const types: TypeRegistry = {
  Realm: {
    kind: 'record',
    fields: [
      { name: 'gid', type: scalar('gid') },
      { name: 'name', type: scalar('string'), access: 'both' },
      { name: 'description', type: nullable(scalar('string')), access: 'both' },
      { name: 'polling', type: scalar('flag'), optional: true },
      { name: 'secret', type: scalar('string'), access: 'write' },
    ],
  },
  Port: { kind: 'record', fields: [{ name: 'ifname', type: scalar('string') }] },
  View: { kind: 'family', cases: { realm: 'Realm', port: 'Port' } },
  Settings: {
    kind: 'record',
    fields: [
      { name: 'cdp_enabled', type: nullable(scalar('flag')), access: 'both' },
      {
        name: 'block_port_macs',
        spread: true,
        access: 'both',
        type: {
          kind: 'tuple',
          members: [
            { name: 'remove', type: list(scalar('mac')), optional: true },
            { name: 'add', type: list(scalar('mac')), optional: true },
          ],
        },
      },
    ],
  },
  Tree: {
    kind: 'record',
    fields: [
      { name: 'name', type: scalar('string') },
      { name: 'children', type: list(ref('Tree')) },
    ],
  },
};
export const codecs = createCodecs(types);
export const scope = { fields: ['name', 'gid'], type: 'port', columns: ['ifname'], raw: ['gid'] };
export const row: TypeDescriptor = { kind: 'projection', of: 'Realm', by: 'fields' };
export const rawRow: TypeDescriptor = { kind: 'projection', of: 'Realm', by: 'fields', raw: 'raw' };
export const anyRow: TypeDescriptor = { kind: 'projection', of: 'Realm', by: 'absent' };
export const familyRow: TypeDescriptor = { kind: 'projection', of: 'View', at: 'type', by: 'columns' };
export const filters: TypeDescriptor = {
  kind: 'map',
  value: union(scalar('string'), scalar('integer')),
  keys: { kind: 'fieldOf', of: 'View', at: 'type', access: 'read' },
};
export const entries: TypeDescriptor = { kind: 'entries', of: 'Settings', access: 'write' };
export const partial: TypeDescriptor = { kind: 'partial', of: 'Realm', access: 'write' };
export const open: TypeDescriptor = {
  kind: 'record',
  open: true,
  fields: [{ name: 'a', type: scalar('integer') }],
};

export function errorOf(run: () => unknown): WireError {
  try {
    run();
  } catch (error) {
    if (isWireError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** What the device query can show, taken from the spec of `realm_query`. */
import type { FieldDescriptor, TypeDescriptor, TypeRegistry } from '@aluco/wire';
import { fieldsOf, resolve } from '../form/types.ts';
import type { Catalogue } from '../spec/catalogue.ts';

export interface QueryField {
  readonly name: string;
  readonly doc: string;
  readonly numeric: boolean;
}

export interface QueryView {
  readonly name: string;
  readonly fields: readonly QueryField[];
}

/** Columns shown first; names that the spec does not have are left out. */
const FIRST_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  device: [
    'device_ip',
    'device_mac',
    'device_dnsname',
    'switch_uid',
    'ifname',
    'vlan',
    'linkstatus',
    'linkspeed',
    'device_log_end',
  ],
  switch: [
    'switch_uid',
    'switch_ip',
    'switch_dnsname',
    'switch_model',
    'number_ports',
    'free_ports',
    'available_ports',
    'poe_ports',
  ],
  switch_detail: [
    'switch_uid',
    'ifname',
    'ifalias',
    'linkstatus',
    'linkspeed',
    'linkduplex',
    'poe_status',
    'detected_devices_current',
  ],
};

const FALLBACK_COUNT = 8;

/** Views with their fields; one view `device` of the usual columns when the spec tells nothing. */
export function queryViews(catalogue: Catalogue): readonly QueryView[] {
  const entry = catalogue.find('realm_query');
  const types = catalogue.types('porttracker');
  const family = entry?.message.params
    .map(({ type }) => familyOf(type, types))
    .find((found) => found !== undefined);
  if (family === undefined) {
    const fields = (FIRST_COLUMNS.device as readonly string[]).map((name) => ({
      name,
      doc: '',
      numeric: false,
    }));
    return [{ name: 'device', fields }];
  }
  return Object.entries(family).map(([name, record]) => ({
    name,
    fields: fieldsOf(record, 'read', types).map((field) => queryField(field, types)),
  }));
}

function familyOf(type: TypeDescriptor, types: TypeRegistry): Readonly<Record<string, string>> | undefined {
  const known = resolve(type, types);
  if (known.kind !== 'keyOf') return undefined;
  const family = resolve({ kind: 'ref', name: known.family }, types);
  return family.kind === 'family' ? family.cases : undefined;
}

function queryField(field: FieldDescriptor & { readonly doc?: string }, types: TypeRegistry): QueryField {
  let type = resolve(field.type, types);
  if (type.kind === 'nullable') type = resolve(type.inner, types);
  const numeric = type.kind === 'scalar' && ['integer', 'number'].includes(type.scalar);
  return { name: field.name, doc: field.doc ?? '', numeric };
}

/** The columns a view starts with. */
export function firstColumns(view: QueryView): readonly string[] {
  const names = view.fields.map(({ name }) => name);
  const wanted = (FIRST_COLUMNS[view.name] ?? []).filter((name) => names.includes(name));
  return wanted.length > 0 ? wanted : names.slice(0, FALLBACK_COUNT);
}

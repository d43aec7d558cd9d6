import type { TypeNode } from '../ir.ts';
import { BROKEN, type CheckContext } from '../link/draft.ts';
import { canRead, canWrite, kindName, namesIn, resolveName, resolveType, visitType } from '../link/types.ts';

/** All types written anywhere in a protocol: in named types, in parameters, in results. */
export function writtenTypes(context: CheckContext): readonly TypeNode[] {
  const { draft } = context;
  const roots = [
    ...draft.types.map((type) => type.type),
    ...draft.messages.flatMap((message) =>
      [...message.params, ...message.result].map((member) => member.type),
    ),
  ];
  const all: TypeNode[] = [];
  for (const root of roots) visitType(root, (type) => all.push(type));
  return all.filter((type) => type !== BROKEN);
}

/** Names exist, and each form stands on the kind of type it needs. */
export function checkTypes(context: CheckContext): void {
  for (const type of writtenTypes(context)) {
    checkNames(context, type);
    checkForm(context, type);
  }
}

const KEYS: Readonly<Partial<Record<TypeNode['kind'], string>>> = {
  keyOf: 'key_of',
  fieldOf: 'field_of',
  projection: 'projection',
  entries: 'entries',
  partial: 'partial',
};

function checkNames(context: CheckContext, type: TypeNode): void {
  const { types, scalars, origins, report } = context;
  const short = typeof origins.of(type)?.value === 'string';
  if (type.kind === 'scalar') {
    if (scalars.has(type.scalar)) return;
    const known = [...scalars.keys(), ...types.keys()];
    report('spec/unknown-type', type, { name: type.scalar, known }, short ? [] : ['scalar']);
    return;
  }
  if (type.kind === 'family') {
    for (const [key, name] of Object.entries(type.cases)) {
      const path = ['family', key];
      const target = resolveName(name, types);
      if (!types.has(name)) report('spec/unknown-type', type, { name, known: [...types.keys()] }, path);
      else if (target !== undefined && target.kind !== 'record')
        report(
          'spec/not-a-record',
          type,
          { form: 'family', name, kind: kindName(target), wanted: 'a record' },
          path,
        );
    }
    return;
  }
  const key = KEYS[type.kind];
  for (const name of namesIn(type)) {
    if (types.has(name)) continue;
    const known = type.kind === 'ref' ? [...types.keys(), ...scalars.keys()] : [...types.keys()];
    report('spec/unknown-type', type, { name, known }, key === undefined ? [] : [key]);
  }
}

function checkForm(context: CheckContext, type: TypeNode): void {
  const { types, report } = context;
  switch (type.kind) {
    case 'ref':
      if (resolveType(type, types)?.kind === 'family') report('spec/family-value', type, { name: type.name });
      return;
    case 'list': {
      const item = resolveType(type.item, types);
      const options =
        item?.kind === 'union' ? item.options.map((option) => resolveType(option, types)) : [item];
      const other = options.find((option) => option !== undefined && option.kind !== 'tuple');
      if (type.unnested && other !== undefined)
        report('spec/bad-unnested', type, { kind: kindName(other) }, ['unnested'], 'key');
      return;
    }
    case 'map': {
      const keys = type.keys && resolveType(type.keys, types);
      if (keys !== undefined && keys.kind !== 'fieldOf')
        report('spec/bad-keys', type, { kind: kindName(keys) }, ['keys']);
      return;
    }
    case 'scalar':
      checkNarrowing(context, type);
      return;
    case 'enum':
      checkEnum(context, type);
      return;
    case 'bits':
      checkBits(context, type);
      return;
    case 'tuple':
      checkMerge(context, type);
      checkGap(context, type);
      return;
    case 'keyOf':
      ensureKind(context, type, type.family, ['family'], 'a family');
      return;
    case 'fieldOf':
    case 'projection':
      if (ensureKind(context, type, type.of, ['record', 'family'], 'a record or a family'))
        checkAt(context, type);
      if (type.kind === 'fieldOf') checkWritable(context, type);
      return;
    case 'entries':
    case 'partial':
      if (ensureKind(context, type, type.of, ['record'], 'a record')) checkWritable(context, type);
      return;
    case 'record':
      for (const field of type.fields) {
        const target = resolveType(field.type, types);
        if (field.spread && target !== undefined && target.kind !== 'tuple')
          report('spec/bad-spread', field, { name: field.name, kind: kindName(target) }, ['spread'], 'key');
      }
      return;
  }
}

type Over = Extract<TypeNode, { kind: 'fieldOf' | 'projection' | 'entries' | 'partial' | 'keyOf' }>;

/** Whether the named type is of one of the kinds; an unknown name is reported elsewhere and counts as not. */
function ensureKind(
  context: CheckContext,
  type: Over,
  name: string,
  kinds: readonly TypeNode['kind'][],
  wanted: string,
): boolean {
  const target = resolveName(name, context.types);
  if (target === undefined) return false;
  if (kinds.includes(target.kind)) return true;
  const form = KEYS[type.kind] ?? type.kind;
  context.report('spec/not-a-record', type, { form, name, kind: kindName(target), wanted }, [form]);
  return false;
}

function checkAt(context: CheckContext, type: Extract<Over, { kind: 'fieldOf' | 'projection' }>): void {
  const form = KEYS[type.kind] ?? type.kind;
  const family = resolveName(type.of, context.types)?.kind === 'family';
  if (family && type.at === undefined)
    context.report('spec/family-key-missing', type, { form, name: type.of }, [form]);
  if (!family && type.at !== undefined)
    context.report('spec/family-key-unused', type, { name: type.of }, ['at'], 'key');
}

function checkWritable(
  context: CheckContext,
  type: Extract<Over, { kind: 'fieldOf' | 'entries' | 'partial' }>,
): void {
  const record = resolveName(type.of, context.types);
  if (record?.kind !== 'record') return;
  const form = KEYS[type.kind] ?? type.kind;
  if (type.access === 'write' && !record.fields.some(canWrite))
    context.report('spec/nothing-writable', type, { form, name: type.of }, [form]);
  if (type.access === 'read' && !record.fields.some(canRead))
    context.report('spec/nothing-readable', type, { form, name: type.of }, [form]);
}

function checkNarrowing(context: CheckContext, type: Extract<TypeNode, { kind: 'scalar' }>): void {
  const rule = context.scalars.get(type.scalar);
  if (rule === undefined) return;
  const { min, max, padding } = type;
  const fault = (reason: string, key: string): void =>
    context.report('spec/bad-narrowing', type, { reason }, [key], 'key');
  for (const [key, value] of Object.entries({ min, max }))
    if (value !== undefined && rule.value !== 'number')
      fault(`\`${key}\` means nothing for \`${rule.name}\``, key);
  if (padding !== undefined && rule.sends !== 'base64_string')
    fault(`\`padding\` means nothing for \`${rule.name}\``, 'padding');
  if (min !== undefined && max !== undefined && min > max)
    fault(`\`min\` ${min} is above \`max\` ${max}`, 'min');
}

function checkEnum(context: CheckContext, type: Extract<TypeNode, { kind: 'enum' }>): void {
  if (type.values.length === 0) context.report('spec/empty-enum', type, {}, ['enum'], 'key');
  const seen = new Set<string>();
  for (const [i, { value }] of type.values.entries()) {
    const listed = Array.isArray((context.origins.of(type)?.value as { enum?: unknown } | undefined)?.enum);
    if (seen.has(String(value)))
      context.report(
        'spec/duplicate-value',
        type,
        { value: JSON.stringify(value) },
        ['enum', listed ? i : value],
        'key',
      );
    seen.add(String(value));
  }
}

function checkBits(context: CheckContext, type: Extract<TypeNode, { kind: 'bits' }>): void {
  const owners = new Map<number, string>();
  for (const { name, value } of type.bits) {
    const path = ['bits', name, 'value'];
    const first = owners.get(value);
    if (!isBit(value)) context.report('spec/bad-bit', type, { name, value }, path);
    else if (first !== undefined) context.report('spec/duplicate-bit', type, { name, value, first }, path);
    else owners.set(value, name);
  }
}

function isBit(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value <= 2 ** 30 && (value & (value - 1)) === 0;
}

function checkGap(context: CheckContext, type: Extract<TypeNode, { kind: 'tuple' }>): void {
  const { gap, members } = type;
  if (gap === undefined) return;
  if (members.some((member) => member.rest))
    context.report('spec/bad-gap', type, { reason: 'the length is not fixed' }, ['gap']);
  else if (!members.some((member) => member.name === gap))
    context.report('spec/bad-gap', type, { reason: `there is no member \`${gap}\`` }, ['gap']);
}

function checkMerge(context: CheckContext, type: Extract<TypeNode, { kind: 'tuple' }>): void {
  if (type.merged === undefined) return;
  const fault = (reason: string, i?: number): void =>
    context.report('spec/bad-merge', type, { reason }, i === undefined ? ['merged'] : ['merged', i]);
  const trailing = type.members.slice(-type.merged.length).map((member) => member.name);
  if (trailing.join() !== type.merged.join()) {
    fault(`the last members are ${trailing.map((name) => `\`${name}\``).join(', ')}`);
    return;
  }
  let used = 0;
  for (const [i, name] of type.merged.entries()) {
    const member = type.members.find((candidate) => candidate.name === name);
    const target = member === undefined ? undefined : resolveType(member.type, context.types);
    if (target === undefined) continue;
    const bits =
      target.kind === 'enum' ? target.values.map(({ value }) => value).filter((value) => value !== 0) : [];
    const [bit] = bits;
    if (bits.length !== 1 || typeof bit !== 'number' || !isBit(bit))
      fault(`\`${name}\` is no enum of 0 and one bit`, i);
    else if ((used & bit) !== 0) fault(`\`${name}\` has the same bit as a member before it`, i);
    else used |= bit;
  }
}

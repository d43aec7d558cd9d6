/**
 * Type parameters of a message: one for each parameter that decides the shape of its result.
 *
 * Some messages return rows of the fields asked for; the field list, the list of raw fields and the key
 * that picks a record from a family become type parameters, so that a row's type follows the arguments.
 */
import type { Message, TypeNode } from '@aluco/spec-model';
import { quote } from './literal.ts';
import type { ProtocolContext } from './protocol-context.ts';
import { arrayOf, memberShape, type TypeStyle, typeText } from './type-text.ts';
import { walkType } from './views.ts';

export interface Generic {
  /** The message parameter it follows. */
  readonly param: string;
  readonly name: string;
  readonly role: 'at' | 'by' | 'raw';
  readonly constraint: string;
  /** What it is when the parameter is left out: all fields, no raw ones, any key. */
  readonly absent: string;
}

type Role = Generic['role'];

/** Results nested in named types are not narrowed: their shape is declared once, for all messages. */
function rolesOf(message: Message): Map<string, Role> {
  const roles = new Map<string, Role>();
  const note = (param: string | undefined, role: Role): void => {
    if (param !== undefined && !roles.has(param)) roles.set(param, role);
  };
  for (const { type } of message.result) {
    walkType(type, (node) => {
      if (node.kind === 'projection') {
        note(node.at, 'at');
        note(node.by, 'by');
        note(node.raw, 'raw');
      }
      if (node.kind === 'entries') note(node.by, 'by');
    });
  }
  return roles;
}

/** The list inside a parameter's type, past references, wraps and null. */
function innerNode(node: TypeNode, context: ProtocolContext): TypeNode {
  const resolved = context.resolve(node);
  return resolved.kind === 'nullable' || resolved.kind === 'wrap'
    ? innerNode(resolved.inner, context)
    : resolved;
}

/** The parameter's first free letter. K and N are the variables of mapped types. */
function letterFor(param: string, taken: ReadonlySet<string>): string {
  const free = [...param.toUpperCase(), ...'ABCDEFGHIJLMOPQRSTUVWXYZ'].find(
    (letter) => /[A-JLMO-Z]/.test(letter) && !taken.has(letter),
  );
  if (free === undefined)
    throw new Error('codegen: a message decides the shape of its result by more than 24 parameters');
  return free;
}

/** How the types that parameters decide by are named: the first free letter of each, or a lookup in what was given. */
type Naming = (param: string, constraint: string, absent: string) => string;

function collect(message: Message, style: TypeStyle, nameOf: Naming): readonly Generic[] {
  const roles = rolesOf(message);
  const generics: Generic[] = [];
  const names = new Map<string, string>();
  for (const wanted of [['at'], ['by', 'raw']]) {
    for (const member of message.params) {
      const role = roles.get(member.name);
      if (role === undefined || !wanted.includes(role)) continue;
      const inner = innerNode(member.type, style.context);
      if (role === 'at' ? inner.kind !== 'keyOf' : inner.kind !== 'list') continue;
      const item = typeText(inner.kind === 'list' ? inner.item : inner, { ...style, generics: names });
      const constraint = inner.kind === 'list' ? arrayOf(item, true) : item;
      const absent = { at: item, by: `Every<${item}>`, raw: 'readonly []' }[role];
      const name = nameOf(member.name, constraint, absent);
      names.set(member.name, name);
      generics.push({ param: member.name, name, role, constraint, absent });
    }
  }
  return generics;
}

/** The type parameters of a message in the order of its parameters, keys of families first. */
export function genericsOf(message: Message, style: TypeStyle): readonly Generic[] {
  const taken = new Set<string>();
  return collect(message, style, (param) => {
    const letter = letterFor(param, taken);
    taken.add(letter);
    return letter;
  });
}

/** Whether the parameters of a message decide the shape of its result. */
export function hasRule(message: Message, context: ProtocolContext): boolean {
  return genericsOf(message, lookingStyle(context)).length > 0;
}

/** Types written in it are only looked at. */
function lookingStyle(context: ProtocolContext): TypeStyle {
  return {
    context,
    use: () => {},
    side: 'client',
    readonlyArrays: true,
    nullOptional: false,
    generics: new Map(),
  };
}

/** The same, each looked up in `this['params']`: what stands for the parameters in the rule of the message's result. */
export function givensOf(message: Message, style: TypeStyle): readonly Generic[] {
  return collect(message, style, (param, constraint, absent) => {
    style.use('Given', 'wire');
    if (absent.startsWith('Every<')) style.use('Every', 'wire');
    return `Given<this['params'], ${quote(param)}, ${constraint}, ${absent}>`;
  });
}

/** Those that the result's type mentions, and those that the constraints of these mention. */
export function resultGenerics(
  message: Message,
  style: TypeStyle,
  generics: readonly Generic[],
): readonly Generic[] {
  let text = message.result.map((member) => memberShape(member, style).type).join(' ');
  const used = new Set<Generic>();
  for (const generic of [...generics].reverse()) {
    if (!new RegExp(`\\b${generic.name}\\b`).test(text.replaceAll(/'[^']*'/g, ''))) continue;
    used.add(generic);
    text += ` ${generic.constraint}`;
  }
  return generics.filter((generic) => used.has(generic));
}

/** `<F, C>`, or nothing. */
export function typeArguments(generics: readonly Generic[]): string {
  return generics.length === 0 ? '' : `<${generics.map(({ name }) => name).join(', ')}>`;
}

/** The style in which a message's own types are written. */
export function genericStyle(style: TypeStyle, generics: readonly Generic[]): TypeStyle {
  return { ...style, generics: new Map(generics.map(({ param, name }) => [param, name])) };
}

/**
 * Arrays of the wire without their secrets, by what the messages' descriptors mark as secret. Nothing is decoded, and what does
 * not look as described is hidden rather than shown: it may be a secret in the wrong place.
 */

import type { MemberDescriptor, MessageDescriptor, TypeDescriptor, TypeRegistry } from '@aluco/wire';
import { HIDDEN } from './quotes.ts';

type Redact = (value: unknown) => unknown;
type Part = { readonly name: string; readonly type: TypeDescriptor; readonly secret?: true };

const hide: Redact = () => HIDDEN;
const hideComposite: Redact = (value) => (typeof value === 'object' && value !== null ? HIDDEN : value);

/** Where the arguments of an array belong. */
export interface Redactor {
  /** Whether any parameter or result of a message is secret, or holds secrets. */
  holdsSecrets(message: MessageDescriptor): boolean;
  /** Arguments of a request or a notification, without its id and its name. */
  params(message: MessageDescriptor, args: readonly unknown[]): readonly unknown[];
  /** What follows the status in the reply of success to a message. */
  result(message: MessageDescriptor, args: readonly unknown[]): readonly unknown[];
}

/** Messages are looked into once each. */
export function createRedactor(types: TypeRegistry): Redactor {
  const known = new WeakMap<MessageDescriptor, Both>();
  const redactors = new Redactors(types);
  const both = (message: MessageDescriptor): Both => {
    let found = known.get(message);
    if (found === undefined) {
      found = redactors.both(message);
      known.set(message, found);
    }
    return found;
  };
  return {
    holdsSecrets: (message) => both(message) !== NONE,
    params: (message, args) => redactPositions(both(message).params, args),
    result(message, args) {
      const { result } = both(message);
      if (result === undefined) return args;
      // The members may also stand inside one array.
      const isPacked = message.form?.accept.includes('packed') && args.length === 1 && Array.isArray(args[0]);
      return isPacked ? [HIDDEN] : redactPositions(result, args);
    },
  };
}

/** Both halves of a message. Where either holds a secret, what the other has beyond its description may be one in the wrong place. */
interface Both {
  readonly params: Positions | undefined;
  readonly result: Positions | undefined;
}

const NONE: Both = { params: undefined, result: undefined };

/** One redactor per position, undefined for what may be shown. */
interface Positions {
  readonly at: readonly (Redact | undefined)[];
  readonly rest: boolean;
}

function redactPositions(positions: Positions | undefined, args: readonly unknown[]): readonly unknown[] {
  if (positions === undefined) return args;
  const { at, rest } = positions;
  return args.map((arg, index) => {
    const isBeyond = index >= at.length;
    if (isBeyond && !rest) return HIDDEN;
    const redact = at[isBeyond ? at.length - 1 : index];
    return redact === undefined ? arg : redact(arg);
  });
}

class Redactors {
  readonly #types: TypeRegistry;
  readonly #named = new Map<string, Redact | undefined>();

  constructor(types: TypeRegistry) {
    this.#types = types;
  }

  both({ params, result }: MessageDescriptor): Both {
    const hasSecrets = [...params, ...result].some((member) => this.#part(member) !== undefined);
    return hasSecrets ? { params: this.#positions(params), result: this.#positions(result) } : NONE;
  }

  #positions(members: readonly MemberDescriptor[]): Positions {
    const at = members.map((member) => this.#part(member) ?? this.#unlessPlain(member.type));
    return { at, rest: members.at(-1)?.rest === true };
  }

  /** Beside secrets: what is no single value, where one is described, may hold one in the wrong place. */
  #unlessPlain(type: TypeDescriptor): Redact | undefined {
    switch (type.kind) {
      case 'ref': {
        const named = this.#types[type.name];
        return named && this.#unlessPlain(named);
      }
      case 'nullable':
        return this.#unlessPlain(type.inner);
      case 'scalar':
        return type.scalar === 'json' ? undefined : hideComposite;
      case 'enum':
      case 'literal':
      case 'bits':
        return hideComposite;
      default:
        return undefined;
    }
  }

  #part({ type, secret }: Part): Redact | undefined {
    return secret === true ? hide : this.#type(type);
  }

  /** Undefined where values of the type hold no secret. */
  #type(type: TypeDescriptor): Redact | undefined {
    switch (type.kind) {
      case 'ref':
        return this.#name(type.name);
      case 'list':
        return each(this.#type(type.item), Array.isArray);
      case 'nullable':
        return orNull(this.#type(type.inner));
      case 'wrap':
        return this.#type(type.inner) && hide;
      case 'map':
        return this.#type(type.value) && hide;
      case 'union':
        return type.options.some((option) => this.#type(option) !== undefined) ? hide : undefined;
      case 'tuple': {
        if (type.members.every((member) => this.#part(member) === undefined)) return undefined;
        const positions = this.#positions(type.members);
        return (value) => (Array.isArray(value) ? redactPositions(positions, value) : HIDDEN);
      }
      case 'record':
        return byName(this.#fields(type.fields));
      case 'partial':
        return byName(this.#fieldsOf(type.of));
      case 'entries':
        return byEntry(this.#fieldsOf(type.of));
      // Which cell is which, the request says. Fields that cannot be read are in no row.
      case 'projection':
        return this.#rowsOf(type.of, type.at !== undefined) ? hide : undefined;
      default:
        return undefined;
    }
  }

  #name(name: string): Redact | undefined {
    if (this.#named.has(name)) return this.#named.get(name);
    // A type inside itself: what is found out by then holds for the inner one too.
    this.#named.set(name, undefined);
    const type = this.#types[name];
    const redact = type === undefined ? undefined : this.#type(type);
    this.#named.set(name, redact);
    return redact;
  }

  #fields(fields: readonly Part[]): Map<string, Redact | undefined> | undefined {
    if (fields.every((field) => this.#part(field) === undefined)) return undefined;
    return new Map(fields.map((field) => [field.name, this.#part(field) ?? this.#unlessPlain(field.type)]));
  }

  #fieldsOf(name: string): Map<string, Redact | undefined> | undefined {
    const type = this.#types[name];
    return type?.kind === 'record' ? this.#fields(type.fields) : undefined;
  }

  #rowsOf(name: string, isFamily: boolean): boolean {
    const type = this.#types[name];
    if (isFamily)
      return type?.kind === 'family' && Object.values(type.cases).some((row) => this.#rowsOf(row, false));
    const readable = type?.kind === 'record' ? type.fields.filter(({ access }) => access !== 'write') : [];
    return this.#fields(readable) !== undefined;
  }
}

function each(item: Redact | undefined, isList: (value: unknown) => value is unknown[]): Redact | undefined {
  return item && ((value) => (isList(value) ? value.map(item) : HIDDEN));
}

function orNull(inner: Redact | undefined): Redact | undefined {
  return inner && ((value) => (value === null ? null : inner(value)));
}

function byName(fields: Map<string, Redact | undefined> | undefined): Redact | undefined {
  if (fields === undefined) return undefined;
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return HIDDEN;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, redactField(fields, name, inner)]),
    );
  };
}

function byEntry(fields: Map<string, Redact | undefined> | undefined): Redact | undefined {
  if (fields === undefined) return undefined;
  return (value) => {
    if (!Array.isArray(value)) return HIDDEN;
    return value.map((entry: unknown) => {
      if (!Array.isArray(entry) || typeof entry[0] !== 'string') return HIDDEN;
      const [name, ...values] = entry as [string, ...unknown[]];
      return [name, ...values.map((inner) => redactField(fields, name, inner))];
    });
  };
}

function redactField(fields: Map<string, Redact | undefined>, name: string, value: unknown): unknown {
  if (!fields.has(name)) return HIDDEN;
  const redact = fields.get(name);
  return redact === undefined ? value : redact(value);
}

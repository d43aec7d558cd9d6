/**
 * Descriptors say what a message and its values look like on the wire, as plain data.
 *
 * They are generated from the message spec; codecs, forms, sample values and validators are
 * all derived from them. A descriptor holds no behaviour and is safe to serialise.
 */

/** Any value JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Which side of a record an operation sees: fields a server returns, or fields a client may set. */
export type Access = 'read' | 'write';

/** The shape of one value. `ref` points into a {@link TypeRegistry}. */
export type TypeDescriptor =
  | ScalarDescriptor
  | LiteralDescriptor
  | RefDescriptor
  | ListDescriptor
  | MapDescriptor
  | NullableDescriptor
  | UnionDescriptor
  | TupleDescriptor
  | RecordDescriptor
  | EnumDescriptor
  | BitsDescriptor
  | WrapDescriptor
  | FamilyDescriptor
  | FieldOfDescriptor
  | KeyOfDescriptor
  | ProjectionDescriptor
  | EntriesDescriptor
  | PartialDescriptor;

/** A scalar by its name in the scalar table, narrowed by a range or a choice of padding. */
export interface ScalarDescriptor {
  readonly kind: 'scalar';
  readonly scalar: string;
  /** Least value allowed, inclusive; for numbers. */
  readonly min?: number;
  /** Greatest value allowed, inclusive; for numbers. */
  readonly max?: number;
  /** For base64: whether `=` padding is written. Read either way. Default true. */
  readonly padding?: boolean;
}

/** Exactly one value; numbers and their decimal strings are the same on reading. */
export interface LiteralDescriptor {
  readonly kind: 'literal';
  readonly value: string | number | boolean;
}

/** A named type. */
export interface RefDescriptor {
  readonly kind: 'ref';
  readonly name: string;
}

/** A JSON array of any length. */
export interface ListDescriptor {
  readonly kind: 'list';
  readonly item: TypeDescriptor;
  /**
   * Also reads a list whose first tuple lost its own brackets:
   * `[2,["a"],[3,"u"]]` for `[[2,["a"]],[3,"u"]]`. Always written nested.
   */
  readonly unnested?: true;
}

/** A JSON object with free keys. */
export interface MapDescriptor {
  readonly kind: 'map';
  readonly value: TypeDescriptor;
}

/** The inner value or `null`. */
export interface NullableDescriptor {
  readonly kind: 'nullable';
  readonly inner: TypeDescriptor;
}

/** The first option that fits exactly, else the first that fits softly. */
export interface UnionDescriptor {
  readonly kind: 'union';
  readonly options: readonly TypeDescriptor[];
}

/** One named position of a tuple, a parameter list or a result. */
export interface MemberDescriptor {
  readonly name: string;
  readonly type: TypeDescriptor;
  /** May be left out; for positions, only at the end. */
  readonly optional?: true;
  /** The last position takes all remaining items; the value is an array of `type`. */
  readonly rest?: true;
  /** What the server assumes when the member is left out. */
  readonly default?: Json;
  /** The value must never be shown or logged. */
  readonly secret?: true;
}

/** A JSON array of fixed positions on the wire; in programs an object keyed by the member names. */
export interface TupleDescriptor {
  readonly kind: 'tuple';
  readonly members: readonly MemberDescriptor[];
  /**
   * Also reads a shorter form in which the named trailing numbers are added (bit-or) into one position.
   * Each named member is an enum whose non-zero value is its bit. Always written apart.
   */
  readonly merged?: readonly string[];
  /** Also reads a form that is one longer than the members, with a null before the member named. Never written. */
  readonly gap?: string;
}

/** One field of a record. */
export interface FieldDescriptor {
  readonly name: string;
  readonly type: TypeDescriptor;
  /** May be absent. */
  readonly optional?: true;
  /** `read`: returned only (the default). `write`: settable only. `both`. */
  readonly access?: 'read' | 'write' | 'both';
  /** In `entries`: the value is a tuple whose members follow the name: `[name, a, b]`. */
  readonly spread?: true;
  /** The value must never be shown or logged. */
  readonly secret?: true;
}

/** A JSON object with known fields. Unknown fields are ignored unless `open`, which keeps them. */
export interface RecordDescriptor {
  readonly kind: 'record';
  readonly fields: readonly FieldDescriptor[];
  readonly open?: true;
}

/** One of the listed values. An open enum also takes others of the same JSON type. */
export interface EnumDescriptor {
  readonly kind: 'enum';
  readonly values: readonly (string | number)[];
  readonly open?: true;
}

/** A number whose bits have names; in programs an object of booleans. `value` is the bit's value: 1, 2, 4 … */
export interface BitsDescriptor {
  readonly kind: 'bits';
  readonly bits: readonly { readonly name: string; readonly value: number }[];
}

/** Written as `{[key]: inner}`; read with or without that wrapping. In programs the inner value. */
export interface WrapDescriptor {
  readonly kind: 'wrap';
  readonly inner: TypeDescriptor;
  readonly key: string;
}

/** Several records under one parameter: the parameter's value picks the record. Named types only. */
export interface FamilyDescriptor {
  readonly kind: 'family';
  readonly cases: Readonly<Record<string, string>>;
}

/** The name of a field of a record, or of the record that parameter `at` picks from a family. */
export interface FieldOfDescriptor {
  readonly kind: 'fieldOf';
  readonly of: string;
  readonly at?: string;
  readonly access: Access;
}

/** A key of a family. */
export interface KeyOfDescriptor {
  readonly kind: 'keyOf';
  readonly family: string;
}

/**
 * A row: an array of the values of those fields that parameter `by` named, in its order, then of those that
 * parameter `raw` named, as octets. Without `by` in the request: all readable fields in declared order.
 * In programs an object with exactly those fields.
 */
export interface ProjectionDescriptor {
  readonly kind: 'projection';
  readonly of: string;
  readonly at?: string;
  readonly by: string;
  readonly raw?: string;
}

/**
 * An array of `[name, value]` pairs, one per field of the record; in programs an object with those fields.
 * `by` names the parameter that chose the fields.
 */
export interface EntriesDescriptor {
  readonly kind: 'entries';
  readonly of: string;
  readonly access: Access;
  readonly by?: string;
}

/** A JSON object with any of the fields of a record that `access` allows. */
export interface PartialDescriptor {
  readonly kind: 'partial';
  readonly of: string;
  readonly access: Access;
}

/** All named types of a protocol. */
export type TypeRegistry = Readonly<Record<string, TypeDescriptor>>;

/** How results stand in a reply: as further arguments (`spread`) or inside one array (`packed`). */
export type ResultForm = 'spread' | 'packed';

/** Where a message may be sent in a session's life, and what its success leads to. */
export interface SessionRule {
  readonly in: readonly string[];
  readonly next?: string;
  /** Handled strictly in the order sent, before later messages are looked at. */
  readonly ordered?: true;
}

/** The HTTP face of a message that is not an RPC. */
export interface HttpBinding {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Further paths that are served the same. */
  readonly aliases?: readonly string[];
}

/** What a message looks like and how it may be used. */
export interface MessageDescriptor {
  readonly protocol: string;
  /** `request` and `call` are answered; `notification` and `event` come from the server; `http` is a plain HTTP exchange. */
  readonly kind: 'request' | 'call' | 'http' | 'notification' | 'event';
  /** The area it is documented in. */
  readonly area: string;
  /** Unique within the protocol: `realm_info`, `sec.get_policies`, `account.login`. */
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Positional order. RaaS sends them by name. */
  readonly params: readonly MemberDescriptor[];
  readonly result: readonly MemberDescriptor[];
  /** The form the server sends, and what else the client reads. Default: spread only. */
  readonly form?: { readonly send: ResultForm; readonly accept: readonly ResultForm[] };
  readonly session: SessionRule;
  /** Whether it may be sent again when its reply was lost. */
  readonly idempotent: boolean;
  readonly http?: HttpBinding;
}

/** A kind of type together with the code that reads and writes values of it; made by this package. */
export interface Kind {
  /** As descriptors name it. */
  readonly kind: Exclude<TypeDescriptor['kind'], 'ref' | 'family'>;
  /** For this package alone. */
  readonly compile: unknown;
}

/** All that a codec of one message is made of. */
export interface MessageParts {
  /** Those of its types, also of the named ones. */
  readonly kinds: readonly Kind[];
  /** The named types that it leads to. */
  readonly types: TypeRegistry;
}

/** A message descriptor that carries the types of its parameters and its result for the compiler only. */
export interface TypedMessage<Params, Result> extends MessageDescriptor {
  /** What a program needs that uses this message and not the whole protocol. */
  readonly parts?: MessageParts;
  readonly __types?: { readonly params: Params; readonly result: Result };
}

/** One row of the scalar table: what a scalar is in a program, what it accepts and what it sends. */
export interface ScalarRule {
  /** How a program holds it. */
  readonly value: 'string' | 'number' | 'boolean' | 'octets' | 'json';
  /** JSON forms taken when reading. */
  readonly accepts: readonly ScalarForm[];
  /** The JSON form written. */
  readonly sends: ScalarForm;
  /** ECMAScript pattern that the string form must match when writing, and when reading if `strict`. */
  readonly pattern?: string;
  readonly strict?: true;
}

/**
 * JSON forms of scalars. `*_string` is the value's text in a JSON string; `zero_one` is 0 or 1;
 * `latin1_string` carries one octet per character, U+0000 to U+00FF; `base64_string` ignores white space.
 */
export type ScalarForm =
  | 'string'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'null'
  | 'number_string'
  | 'integer_string'
  | 'zero_one'
  | 'zero_one_string'
  | 'boolean_string'
  | 'latin1_string'
  | 'base64_string'
  | 'json';

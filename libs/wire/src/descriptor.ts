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
  /** Its name in the table `scalars`. */
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
  /** The value. */
  readonly value: string | number | boolean;
}

/** A named type. */
export interface RefDescriptor {
  readonly kind: 'ref';
  /** Its name in the registry. */
  readonly name: string;
}

/** A JSON array of any length. */
export interface ListDescriptor {
  readonly kind: 'list';
  /** What each item is. */
  readonly item: TypeDescriptor;
  /**
   * Also reads a list whose first tuple lost its own brackets:
   * `[2,["a"],[3,"u"]]` for `[[2,["a"]],[3,"u"]]`. Always written nested.
   */
  readonly unnested?: true;
}

/** A JSON object with free keys, or with those of a type. */
export interface MapDescriptor {
  readonly kind: 'map';
  /** What the value of each key is. */
  readonly value: TypeDescriptor;
  /** What each key is: a field name, or a name of one. Without it, any text. */
  readonly keys?: TypeDescriptor;
}

/** The inner value or `null`. */
export interface NullableDescriptor {
  readonly kind: 'nullable';
  /** What it is when it is not null. */
  readonly inner: TypeDescriptor;
}

/** The first option that fits exactly, else the first that fits softly. */
export interface UnionDescriptor {
  readonly kind: 'union';
  /** What it may be, in the order tried. */
  readonly options: readonly TypeDescriptor[];
}

/** One named position of a tuple, a parameter list or a result. */
export interface MemberDescriptor {
  /** Its name in programs. */
  readonly name: string;
  /** What it holds; with `rest`, what each of its items is. */
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
  /** In the order of their positions. */
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
  /** Its key, on the wire and in programs. */
  readonly name: string;
  /** What it holds. */
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
  /** In declared order. */
  readonly fields: readonly FieldDescriptor[];
  /** Keeps fields that are not described. */
  readonly open?: true;
}

/** One of the listed values. An open enum also takes others of the same JSON type. */
export interface EnumDescriptor {
  readonly kind: 'enum';
  /** The values with a name. */
  readonly values: readonly (string | number)[];
  /** Takes others too. */
  readonly open?: true;
}

/** A number whose bits have names; in programs an object of booleans. `value` is the bit's value: 1, 2, 4 … */
export interface BitsDescriptor {
  readonly kind: 'bits';
  /** The bits that have a name; others add up to `other`. */
  readonly bits: readonly {
    /** The key in programs. */
    readonly name: string;
    /** The value of the bit: a power of two. */
    readonly value: number;
  }[];
}

/** Written as `{[key]: inner}`; read with or without that wrapping. In programs the inner value. */
export interface WrapDescriptor {
  readonly kind: 'wrap';
  /** What is wrapped. */
  readonly inner: TypeDescriptor;
  /** The only key of the object around it. */
  readonly key: string;
}

/** Several records under one parameter: the parameter's value picks the record. Named types only. */
export interface FamilyDescriptor {
  readonly kind: 'family';
  /** From the parameter's value to the name of the record. */
  readonly cases: Readonly<Record<string, string>>;
}

/** The name of a field of a record, or of the record that parameter `at` picks from a family. */
export interface FieldOfDescriptor {
  readonly kind: 'fieldOf';
  /** Name of the record or family. */
  readonly of: string;
  /** The parameter that picks the record from a family. */
  readonly at?: string;
  /** Which fields may be named. */
  readonly access: Access;
}

/** A key of a family. */
export interface KeyOfDescriptor {
  readonly kind: 'keyOf';
  /** Its name in the registry. */
  readonly family: string;
}

/**
 * A row: an array of the values of those fields that parameter `by` named, in its order, then of those that
 * parameter `raw` named, as octets. Without `by` in the request: all readable fields in declared order.
 * In programs an object with exactly those fields.
 */
export interface ProjectionDescriptor {
  readonly kind: 'projection';
  /** Name of the record or family. */
  readonly of: string;
  /** The parameter that picks the record from a family. */
  readonly at?: string;
  /** The parameter that names the fields. */
  readonly by: string;
  /** The parameter that names the fields given as octets. */
  readonly raw?: string;
}

/**
 * An array of `[name, value]` pairs, one per field of the record; in programs an object with those fields.
 * `by` names the parameter that chose the fields.
 */
export interface EntriesDescriptor {
  readonly kind: 'entries';
  /** Name of the record. */
  readonly of: string;
  /** Which of its fields there may be. */
  readonly access: Access;
  /** The parameter that chose the fields; without it all are meant. */
  readonly by?: string;
}

/** A JSON object with any of the fields of a record that `access` allows. */
export interface PartialDescriptor {
  readonly kind: 'partial';
  /** Name of the record. */
  readonly of: string;
  /** Which of its fields there may be. */
  readonly access: Access;
}

/** All named types of a protocol. */
export type TypeRegistry = Readonly<Record<string, TypeDescriptor>>;

/** How results stand in a reply: as further arguments (`spread`) or inside one array (`packed`). */
export type ResultForm = 'spread' | 'packed';

/** Where a message may be sent in a session's life, and what its success leads to. */
export interface SessionRule {
  /** The states in which it is allowed. */
  readonly in: readonly string[];
  /** The state that its success leads to; none where it changes nothing. */
  readonly next?: string;
  /** Handled strictly in the order sent, before later messages are looked at. */
  readonly ordered?: true;
}

/** The HTTP face of a message that is not an RPC. */
export interface HttpBinding {
  /** The method of the request line. */
  readonly method: 'GET' | 'POST';
  /** The path, from the root of the server. */
  readonly path: string;
  /** Further paths that are served the same. */
  readonly aliases?: readonly string[];
}

/** What a message looks like and how it may be used. */
export interface MessageDescriptor {
  /** The protocol it belongs to, such as `porttracker`. */
  readonly protocol: string;
  /** `request` and `call` are answered; `notification` and `event` come from the server; `http` is a plain HTTP exchange. */
  readonly kind: 'request' | 'call' | 'http' | 'notification' | 'event';
  /** The area it is documented in. */
  readonly area: string;
  /** Unique within the protocol: `realm_info`, `sec.get_policies`, `account.login`. */
  readonly name: string;
  /** Further names that a server knows it by. */
  readonly aliases?: readonly string[];
  /** Positional order. RaaS sends them by name. */
  readonly params: readonly MemberDescriptor[];
  /** What its reply holds: nothing, one value, or several in positional order. */
  readonly result: readonly MemberDescriptor[];
  /** The form the server sends, and what else the client reads. Default: spread only. */
  readonly form?: {
    /** What a server sends. */
    readonly send: ResultForm;
    /** What a client reads. */
    readonly accept: readonly ResultForm[];
  };
  /** When it may be sent. */
  readonly session: SessionRule;
  /** Whether it may be sent again when its reply was lost. */
  readonly idempotent: boolean;
  /** Method and path, of a message of kind `http`. */
  readonly http?: HttpBinding;
}

/** A kind of type together with the code that reads and writes values of it; made by this package. */
export interface Kind {
  /** As descriptors name it; `names` is none of types, but of the names of parameters. */
  readonly kind: TypeDescriptor['kind'] | 'names';
  /** For this package alone. */
  readonly compile: unknown;
  /** For this package alone. */
  readonly describe: unknown;
}

/** All that a codec of one message is made of. */
export interface MessageParts {
  /** Those of its types, also of the named ones. */
  readonly kinds: readonly Kind[];
  /** The named types that it leads to. */
  readonly types: TypeRegistry;
}

/**
 * A message descriptor that carries the types of its parameters and its result for the compiler only. Where the parameters
 * decide what the result holds, `Rule` says how: a `ResultRule`.
 */
export interface TypedMessage<Params, Result, Rule = unknown> extends MessageDescriptor {
  /** What a program needs that uses this message and not the whole protocol. */
  readonly parts?: MessageParts;
  /** Never there at run time. */
  readonly __types?: {
    /** In program form. */
    readonly params: Params;
    /** In program form, for any parameters. */
    readonly result: Result;
    /** How it follows from the parameters. */
    readonly rule: Rule;
  };
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
  /** Reads nothing but what `pattern` matches. */
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

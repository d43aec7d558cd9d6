/**
 * The linked spec as data: every message and type of a protocol with its documentation, for programs that work
 * on messages they were not written for (forms, consoles, mock answers, documents).
 *
 * The data extends the descriptors of the wire library, so it can be given to codecs as it is.
 */
import type {
  BitsDescriptor,
  EntriesDescriptor,
  EnumDescriptor,
  FamilyDescriptor,
  FieldDescriptor,
  FieldOfDescriptor,
  Json,
  KeyOfDescriptor,
  ListDescriptor,
  LiteralDescriptor,
  MapDescriptor,
  MemberDescriptor,
  MessageDescriptor,
  NullableDescriptor,
  PartialDescriptor,
  ProjectionDescriptor,
  RecordDescriptor,
  RefDescriptor,
  ResultForm,
  ScalarDescriptor,
  ScalarRule,
  TupleDescriptor,
  UnionDescriptor,
  WrapDescriptor,
} from '@aluco/wire';

/** How well a statement is founded: in the vendor's text, seen in use, concluded from either, or decided here. */
export type SourceStatus = 'documented' | 'observed' | 'inferred' | 'decided';

/** Where a statement comes from. */
export interface Provenance {
  /** The document it rests on; `none` for a decision without one. */
  readonly seed: string;
  readonly status: SourceStatus;
  readonly note?: string;
}

/** What any named thing can carry about its life. */
export interface Lifecycle {
  readonly since?: string;
  /** What to use instead. */
  readonly deprecated?: string;
  readonly experimental?: true;
}

/** A {@link TypeDescriptor} whose parts carry their documentation. */
export type TypeData =
  | ScalarDescriptor
  | LiteralDescriptor
  | RefDescriptor
  | ListData
  | MapData
  | NullableData
  | UnionData
  | TupleData
  | RecordData
  | EnumData
  | BitsData
  | WrapData
  | FamilyDescriptor
  | FieldOfDescriptor
  | KeyOfDescriptor
  | ProjectionDescriptor
  | EntriesDescriptor
  | PartialDescriptor;

export interface ListData extends ListDescriptor {
  readonly item: TypeData;
}

export interface MapData extends MapDescriptor {
  readonly value: TypeData;
  readonly keys?: TypeData;
}

export interface NullableData extends NullableDescriptor {
  readonly inner: TypeData;
}

export interface UnionData extends UnionDescriptor {
  readonly options: readonly TypeData[];
}

export interface TupleData extends TupleDescriptor {
  readonly members: readonly MemberData[];
}

export interface RecordData extends RecordDescriptor {
  readonly fields: readonly FieldData[];
}

export interface EnumData extends EnumDescriptor {
  /** What the values mean, keyed by the value as text. */
  readonly docs?: Readonly<Record<string, string>>;
  /** What to use instead of deprecated values, keyed by the value as text. */
  readonly deprecations?: Readonly<Record<string, string>>;
}

export interface BitsData extends BitsDescriptor {
  readonly bits: readonly BitData[];
}

export interface BitData extends Lifecycle {
  readonly name: string;
  /** The bit's value: 1, 2, 4 … */
  readonly value: number;
  readonly doc?: string;
}

export interface WrapData extends WrapDescriptor {
  readonly inner: TypeData;
}

/** A position of a parameter list, a result or a tuple. */
export interface MemberData extends MemberDescriptor, Lifecycle {
  readonly type: TypeData;
  readonly doc?: string;
  /** A value as it stands on the wire. */
  readonly example?: Json;
}

export interface FieldData extends FieldDescriptor, Lifecycle {
  readonly type: TypeData;
  readonly doc?: string;
  /** A value as it stands on the wire. */
  readonly example?: Json;
}

export interface NamedTypeData extends Lifecycle {
  readonly name: string;
  readonly area: string;
  readonly doc?: string;
  readonly source?: Provenance;
  readonly type: TypeData;
}

/** Something a server keeps. */
export interface ResourceData {
  readonly name: string;
  readonly area: string;
  readonly doc?: string;
  /** The named type that one of them has. */
  readonly record: string;
  /** The fields that identify one within its parent; empty for a singleton. */
  readonly key: readonly string[];
  readonly singleton?: true;
  /** The resource it belongs to. */
  readonly parent?: string;
}

/** What a message does to a resource. Other strings name parameters of the message, or `param.member`. */
export type EffectData =
  | {
      readonly kind: 'list';
      readonly resource: string;
      readonly keys?: string;
      readonly fields?: string;
      readonly parent?: string;
    }
  | { readonly kind: 'get'; readonly resource: string; readonly key?: string; readonly parent?: string }
  | { readonly kind: 'query'; readonly resource: string; readonly parent?: string }
  | { readonly kind: 'add'; readonly resource: string; readonly from: string; readonly parent?: string }
  | { readonly kind: 'remove'; readonly resource: string; readonly keys: string; readonly parent?: string }
  | {
      readonly kind: 'edit';
      readonly resource: string;
      readonly key?: string;
      readonly with: string;
      readonly parent?: string;
    }
  | {
      readonly kind: 'assign';
      readonly resource: string;
      readonly key?: string;
      readonly to: string;
      readonly parent?: string;
    }
  | {
      readonly kind: 'job';
      readonly job: string;
      readonly resource: string;
      readonly key?: string;
      /** Events sent while it runs. */
      readonly emits: readonly string[];
      /** Whether the reply comes when it starts or when it has ended. */
      readonly reply: 'start' | 'end';
    };

/** An exchange, line by line as on the wire. */
export interface ExampleData {
  readonly title?: string;
  /** Absent where the server speaks unasked. */
  readonly send?: string;
  readonly receive: readonly string[];
}

/** A message with all that the spec says about it. */
export interface MessageData extends MessageDescriptor, Lifecycle {
  /** The name within its area. */
  readonly localName: string;
  readonly params: readonly MemberData[];
  readonly result: readonly MemberData[];
  readonly form?: {
    readonly send: ResultForm;
    readonly accept: readonly ResultForm[];
    readonly doc?: string;
  };
  /** One line without a full stop. */
  readonly summary: string;
  /** Markdown. */
  readonly doc: string;
  /** The role needed, where one is known. */
  readonly access?: {
    readonly role: string;
    readonly level: 'read' | 'write';
    readonly status: SourceStatus;
  };
  readonly effects: readonly EffectData[];
  /** It removes what cannot be brought back: ask before sending. */
  readonly destructive: boolean;
  /** Its effects say all that a server has to do. */
  readonly declarative: boolean;
  /** `spec`: a mock answers with a sample of the result type. */
  readonly answer?: 'spec';
  /** `code` is a name in the error table of the protocol. */
  readonly errors: readonly { readonly code?: string; readonly when: string; readonly message?: string }[];
  readonly source: Provenance;
  readonly examples: readonly ExampleData[];
}

export interface AreaData {
  readonly name: string;
  readonly title: string;
  /** Markdown. */
  readonly doc: string;
}

/** A state in the life of a session. */
export interface SessionStateData {
  readonly name: string;
  readonly doc: string;
  readonly initial?: true;
}

export interface ErrorCodeData {
  readonly name: string;
  readonly code?: number;
  readonly doc: string;
  readonly status: SourceStatus;
}

/** A scalar type: its rule, what it is, and a value as it stands on the wire. */
export interface ScalarData extends ScalarRule {
  readonly name: string;
  readonly doc: string;
  readonly example: Json;
}

/** Everything that is known about one protocol. */
export interface LinkedSpec {
  readonly protocol: string;
  readonly title: string;
  readonly summary: string;
  /** Markdown. */
  readonly doc: string;
  readonly version: string;
  /** Whether client methods stand on the client itself or on one object per area. */
  readonly methods: 'flat' | 'grouped';
  readonly framing: Readonly<Record<string, Json>>;
  readonly endpoints: Readonly<Record<string, Json>>;
  readonly states: readonly SessionStateData[];
  readonly errors: readonly ErrorCodeData[];
  readonly scalars: readonly ScalarData[];
  readonly areas: readonly AreaData[];
  readonly types: readonly NamedTypeData[];
  readonly resources: readonly ResourceData[];
  readonly messages: readonly MessageData[];
}

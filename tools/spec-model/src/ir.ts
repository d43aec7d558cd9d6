/**
 * The intermediate representation: the whole spec, checked and linked, as readonly data.
 *
 * Type nodes are a union on `kind` and have the same shape as the descriptors that are emitted from them;
 * what only documents need (docs, examples, sources) sits beside. Nothing here refers to YAML.
 */

/** A place in a spec file; the file is relative to the folder of the spec, line and column count from 1. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Access = 'read' | 'write';
export type SourceStatus = 'documented' | 'observed' | 'inferred' | 'decided';

export interface Provenance {
  readonly seed: string;
  readonly status: SourceStatus;
  readonly note?: string;
}

/** What any named thing can carry about its life. */
export interface Lifecycle {
  readonly since?: string;
  readonly deprecated?: string;
  readonly experimental?: true;
}

export type TypeNode =
  | {
      readonly kind: 'scalar';
      readonly scalar: string;
      readonly min?: number;
      readonly max?: number;
      readonly padding?: boolean;
    }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'ref'; readonly name: string }
  | { readonly kind: 'list'; readonly item: TypeNode; readonly unnested?: true }
  | { readonly kind: 'map'; readonly value: TypeNode; readonly keys?: TypeNode }
  | { readonly kind: 'nullable'; readonly inner: TypeNode }
  | { readonly kind: 'union'; readonly options: readonly TypeNode[] }
  | {
      readonly kind: 'tuple';
      readonly members: readonly MemberNode[];
      readonly merged?: readonly string[];
      readonly gap?: string;
    }
  | { readonly kind: 'record'; readonly fields: readonly FieldNode[]; readonly open?: true }
  | { readonly kind: 'enum'; readonly values: readonly EnumValueNode[]; readonly open?: true }
  | { readonly kind: 'bits'; readonly bits: readonly BitNode[] }
  | { readonly kind: 'wrap'; readonly inner: TypeNode; readonly key: string }
  | { readonly kind: 'family'; readonly cases: Readonly<Record<string, string>> }
  | { readonly kind: 'fieldOf'; readonly of: string; readonly at?: string; readonly access: Access }
  | { readonly kind: 'keyOf'; readonly family: string }
  | {
      readonly kind: 'projection';
      readonly of: string;
      readonly at?: string;
      readonly by: string;
      readonly raw?: string;
    }
  | { readonly kind: 'entries'; readonly of: string; readonly access: Access; readonly by?: string }
  | { readonly kind: 'partial'; readonly of: string; readonly access: Access };

export interface MemberNode extends Lifecycle {
  readonly name: string;
  readonly type: TypeNode;
  readonly doc?: string;
  readonly optional?: true;
  readonly rest?: true;
  readonly default?: Json;
  readonly example?: Json;
  /** The value must never be shown or logged. */
  readonly secret?: true;
  readonly loc: SourceLocation;
}

export interface FieldNode extends Lifecycle {
  readonly name: string;
  readonly type: TypeNode;
  readonly doc?: string;
  readonly optional?: true;
  readonly access: 'read' | 'write' | 'both';
  readonly spread?: true;
  readonly example?: Json;
  /** The value must never be shown or logged. */
  readonly secret?: true;
  readonly loc: SourceLocation;
}

export interface EnumValueNode extends Lifecycle {
  readonly value: string | number;
  readonly doc?: string;
}

export interface BitNode extends Lifecycle {
  readonly name: string;
  readonly value: number;
  readonly doc?: string;
}

export interface NamedType extends Lifecycle {
  readonly name: string;
  readonly area: string;
  readonly doc?: string;
  readonly source?: Provenance;
  readonly type: TypeNode;
  readonly loc: SourceLocation;
}

export interface Resource {
  readonly name: string;
  readonly area: string;
  readonly doc?: string;
  readonly record: string;
  /** Empty for a singleton. */
  readonly key: readonly string[];
  readonly singleton?: true;
  readonly parent?: string;
  readonly loc: SourceLocation;
}

export type Effect =
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
      readonly emits: readonly string[];
      readonly reply: 'start' | 'end';
    };

export interface Example {
  readonly title?: string;
  readonly send?: string;
  readonly receive: readonly string[];
  readonly loc: SourceLocation;
}

export type MessageKind = 'request' | 'call' | 'http' | 'notification' | 'event';

export interface Message extends Lifecycle {
  readonly kind: MessageKind;
  readonly area: string;
  /** Unique in its protocol: `realm_info`, `sec.get_policies`. */
  readonly name: string;
  /** The name within its area: `get_policies`. */
  readonly localName: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly doc: string;
  readonly access?: { readonly role: string; readonly level: Access; readonly status: SourceStatus };
  readonly session: { readonly in: readonly string[]; readonly next?: string; readonly ordered?: true };
  readonly params: readonly MemberNode[];
  /** Raas: exactly one member, `ret`. */
  readonly result: readonly MemberNode[];
  readonly form?: {
    readonly send: 'spread' | 'packed';
    readonly accept: readonly ('spread' | 'packed')[];
    readonly doc?: string;
  };
  readonly effects: readonly Effect[];
  readonly idempotent: boolean;
  readonly destructive: boolean;
  /** The declared effects are enough for a server to carry it out. */
  readonly declarative: boolean;
  readonly answer?: 'spec';
  readonly errors: readonly { readonly code?: string; readonly when: string; readonly message?: string }[];
  readonly http?: {
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly aliases: readonly string[];
  };
  readonly source: Provenance;
  readonly examples: readonly Example[];
  readonly loc: SourceLocation;
}

export interface Area {
  readonly name: string;
  readonly title: string;
  readonly doc: string;
  /** Relative to the folder of the spec. */
  readonly file: string;
}

export interface SessionState {
  readonly name: string;
  readonly doc: string;
  readonly initial?: true;
}

export interface ErrorCode {
  readonly name: string;
  readonly code?: number;
  readonly doc: string;
  readonly status: SourceStatus;
}

export interface Protocol {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly doc: string;
  readonly version: string;
  /** `flat`: client.realmInfo(); `grouped`: client.sec.getPolicies(). */
  readonly methods: 'flat' | 'grouped';
  readonly framing: Readonly<Record<string, Json>>;
  readonly endpoints: Readonly<Record<string, Json>>;
  readonly states: readonly SessionState[];
  readonly errors: readonly ErrorCode[];
  readonly areas: readonly Area[];
  readonly types: readonly NamedType[];
  readonly resources: readonly Resource[];
  readonly messages: readonly Message[];
  readonly loc: SourceLocation;
}

export interface Scalar {
  readonly name: string;
  readonly doc: string;
  readonly value: 'string' | 'number' | 'boolean' | 'octets' | 'json';
  readonly accepts: readonly string[];
  readonly sends: string;
  readonly pattern?: string;
  readonly strict?: true;
  readonly example: Json;
  readonly loc: SourceLocation;
}

/** The whole spec. Protocols, areas, types and messages come in a stable order. */
export interface Spec {
  readonly scalars: readonly Scalar[];
  readonly protocols: readonly Protocol[];
}

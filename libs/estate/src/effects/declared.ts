import type { MessageDescriptor, TypeRegistry } from '@aluco/wire';
import type { Row, Store } from '../store.ts';

/** A declared effect; the members used here of those the linked spec holds. */
export interface DeclaredEffect {
  readonly kind: string;
  readonly resource: string;
  readonly keys?: string;
  readonly key?: string;
  readonly parent?: string;
  readonly from?: string;
  readonly with?: string;
  readonly to?: string;
}

/** A resource of the linked spec. */
export interface DeclaredResource {
  readonly name: string;
  readonly record: string;
  readonly key: readonly string[];
  readonly singleton?: boolean;
  readonly parent?: string;
}

/** An error a message is declared to answer with. */
export interface DeclaredError {
  readonly code?: string;
  readonly message?: string;
}

/** A message with its declared effects; the linked spec's messages fit. */
export type EffectMessage = MessageDescriptor & {
  readonly effects: readonly DeclaredEffect[];
  readonly errors?: readonly DeclaredError[];
};

/** What carrying out a message needs. */
export interface EffectWorld {
  readonly store: Store;
  readonly types: TypeRegistry;
  readonly resources: readonly DeclaredResource[];
  /** Makes the key of a new object, where the caller gave none. */
  readonly newKey: (resource: string, field: string) => unknown;
  /** Values of a new object where the caller gave none and "not set" would be wrong. */
  readonly defaults?: (resource: string) => Row;
  /** Makes the error for an object that is not there. */
  readonly notFound: (resource: string, key: unknown) => Error;
  /** Makes the error for a key that is taken. */
  readonly alreadyExists: (resource: string, key: unknown) => Error;
}

/** All messages of both protocols, as the console needs them. */
import type { MessageDescriptor, TypeRegistry } from '@aluco/wire';
import type { ServerName } from '../backend/backend.ts';

/** A message of a spec with its words; what the linked spec says of it and the console uses. */
export interface SpecMessage extends MessageDescriptor {
  readonly summary: string;
  readonly doc?: string;
  readonly destructive: boolean;
  readonly effects: readonly { readonly kind: string }[];
}

/** The part of a linked spec that the console uses. */
export interface ConsoleSpec {
  readonly messages: readonly SpecMessage[];
  readonly types: TypeRegistry;
}

/** What the codecs make of parameters: the line to send, or why it cannot be sent. */
export type WireLine =
  | { readonly line: string }
  /** `path` is a JSON path into the parameters, `$` when the fault is not in one of them. */
  | { readonly path: string; readonly message: string };

export interface CatalogueEntry {
  readonly server: ServerName;
  readonly message: SpecMessage;
  /** Changes something that the server keeps, or starts work; refused in read-only mode. */
  readonly changes: boolean;
}

export interface Catalogue {
  readonly entries: readonly CatalogueEntry[];
  find(name: string): CatalogueEntry | undefined;
  types(server: ServerName): TypeRegistry;
  /** The exact line or body that a call with these parameters sends; ids and counters are shown as 1. */
  wireLine(entry: CatalogueEntry, params: Readonly<Record<string, unknown>>): WireLine;
}

export interface CatalogueOptions {
  readonly specs: Readonly<Partial<Record<ServerName, ConsoleSpec>>>;
  wireLine(entry: CatalogueEntry, params: Readonly<Record<string, unknown>>): WireLine;
}

const READING = new Set(['list', 'get', 'query']);
/** Kinds of messages that only the server sends. */
const RECEIVED = new Set(['notification', 'event']);

export function createCatalogue(options: CatalogueOptions): Catalogue {
  const servers = Object.entries(options.specs) as [ServerName, ConsoleSpec][];
  const entries = servers.flatMap(([server, spec]) =>
    spec.messages
      .filter(({ kind }) => !RECEIVED.has(kind))
      .map((message) => ({
        server,
        message,
        changes: message.destructive || message.effects.some(({ kind }) => !READING.has(kind)),
      })),
  );
  return {
    entries,
    find: (name) => entries.find(({ message }) => message.name === name || message.aliases?.includes(name)),
    types: (server) => options.specs[server]?.types ?? {},
    wireLine: options.wireLine,
  };
}

import { createDiagnostic, type Diagnostic, type DiagnosticCode, type Facts } from '../diagnostics.ts';
import type { Message, NamedType, Protocol, Resource, Scalar, SourceLocation, TypeNode } from '../ir.ts';
import { type Cursor, child, locate } from '../load/source-file.ts';

/** Stands for a type that could not be read: what is wrong with it is reported already, so nothing more is said of it. */
export const BROKEN: TypeNode = { kind: 'scalar', scalar: 'json' };

/** Where in the YAML each built thing comes from, for diagnostics. */
export interface Origins {
  mark<T extends object>(thing: T, cursor: Cursor): T;
  of(thing: object): Cursor | undefined;
}

export function createOrigins(): Origins {
  const cursors = new WeakMap<object, Cursor>();
  return {
    mark(thing, cursor) {
      cursors.set(thing, cursor);
      return thing;
    },
    of: (thing) => cursors.get(thing),
  };
}

/** A protocol as read, before its names are resolved. Duplicates are still in the lists. */
export interface Draft extends Protocol {
  /** The spec says nothing of its own here: what `default_session` says. */
  readonly defaultStates: readonly string[];
}

/** What checks work on: a protocol with its names looked up, and a way to report. */
export interface CheckContext {
  readonly draft: Draft;
  readonly scalars: ReadonlyMap<string, Scalar>;
  readonly types: ReadonlyMap<string, NamedType>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly events: ReadonlyMap<string, Message>;
  readonly origins: Origins;
  /** Reports a fault of a built thing, at the value of `path` below it (or at its key). */
  report<Code extends DiagnosticCode>(
    code: Code,
    thing: object,
    facts: Facts<Code>,
    path?: readonly (string | number)[],
    part?: 'key' | 'value',
  ): void;
}

export function reporter(origins: Origins, sink: (diagnostic: Diagnostic) => void): CheckContext['report'] {
  return (code, thing, facts, path = [], part = 'value') => {
    let cursor = origins.of(thing);
    if (cursor === undefined) throw new TypeError(`no origin is known for ${code}`);
    for (const key of path) cursor = child(cursor, key);
    sink(createDiagnostic(code, locate(cursor.file, cursor.path, part), facts));
  };
}

/** The place of a cursor's key, or of its value when it is a list item. */
export function placeOf(cursor: Cursor): SourceLocation {
  const { file, line, column } = locate(cursor.file, cursor.path, 'key');
  return { file, line, column };
}

import type { Area, ErrorCode, Json, Message, NamedType, Resource, Scalar, SessionState } from '../ir.ts';
import { type Cursor, child, entriesOf, type SourceFile } from '../load/source-file.ts';
import { buildMessage, SECTIONS } from './build-messages.ts';
import { buildNamedType } from './build-types.ts';
import { type Draft, type Origins, placeOf } from './draft.ts';
import { optionalFlag, optionalText, statusOf, textOf, textsOf } from './read.ts';

/** Builds one protocol from its files. `areas` come in the order in which they shall stand. */
export function buildProtocol(file: SourceFile, areas: readonly SourceFile[], origins: Origins): Draft {
  const root: Cursor = { file, path: [], value: file.value };
  const defaultStates = textsOf(child(root, 'default_session'), 'in');
  const parts = areas.map((area) => buildArea(area, defaultStates, origins));
  return origins.mark<Draft>(
    {
      name: file.path.split('/')[0] ?? '',
      title: textOf(root, 'title') ?? '',
      summary: textOf(root, 'summary') ?? '',
      doc: textOf(root, 'doc') ?? '',
      version: textOf(root, 'version') ?? '',
      methods: textOf(root, 'methods') === 'grouped' ? 'grouped' : 'flat',
      framing: freeOf(root, 'framing'),
      endpoints: freeOf(root, 'endpoints'),
      defaultStates,
      states: entriesOf(child(root, 'states')).map(([name, state]) => buildState(String(name), state)),
      errors: entriesOf(child(root, 'errors')).map(([name, code]) => buildErrorCode(String(name), code)),
      areas: parts.map((part) => part.area),
      types: parts.flatMap((part) => part.types),
      resources: parts.flatMap((part) => part.resources),
      messages: parts.flatMap((part) => part.messages),
      loc: placeOf(root),
    },
    root,
  );
}

interface AreaParts {
  readonly area: Area;
  readonly types: readonly NamedType[];
  readonly resources: readonly Resource[];
  readonly messages: readonly Message[];
}

function buildArea(file: SourceFile, defaultStates: readonly string[], origins: Origins): AreaParts {
  const root: Cursor = { file, path: [], value: file.value };
  const name =
    file.path
      .split('/')
      .at(-1)
      ?.replace(/\.ya?ml$/, '') ?? '';
  const area: Area = {
    name,
    title: textOf(root, 'title') ?? name,
    doc: textOf(root, 'doc') ?? '',
    file: file.path,
  };
  const messages = Object.entries(SECTIONS).flatMap(([section, { kind }]) =>
    entriesOf(child(root, section)).map(([message, cursor]) =>
      buildMessage(String(message), cursor, { kind, area: name, defaultStates }, origins),
    ),
  );
  return {
    area: origins.mark(area, root),
    types: entriesOf(child(root, 'types')).map(([type, cursor]) =>
      buildNamedType(name, String(type), cursor, origins),
    ),
    resources: entriesOf(child(root, 'resources')).map(([resource, cursor]) =>
      buildResource(name, String(resource), cursor, origins),
    ),
    messages,
  };
}

function buildResource(area: string, name: string, cursor: Cursor, origins: Origins): Resource {
  return origins.mark<Resource>(
    {
      name,
      area,
      ...optionalText(cursor, 'doc'),
      record: textOf(cursor, 'record') ?? '',
      key: textsOf(cursor, 'key'),
      ...optionalFlag(cursor, 'singleton'),
      ...optionalText(cursor, 'parent'),
      loc: placeOf(cursor),
    },
    cursor,
  );
}

function buildState(name: string, cursor: Cursor): SessionState {
  return { name, doc: textOf(cursor, 'doc') ?? '', ...optionalFlag(cursor, 'initial') };
}

function buildErrorCode(name: string, cursor: Cursor): ErrorCode {
  const { value: code } = child(cursor, 'code');
  return {
    name,
    ...(typeof code === 'number' ? { code } : {}),
    doc: textOf(cursor, 'doc') ?? '',
    status: statusOf(cursor, 'status'),
  };
}

function freeOf(cursor: Cursor, key: string): Readonly<Record<string, Json>> {
  const { value } = child(cursor, key);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, Json>)
    : {};
}

/** The scalar table, in the order written. */
export function buildScalars(file: SourceFile, origins: Origins): readonly Scalar[] {
  const root: Cursor = { file, path: [], value: file.value };
  return entriesOf(root).map(([name, cursor]) =>
    origins.mark<Scalar>(
      {
        name: String(name),
        doc: textOf(cursor, 'doc') ?? '',
        value: (textOf(cursor, 'value') ?? 'json') as Scalar['value'],
        accepts: textsOf(cursor, 'accepts'),
        sends: textOf(cursor, 'sends') ?? 'json',
        ...optionalText(cursor, 'pattern'),
        ...optionalFlag(cursor, 'strict'),
        example: (child(cursor, 'example').value ?? null) as Json,
        loc: placeOf(cursor),
      },
      cursor,
    ),
  );
}

import type { ApiDiscoverAnswer, ApiDiscoverParams } from '@aluco/raas';
import { type MessageData, registryOf, raas as spec } from '@aluco/spec-data';
import { type Json, sampleValue } from '@aluco/wire';

/** Error codes from here on stand inside replies; those below are HTTP statuses. */
const leastReplyCode = 1000;

/** The interface as the spec has it, or the sections and parts of it that are asked for. */
export function discover({ include }: ApiDiscoverParams): ApiDiscoverAnswer {
  const api = describeCalls();
  const sections: ApiDiscoverAnswer = {
    api,
    constants: sampleValue({ kind: 'ref', name: 'Constants' }, { types: registryOf(spec) }) as Record<
      string,
      string
    >,
    errors: { errorcode: describeErrors() },
  };
  if (include === null || include === undefined) return sections;
  const wanted: [section: string, parts: readonly string[] | undefined][] = Array.isArray(include)
    ? include.map((section) => [section, undefined])
    : Object.entries(include).map(([section, parts]) => [
        section,
        parts === '*' ? undefined : [parts].flat(),
      ]);
  return Object.fromEntries(
    wanted
      .filter(([section]) => Object.hasOwn(sections, section))
      .map(([section, parts]) => [section, pick(sections[section] as Record<string, unknown>, parts)]),
  );
}

function pick(
  section: Record<string, unknown>,
  parts: readonly string[] | undefined,
): Record<string, unknown> {
  if (parts === undefined) return section;
  return Object.fromEntries(Object.entries(section).filter(([name]) => parts.includes(name)));
}

function describeCalls(): Record<string, Record<string, Json>> {
  const api: Record<string, Record<string, Json>> = {};
  for (const message of spec.messages) {
    if (message.kind !== 'call') continue;
    api[message.area] ??= {};
    api[message.area]![message.localName] = describeCall(message);
  }
  return api;
}

/** Each parameter as its name, or its name and its default. */
function describeCall({ localName, summary, params }: MessageData): Json {
  const parameters = params.map(({ name, optional, default: value }): Json[] =>
    optional ? [name, value ?? null] : [name],
  );
  const written = parameters.map(([name, ...value]) =>
    [name, ...value.map((one) => JSON.stringify(one))].join('='),
  );
  return { signature: `${localName}(${written.join(', ')})`, doc: summary, parameters };
}

function describeErrors(): Record<string, string> {
  const codes = spec.errors.filter(({ code }) => code !== undefined && code >= leastReplyCode);
  return Object.fromEntries(codes.map(({ code, name }) => [String(code), name]));
}

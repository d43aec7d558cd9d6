import type { Span } from './load/source-file.ts';
import { suggest } from './near.ts';

/** A fault in the spec: what is wrong, where, and how to mend it. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly help: string;
  /** Relative to the folder of the spec. */
  readonly file: string;
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
  /** Characters of the offending text; at least 1. */
  readonly length: number;
  /** The offending line. */
  readonly source: string;
}

interface Rule<Facts> {
  readonly severity: Diagnostic['severity'];
  readonly message: (facts: Facts) => string;
  readonly help: (facts: Facts) => string;
}

function error<Facts>(message: Rule<Facts>['message'], help: Rule<Facts>['help']): Rule<Facts> {
  return { severity: 'error', message, help };
}

const names = (list: readonly string[]): string => list.map((name) => `\`${name}\``).join(', ');

const TYPE_FORMS: ReadonlySet<string> = new Set([
  'scalar',
  'literal',
  'list',
  'map',
  'nullable',
  'union',
  'tuple',
  'record',
  'enum',
  'bits',
  'wrap',
  'key_of',
  'field_of',
  'projection',
  'entries',
  'partial',
]);

const rules = {
  // Files and YAML.
  'spec/missing-file': error<{ file: string }>(
    ({ file }) => `the file ${file} is missing`,
    ({ file }) => `Add ${file}; without it nothing can be checked against it.`,
  ),
  'spec/stray-file': error<{ file: string }>(
    ({ file }) => `${file} is in no place that is read`,
    () =>
      'Areas are `<protocol>/<area>.yaml`; beside them stand `<protocol>/protocol.yaml` and `scalars.yaml`.',
  ),
  'spec/bad-yaml': error<{ reason: string }>(
    ({ reason }) => `this is not YAML: ${reason}`,
    () =>
      'Look at indentation, brackets and quotes here and on the line before. A text with `: ` or ` #` in it needs quotes.',
  ),
  'spec/duplicate-key': error<{ key: string }>(
    ({ key }) => `the key \`${key}\` stands twice in this mapping`,
    () => 'Remove one, or merge the two.',
  ),

  // Shapes, found by the JSON Schemas.
  'spec/unknown-key': error<{ key: string; allowed: readonly string[] }>(
    ({ key }) => `the key \`${key}\` is not known here`,
    ({ key, allowed }) =>
      allowed.includes('type') && TYPE_FORMS.has(key)
        ? `The type stands under \`type\`: \`{ type: { ${key}: … } }\`.`
        : /[^\w$-]/.test(key)
          ? 'If it belongs to a text: inside `{ }`, a text with a comma needs quotes.'
          : suggest(key, allowed),
  ),
  'spec/missing-key': error<{ key: string; meaning: string }>(
    ({ key }) => `the key \`${key}\` is missing`,
    ({ key, meaning }) => `Add \`${key}\`${meaning === '' ? '.' : `: ${meaning}`}`,
  ),
  'spec/misplaced-key': error<{ key: string; partners: readonly string[] }>(
    ({ key, partners }) => `\`${key}\` means nothing without ${partners.map((p) => `\`${p}\``).join(' or ')}`,
    ({ key, partners }) =>
      `Remove \`${key}\`, or write it beside ${partners.map((p) => `\`${p}\``).join(' or ')}.`,
  ),
  'spec/no-form': error<{ forms: readonly string[] }>(
    ({ forms }) => `none of ${names(forms)} stands here`,
    ({ forms }) => `Add exactly one of them, for instance \`${forms[0] ?? ''}\`.`,
  ),
  'spec/two-forms': error<{ forms: readonly string[] }>(
    ({ forms }) => `${names(forms)} exclude each other`,
    () => 'Keep one of them; give the other a type of its own.',
  ),
  'spec/wrong-type': error<{ expected: string; received: string }>(
    ({ expected, received }) => `expected ${expected}, got ${received}`,
    ({ expected }) => `Write ${expected}; quote a text that looks like a number or a boolean.`,
  ),
  'spec/unknown-value': error<{ value: string; allowed: readonly string[] }>(
    ({ value, allowed }) => `${value} is not one of ${allowed.join(', ')}`,
    ({ value, allowed }) => suggest(value, allowed),
  ),
  'spec/bad-text': error<{ value: string; rule: string }>(
    ({ value, rule }) => `${value} does not follow the rule ${rule}`,
    () =>
      'Types and resources are in PascalCase, all other names in snake_case; a summary has one line and no full stop.',
  ),
  'spec/bad-name': error<{ name: string; rule: string }>(
    ({ name, rule }) => `\`${name}\` is not a name that can stand here: it does not match ${rule}`,
    () => 'Types and resources are in PascalCase, messages and the rest in snake_case.',
  ),
  'spec/too-few': error<{ least: number; received: number }>(
    ({ least, received }) => `expected at least ${least}, got ${received}`,
    () => 'Add what is missing, or leave the key out.',
  ),
  'spec/out-of-schema': error<{ reason: string }>(
    ({ reason }) => `this does not fit: it ${reason}`,
    () => 'The description of the key, in the schema, says what may stand here.',
  ),
  'spec/one-way-result': error<{ key: string }>(
    ({ key }) => `\`${key}\` cannot stand here: notifications and events are not answered`,
    ({ key }) => `Remove \`${key}\`, or move the message to \`requests\`.`,
  ),

  // Places and names.
  'spec/wrong-folder': error<{ key: string; value: string; expected: string }>(
    ({ key, value, expected }) => `\`${key}: ${value}\` in a file whose path says \`${expected}\``,
    ({ key, expected }) => `Write \`${key}: ${expected}\`, or move the file.`,
  ),
  'spec/wrong-section': error<{ section: string; protocol: string; allowed: readonly string[] }>(
    ({ section, protocol }) => `${protocol} has no \`${section}\``,
    ({ allowed }) => `Messages of this protocol stand under ${names(allowed)}.`,
  ),
  'spec/duplicate-name': error<{ what: string; name: string; first: string }>(
    ({ what, name, first }) => `the ${what} \`${name}\` is already defined at ${first}`,
    () => 'Rename one of the two, or remove it.',
  ),
  'spec/duplicate-path': error<{ path: string; first: string }>(
    ({ path, first }) => `\`${path}\` is already served by \`${first}\``,
    () => 'Give one of them another path or method.',
  ),
  'spec/unknown-type': error<{ name: string; known: readonly string[] }>(
    ({ name }) => `there is no type \`${name}\``,
    ({ name, known }) => suggest(name, known),
  ),
  'spec/unreachable-type': error<{ name: string }>(
    ({ name }) => `nothing uses the type \`${name}\``,
    () => 'Use it in a message or a resource, or remove it.',
  ),
  'spec/endless-type': error<{ name: string; via: readonly string[] }>(
    ({ name, via }) => `a value of \`${name}\` would have to contain itself (${via.join(' → ')})`,
    () => 'Break the circle: make a member optional or nullable, or put it in a list.',
  ),

  // Types.
  'spec/not-a-record': error<{ form: string; name: string; kind: string; wanted: string }>(
    ({ form, name, kind, wanted }) => `\`${form}\` wants ${wanted}, and \`${name}\` is ${kind}`,
    ({ wanted }) => `Name ${wanted} here.`,
  ),
  'spec/family-value': error<{ name: string }>(
    ({ name }) => `\`${name}\` is a family: a value cannot have it as its type`,
    () => 'Use a projection with `at`, or name one of the records of the family.',
  ),
  'spec/family-key-missing': error<{ form: string; name: string }>(
    ({ form, name }) => `\`${form}: ${name}\` needs \`at\`, because \`${name}\` is a family`,
    ({ name }) => `Add \`at\` with the parameter whose type is \`{ key_of: ${name} }\`.`,
  ),
  'spec/family-key-unused': error<{ name: string }>(
    ({ name }) => `\`at\` means nothing here, because \`${name}\` is a single record`,
    () => 'Remove `at`.',
  ),
  'spec/unknown-parameter': error<{ key: string; name: string; message: string; params: readonly string[] }>(
    ({ key, name, message }) => `\`${key}\` names \`${name}\`, which is no parameter of \`${message}\``,
    ({ name, params }) => suggest(name, params),
  ),
  'spec/parameter-type': error<{ key: string; name: string; wanted: string }>(
    ({ key, name, wanted }) => `\`${key}\` names \`${name}\`, whose type is not ${wanted}`,
    ({ name, wanted }) => `Give \`${name}\` the type ${wanted}, or name another parameter.`,
  ),
  'spec/nothing-writable': error<{ form: string; name: string }>(
    ({ form, name }) => `\`${form}\` with \`access: write\`, yet no field of \`${name}\` can be set`,
    ({ name }) => `Mark the settable fields of \`${name}\` with \`access: both\` or \`write\`.`,
  ),
  'spec/nothing-readable': error<{ form: string; name: string }>(
    ({ form, name }) => `\`${form}\`, yet no field of \`${name}\` can be read`,
    () => 'Add `access: write`, or mark the readable fields with `access: both`.',
  ),
  'spec/empty-enum': error<object>(
    () => 'an enum without values',
    () => 'List its values, or use `string`.',
  ),
  'spec/duplicate-value': error<{ value: string }>(
    ({ value }) => `the value ${value} stands twice in this enum`,
    () => 'Remove one. A number and its text are the same value on the wire.',
  ),
  'spec/bad-bit': error<{ name: string; value: number }>(
    ({ name, value }) => `the value of bit \`${name}\` is ${value}, which is not a single bit`,
    () => 'A bit has the value 1, 2, 4, 8 and so on, up to 2^30.',
  ),
  'spec/duplicate-bit': error<{ name: string; value: number; first: string }>(
    ({ name, value, first }) => `\`${name}\` has the value ${value}, as \`${first}\` has`,
    () => 'Give each bit a value of its own.',
  ),
  'spec/optional-order': error<{ name: string; before: string }>(
    ({ name, before }) => `\`${name}\` must be given, yet it stands after \`${before}\`, which is optional`,
    () => 'Optional members stand at the end: reorder them, or make this one optional too.',
  ),
  'spec/rest-not-last': error<{ name: string }>(
    ({ name }) => `\`${name}\` takes all remaining items, so nothing can follow it`,
    () => 'Move it to the end, or make it a list.',
  ),
  'spec/duplicate-member': error<{ name: string }>(
    ({ name }) => `there are two members \`${name}\``,
    () => 'Rename one: members are told apart by name in programs.',
  ),
  'spec/bad-merge': error<{ reason: string }>(
    ({ reason }) => `these members cannot be merged: ${reason}`,
    () => 'List the last members of the tuple in order, each an enum of 0 and one bit, all bits different.',
  ),
  'spec/bad-gap': error<{ reason: string }>(
    ({ reason }) => `no null can be put in here: ${reason}`,
    () => 'Name a member of the tuple, all of whose members have positions of their own.',
  ),
  'spec/bad-keys': error<{ kind: string }>(
    ({ kind }) => `\`keys\` wants a \`field_of\`, and this is ${kind}`,
    () => 'Name the record whose fields are the keys, or remove `keys`.',
  ),
  'spec/bad-unnested': error<{ kind: string }>(
    ({ kind }) => `\`unnested\` wants a list of tuples, and this is a list of ${kind}`,
    () => 'Remove `unnested`.',
  ),
  'spec/bad-spread': error<{ name: string; kind: string }>(
    ({ name, kind }) => `\`spread\` wants a tuple, and \`${name}\` is ${kind}`,
    () => 'Remove `spread`, or give the field a tuple.',
  ),
  'spec/bad-narrowing': error<{ reason: string }>(
    ({ reason }) => reason,
    () => '`min` and `max` go with numbers, `padding` with base64, and `min` is not above `max`.',
  ),
  'spec/value-misfit': error<{ what: string; path: string; expected: string; received: string }>(
    ({ what, path, expected, received }) =>
      `the ${what} does not fit its type: at ${path} expected ${expected}, got ${received}`,
    ({ what }) => `Correct the ${what} or the type; write the value as it stands on the wire.`,
  ),
  'spec/bad-pattern': error<{ reason: string }>(
    ({ reason }) => `this is not a regular expression: ${reason}`,
    () => 'Patterns are ECMAScript regular expressions; in double quotes YAML eats single backslashes.',
  ),

  // Resources, sessions, effects, sources.
  'spec/unknown-resource': error<{ name: string; known: readonly string[] }>(
    ({ name }) => `there is no resource \`${name}\``,
    ({ name, known }) => suggest(name, known),
  ),
  'spec/unknown-field': error<{ name: string; record: string; known: readonly string[] }>(
    ({ name, record }) => `\`${record}\` has no field \`${name}\``,
    ({ name, known }) => suggest(name, known),
  ),
  'spec/resource-key': error<{ name: string; singleton: boolean }>(
    ({ name, singleton }) =>
      singleton ? `there is one \`${name}\` only, so it has no key` : `\`${name}\` has no key`,
    ({ singleton }) =>
      singleton
        ? 'Remove `key` or `singleton`.'
        : 'Add `key` with the field that identifies one, or `singleton: true`.',
  ),
  'spec/resource-cycle': error<{ name: string }>(
    ({ name }) => `\`${name}\` is its own ancestor`,
    () => 'Correct `parent`: resources form a tree.',
  ),
  'spec/unknown-event': error<{ name: string; known: readonly string[] }>(
    ({ name }) => `there is no event \`${name}\``,
    ({ name, known }) => suggest(name, known),
  ),
  'spec/unknown-state': error<{ name: string; known: readonly string[] }>(
    ({ name }) => `there is no session state \`${name}\``,
    ({ name, known }) => suggest(name, known),
  ),
  'spec/initial-state': error<{ count: number }>(
    ({ count }) => `${count === 0 ? 'no state is' : `${count} states are`} marked \`initial\``,
    () => 'Mark the one state that sessions start in with `initial: true`.',
  ),
  'spec/unknown-error': error<{ name: string; known: readonly string[] }>(
    ({ name }) => `the error table has no \`${name}\``,
    ({ name, known }) => suggest(name, known),
  ),
  'spec/missing-note': error<object>(
    () => 'a decision of ours without a word why',
    () => 'Add `note`: what was open, and why it was settled this way.',
  ),

  // Examples.
  'spec/missing-example': error<{ message: string }>(
    ({ message }) => `\`${message}\` has no example`,
    () => 'Add one exchange as exact wire lines.',
  ),
  'spec/example-direction': error<{ reason: string }>(
    ({ reason }) => reason,
    () => 'Requests and calls are sent and answered; notifications and events are received only.',
  ),
  'spec/example-not-json': error<{ reason: string }>(
    ({ reason }) => `the line is not JSON: ${reason}`,
    () =>
      'Write the line exactly as it goes over the wire; in double quotes YAML eats backslashes, so use single quotes.',
  ),
  'spec/example-shape': error<{ expected: string; received: string }>(
    ({ expected, received }) => `expected ${expected}, got ${received}`,
    () => 'Write the whole line as it goes over the wire, envelope and all.',
  ),
  'spec/example-name': error<{ name: string; message: string; allowed: readonly string[] }>(
    ({ name, message }) => `the line is of \`${name}\`, in an example of \`${message}\``,
    ({ allowed }) => `Write ${allowed.map((a) => `\`${a}\``).join(' or ')}, or move the example.`,
  ),
  'spec/example-id': error<{ sent: string; received: string }>(
    ({ sent, received }) => `the reply has the id ${received}, the request ${sent}`,
    () => 'A reply carries the id of its request.',
  ),
  'spec/example-http': error<{ received: string; expected: string }>(
    ({ received, expected }) => `the example asks for \`${received}\`, the message is ${expected}`,
    ({ expected }) => `Begin the line with ${expected}.`,
  ),
  'spec/example-mismatch': error<{ path: string; expected: string; received: string }>(
    ({ path, expected, received }) =>
      `the example does not fit its types: at ${path} expected ${expected}, got ${received}`,
    () => 'Correct the example, or the types of the message.',
  ),
  'spec/example-roundtrip': error<{ path: string; reason: string }>(
    ({ path, reason }) =>
      `the example does not survive being read, written and read again: at ${path} ${reason}`,
    () =>
      'What a type writes it must also read: look at `accepts` and `sends` of the scalar, or the order of a union.',
  ),
} as const;

export type DiagnosticCode = keyof typeof rules;
export type Facts<Code extends DiagnosticCode> = Parameters<(typeof rules)[Code]['message']>[0];

/** All codes, sorted; for tests and documents. */
export const diagnosticCodes = Object.keys(rules).toSorted() as readonly DiagnosticCode[];

export function createDiagnostic<Code extends DiagnosticCode>(
  code: Code,
  span: Span,
  facts: Facts<Code>,
): Diagnostic {
  const rule = rules[code] as unknown as Rule<Facts<Code>>;
  const { file, line, column, length, text } = span;
  return {
    code,
    severity: rule.severity,
    message: rule.message(facts),
    help: rule.help(facts),
    file,
    line,
    column,
    length,
    source: text,
  };
}

/** Sorted by place, each fault once. */
export function orderDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map(diagnostics.map((d) => [`${d.file}:${d.line}:${d.column}:${d.code}:${d.message}`, d]));
  return [...seen.values()].toSorted(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}

import type { ErrorObject } from 'ajv';
import { createDiagnostic, type Diagnostic, type DiagnosticCode, type Facts } from '../diagnostics.ts';
import { locate, type Path, type SourceFile } from '../load/source-file.ts';
import { showValue } from '../show.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * Turns the errors of a JSON Schema validator into diagnostics.
 *
 * The schemas pick branches with `if`, so an error comes from the branch that applies. What is left of noise are
 * the alternatives of `oneOf` and `anyOf` over `required`: only the error about the whole choice is kept.
 */
export function explainErrors(
  file: SourceFile,
  errors: readonly ErrorObject[],
  root: Schema,
): readonly Diagnostic[] {
  const unknownKeys = new Set(
    errors.filter((e) => e.keyword === 'additionalProperties').map((e) => e.instancePath),
  );
  const wrongTypes = new Set(errors.filter((e) => e.keyword === 'type').map((e) => e.instancePath));
  return errors.flatMap((error) => {
    if (error.keyword === 'if' || error.propertyName !== undefined) return [];
    if (/\/(oneOf|anyOf)\/\d+\/required$/.test(error.schemaPath)) return [];
    // With an unknown key in place, "no form" is most likely the same mistake; with the wrong type it is moot.
    const noForm = error.keyword === 'oneOf' && error.params.passingSchemas == null;
    if (noForm && (unknownKeys.has(error.instancePath) || wrongTypes.has(error.instancePath))) return [];
    return [explain(file, error, root)];
  });
}

function explain(file: SourceFile, error: ErrorObject, root: Schema): Diagnostic {
  const path = pathOf(error.instancePath);
  const at = <Code extends DiagnosticCode>(
    code: Code,
    facts: Facts<Code>,
    where: Path = path,
    part: 'key' | 'value' = 'value',
  ): Diagnostic => createDiagnostic(code, locate(file, where, part), facts);
  const params = error.params as Readonly<Record<string, unknown>>;
  const schema = error.parentSchema as Schema;
  const value = error.data;

  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      const oneWay = /^\/(notifications|events)\/[^/]+$/.test(error.instancePath);
      if (oneWay && ['result', 'returns', 'errors', 'form'].includes(key))
        return at('spec/one-way-result', { key }, [...path, key], 'key');
      const allowed = Object.keys((schema.properties ?? {}) as object);
      return at('spec/unknown-key', { key, allowed }, [...path, key], 'key');
    }
    case 'required':
      return at('spec/missing-key', missing(root, schema, String(params.missingProperty)), path, 'key');
    case 'dependencies':
      return at(
        'spec/missing-key',
        missing(root, schema, String(params.missingProperty)),
        [...path, String(params.property)],
        'key',
      );
    case 'anyOf': {
      const key = /\/dependencies\/([^/]+)\/anyOf$/.exec(error.schemaPath)?.[1];
      if (key === undefined) break;
      return at('spec/misplaced-key', { key, partners: requiredKeys(error.schema) }, [...path, key], 'key');
    }
    case 'oneOf': {
      const forms = requiredKeys(error.schema);
      const both = params.passingSchemas as readonly number[] | null;
      if (both === null) return at('spec/no-form', { forms }, path, 'key');
      const present = forms.filter((form) => typeof value === 'object' && value !== null && form in value);
      return at('spec/two-forms', { forms: present }, [...path, present[1] ?? ''], 'key');
    }
    case 'type':
      return at('spec/wrong-type', { expected: expectedType(error), received: showValue(value) });
    case 'const':
      return at('spec/unknown-value', {
        value: showValue(value),
        allowed: [JSON.stringify(params.allowedValue)],
      });
    case 'enum':
      return at('spec/unknown-value', {
        value: String(value),
        allowed: (params.allowedValues as unknown[]).map(String),
      });
    case 'pattern':
      return at('spec/bad-text', { value: showValue(value), rule: String(params.pattern) });
    case 'propertyNames': {
      const name = String(params.propertyName);
      const rule = String((error.schema as { pattern?: string }).pattern ?? 'not empty');
      return at('spec/bad-name', { name, rule }, [...path, name], 'key');
    }
    case 'minLength':
      return at('spec/wrong-type', { expected: 'a text that is not empty', received: showValue(value) });
    case 'minItems':
    case 'minProperties':
      return at(
        'spec/too-few',
        { least: Number(params.limit), received: Object.keys(value as object).length },
        path,
        'key',
      );
  }
  return at('spec/out-of-schema', { reason: error.message ?? error.keyword });
}

function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function requiredKeys(alternatives: unknown): readonly string[] {
  return (alternatives as readonly { required?: readonly string[] }[]).flatMap(
    (option) => option.required ?? [],
  );
}

/** The key and the description that the schema itself gives it. */
function missing(root: Schema, schema: Schema, key: string): { key: string; meaning: string } {
  const text = describe(root, (schema.properties as Readonly<Record<string, Schema>> | undefined)?.[key]);
  return { key, meaning: text === '' ? '' : `${text.charAt(0).toLowerCase()}${text.slice(1)}` };
}

function describe(root: Schema, schema: Schema | undefined): string {
  if (typeof schema?.description === 'string') return schema.description;
  const name = typeof schema?.$ref === 'string' ? schema.$ref.replace('#/definitions/', '') : undefined;
  if (name === undefined) return '';
  return describe(root, (root.definitions as Readonly<Record<string, Schema>>)[name]);
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
};

function expectedType(error: ErrorObject): string {
  const wanted = [error.params.type as string | readonly string[]]
    .flat()
    .map((type) => TYPE_NAMES[type] ?? type);
  // In the `else` of a choice: the other half of the choice is as good.
  if (!/\/else\/type$/.test(error.schemaPath)) return wanted.join(' or ');
  const keys = Object.keys((error.parentSchema as Schema).properties ?? {});
  if (keys.length > 0) wanted.unshift('the name of a type');
  else wanted.push(/\/enum\/[^/]+$/.test(error.instancePath) ? 'a mapping' : 'a list');
  return wanted.join(' or ');
}

import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Diagnostic } from '../diagnostics.ts';
import type { SourceFile } from '../load/source-file.ts';
import { explainErrors } from './explain.ts';

export type SchemaName = 'area' | 'protocol' | 'scalars';

/** Checks the shape of a file; gives a diagnostic for each fault, in no order. */
export type ShapeCheck = (schema: SchemaName, file: SourceFile) => readonly Diagnostic[];

interface Compiled {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly validate: ValidateFunction;
}

// Compiling takes longer than all else together, and the same schemas come again and again while a spec is edited.
const compiled = new Map<string, Compiled>();

function compile(text: string): Compiled {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const schema = JSON.parse(text) as Compiled['schema'];
  const ajv = new Ajv({ allErrors: true, verbose: true, strictTypes: false });
  const result = { schema, validate: ajv.compile(schema) };
  compiled.set(text, result);
  return result;
}

/**
 * @param schemas texts of the three schemas; they must be valid, as they are part of the tool.
 */
export function createShapeCheck(schemas: Readonly<Record<SchemaName, string>>): ShapeCheck {
  return (name, file) => {
    const { schema, validate } = compile(schemas[name]);
    if (validate(file.value)) return [];
    return explainErrors(file, (validate.errors ?? []) as ErrorObject[], schema);
  };
}

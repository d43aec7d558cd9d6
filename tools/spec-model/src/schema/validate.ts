import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Diagnostic } from '../diagnostics.ts';
import type { SourceFile } from '../load/source-file.ts';
import { explainErrors } from './explain.ts';

export type SchemaName = 'area' | 'protocol' | 'scalars';

/** Checks the shape of a file; gives a diagnostic for each fault, in no order. */
export type ShapeCheck = (schema: SchemaName, file: SourceFile) => readonly Diagnostic[];

/**
 * Compiles the JSON Schemas.
 *
 * @param schemas texts of the three schemas; they must be valid, as they are part of the tool.
 */
export function createShapeCheck(schemas: Readonly<Record<SchemaName, string>>): ShapeCheck {
  const ajv = new Ajv({ allErrors: true, verbose: true, strictTypes: false, strictRequired: false });
  const compiled = new Map<SchemaName, ValidateFunction>();
  return (name, file) => {
    let validate = compiled.get(name);
    if (validate === undefined) {
      validate = ajv.compile(JSON.parse(schemas[name]) as object);
      compiled.set(name, validate);
    }
    if (validate(file.value)) return [];
    return explainErrors(file, (validate.errors ?? []) as ErrorObject[]);
  };
}

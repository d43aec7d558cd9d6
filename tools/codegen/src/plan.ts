/** All emitters together. This module loads ts-morph; import it only when there is something to print. */
import type { Spec } from '@aluco/spec-model';
import { emitDescriptors } from './emit-descriptors.ts';
import { emitErrors } from './emit-errors.ts';
import { emitHandlers } from './emit-handlers.ts';
import { emitMessages } from './emit-messages.ts';
import { emitMethods } from './emit-methods.ts';
import { emitReferenceDocs } from './emit-reference-docs.ts';
import { emitScalars } from './emit-scalars.ts';
import { emitSpecData } from './emit-spec-data.ts';
import { emitTypes } from './emit-types.ts';
import type { PlannedFile } from './planned-file.ts';

const EMITTERS: readonly ((spec: Spec) => PlannedFile[])[] = [
  emitScalars,
  emitTypes,
  emitDescriptors,
  emitMessages,
  emitMethods,
  emitHandlers,
  emitErrors,
  emitSpecData,
  emitReferenceDocs,
];

/** Everything that follows from a spec, by path. */
export function planFiles(spec: Spec): PlannedFile[] {
  const plan = EMITTERS.flatMap((emit) => emit(spec));
  return plan.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

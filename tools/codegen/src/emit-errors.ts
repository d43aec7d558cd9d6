/** `errors.ts`: the error table of a protocol whose errors have numbers. */
import type { Spec } from '@aluco/spec-model';
import { docLines } from './doc-comment.ts';
import { propertyName } from './literal.ts';
import type { PlannedFile } from './planned-file.ts';
import { constant, printSource } from './print.ts';
import { type ProtocolContext, protocolContexts } from './protocol-context.ts';
import { protocolPath } from './spec-path.ts';

/** Emits the numbers of all errors by name, for each protocol that has any. */
export function emitErrors(spec: Spec): PlannedFile[] {
  return protocolContexts(spec).filter(hasErrorCodes).map(emitTable);
}

/** Whether the protocol's entry file has an error table to export. */
export function hasErrorCodes({ protocol }: ProtocolContext): boolean {
  return protocol.errors.some(({ code }) => code !== undefined);
}

function emitTable({ protocol, folder }: ProtocolContext): PlannedFile {
  const rows = protocol.errors.flatMap(({ name, code, doc }) => {
    if (code === undefined) return [];
    const comment = docLines({ doc }).map((line) => `  ${line}\n`);
    return [`${comment.join('')}  ${propertyName(name)}: ${code},\n`];
  });
  const table = constant('errorCodes', '', `{\n${rows.join('')}} as const`, {
    doc: 'The numbers of errors by name.',
  });
  return printSource(`${folder}/errors.ts`, [protocolPath(protocol)], [table]);
}

/** `handlers.ts`: the interface of a server, one method per message that it answers. */
import type { Spec } from '@aluco/spec-model';
import { docStructure } from './doc-comment.ts';
import { propertyName } from './literal.ts';
import { messageSummary } from './message-doc.ts';
import { isAnswered } from './message-traits.ts';
import type { PlannedFile } from './planned-file.ts';
import { createImports, printSource, StructureKind } from './print.ts';
import { type ProtocolContext, protocolContexts } from './protocol-context.ts';
import { protocolPath } from './spec-path.ts';

/** Emits the handler interfaces of all protocols. */
export function emitHandlers(spec: Spec): PlannedFile[] {
  return protocolContexts(spec).map(emitProtocol);
}

function emitProtocol(context: ProtocolContext): PlannedFile {
  const { protocol, folder, handlersInterface } = context;
  const imports = createImports();
  const methods = protocol.messages.filter(isAnswered).map((message) => {
    const { params, answer } = context.messageNames(message);
    const module = `./${context.areaNames(message.area).file}.types.ts`;
    imports.add(module, params);
    imports.add(module, answer);
    return {
      name: propertyName(message.name),
      docs: docStructure(messageSummary(message)),
      parameters: [
        { name: 'params', type: params },
        { name: 'context', type: 'Context' },
      ],
      returnType: `Awaitable<${answer}>`,
    };
  });
  return printSource(
    `${folder}/handlers.ts`,
    [protocolPath(protocol)],
    [
      ...imports.statements(),
      {
        kind: StructureKind.TypeAlias,
        isExported: true,
        name: 'Awaitable',
        typeParameters: [{ name: 'T' }],
        type: 'T | PromiseLike<T>',
        docs: [{ description: 'A value, or a promise of one.' }],
      },
      {
        kind: StructureKind.Interface,
        isExported: true,
        name: handlersInterface,
        typeParameters: [{ name: 'Context' }],
        docs: [{ description: `How a server answers each message of ${protocol.title}, by wire name.` }],
        methods,
      },
    ],
  );
}

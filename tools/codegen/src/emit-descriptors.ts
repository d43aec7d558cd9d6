/** `<area>.ts`: the typed descriptor of each message. `types.ts`: the descriptors of all named types. */
import type { Spec } from '@aluco/spec-model';
import { messageDescriptor, typeDescriptor } from './descriptors.ts';
import { printLiteral } from './literal.ts';
import { messageDoc } from './message-doc.ts';
import { isAnswered } from './message-traits.ts';
import type { PlannedFile } from './planned-file.ts';
import { constant, createImports, printSource } from './print.ts';
import { type ProtocolContext, protocolContexts } from './protocol-context.ts';
import { protocolPath, specPath } from './spec-path.ts';

/** Emits the descriptors of all protocols. */
export function emitDescriptors(spec: Spec): PlannedFile[] {
  return protocolContexts(spec).flatMap((context) => [
    ...context.protocol.areas.map(({ name, file }) => emitArea(context, name, specPath(file))),
    emitTypeRegistry(context),
  ]);
}

function emitArea(context: ProtocolContext, area: string, source: string): PlannedFile {
  const { protocol, folder } = context;
  const { file } = context.areaNames(area);
  const imports = createImports();
  const statements = protocol.messages
    .filter((message) => message.area === area)
    .map((message) => {
      const names = context.messageNames(message);
      const result = isAnswered(message) ? names.result : 'void';
      imports.add('@aluco/wire', 'TypedMessage');
      imports.add(`./${file}.types.ts`, names.params);
      if (isAnswered(message)) imports.add(`./${file}.types.ts`, names.result);
      return constant(
        names.constant,
        `TypedMessage<${names.params}, ${result}>`,
        printLiteral(messageDescriptor(protocol.name, message)),
        messageDoc(message),
      );
    });
  const body = statements.length > 0 ? [...imports.statements(), ...statements] : ['export {};'];
  return printSource(`${folder}/${file}.ts`, [source], body);
}

function emitTypeRegistry({ protocol, folder }: ProtocolContext): PlannedFile {
  const imports = createImports();
  imports.add('@aluco/wire', 'TypeRegistry');
  const registry = Object.fromEntries(protocol.types.map(({ name, type }) => [name, typeDescriptor(type)]));
  return printSource(
    `${folder}/types.ts`,
    [protocolPath(protocol)],
    [
      ...imports.statements(),
      constant('types', 'TypeRegistry', printLiteral(registry), {
        doc: 'The descriptors of all named types, by their names in the spec.',
      }),
    ],
  );
}

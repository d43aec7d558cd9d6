/** `<area>.ts`: the typed descriptor of each message, and the area's types with them. `types.ts`: the descriptors of all named types. */
import type { Area, Spec } from '@aluco/spec-model';
import { messageDescriptor, typeDescriptor } from './descriptors.ts';
import { docLines } from './doc-comment.ts';
import { printLiteral } from './literal.ts';
import { messageDoc } from './message-doc.ts';
import { isAnswered } from './message-traits.ts';
import type { PlannedFile } from './planned-file.ts';
import { constant, createImports, printSource, type Statement, StructureKind } from './print.ts';
import { type ProtocolContext, protocolContexts } from './protocol-context.ts';
import { protocolPath, specPath } from './spec-path.ts';

/** Emits the descriptors of all protocols. */
export function emitDescriptors(spec: Spec): PlannedFile[] {
  return protocolContexts(spec).flatMap((context) => [
    ...context.protocol.areas.map((area) => emitArea(context, area)),
    emitTypeRegistry(context),
  ]);
}

function emitArea(context: ProtocolContext, area: Area): PlannedFile {
  const { protocol, folder } = context;
  const { file } = context.areaNames(area.name);
  const imports = createImports();
  const statements = protocol.messages
    .filter((message) => message.area === area.name)
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
  const types: Statement = {
    kind: StructureKind.ExportDeclaration,
    isTypeOnly: true,
    moduleSpecifier: `./${file}.types.ts`,
  };
  const about = docLines({ summary: area.title, doc: withoutPages(area.doc), module: true }).join('\n');
  return printSource(
    `${folder}/${file}.ts`,
    [specPath(area.file)],
    [about, '', ...imports.statements(), types, ...statements],
  );
}

/** Links to other pages of the reference lead nowhere from a comment. */
function withoutPages(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]+)\]\([^):]+\.md(?:#[^)]*)?\)/g, '$1');
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

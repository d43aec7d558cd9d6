/**
 * `<area>.ts`: the typed descriptor of each message, and the area's types with them. `named-types.ts`: the descriptor of each
 * named type; `types.ts`: all of them by name. A bundler keeps only the messages that are used, and of the types theirs.
 */
import type { Area, Message, Spec } from '@aluco/spec-model';
import { messageDescriptor, typeDescriptor } from './descriptors.ts';
import { docLines } from './doc-comment.ts';
import { hasRule } from './generics.ts';
import { Code, printLiteral } from './literal.ts';
import { messageDoc } from './message-doc.ts';
import { messageParts } from './message-parts.ts';
import { isAnswered } from './message-traits.ts';
import type { PlannedFile } from './planned-file.ts';
import { constant, createImports, printSource, type Statement, StructureKind } from './print.ts';
import { type ProtocolContext, protocolContexts } from './protocol-context.ts';
import { protocolPath, specPath } from './spec-path.ts';

/** Emits the descriptors of all protocols. */
export function emitDescriptors(spec: Spec): PlannedFile[] {
  return protocolContexts(spec).flatMap((context) => [
    ...context.protocol.areas.map((area) => emitArea(context, area)),
    emitNamedTypes(context),
    emitTypeRegistry(context),
  ]);
}

function emitArea(context: ProtocolContext, area: Area): PlannedFile {
  const { protocol, folder } = context;
  const { file } = context.areaNames(area.name);
  const imports = createImports();
  const take = (module: string, name: string): Code => {
    imports.add(module, name, 'value');
    return new Code(name);
  };
  const printParts = (message: Message) => {
    const { kinds, types } = messageParts(message, protocol);
    return {
      kinds: kinds.map((kind) => take('@aluco/wire/kinds', kind)),
      types: Object.fromEntries(
        types.map(({ name }) => [name, take('./named-types.ts', context.typeConstant(name))]),
      ),
    };
  };
  const statements = protocol.messages
    .filter((message) => message.area === area.name)
    .map((message) => {
      const names = context.messageNames(message);
      const result = isAnswered(message) ? names.result : 'void';
      imports.add('@aluco/wire', 'TypedMessage');
      imports.add(`./${file}.types.ts`, names.params);
      if (isAnswered(message)) imports.add(`./${file}.types.ts`, names.result);
      const rule = hasRule(message, context) ? [names.rule] : [];
      for (const name of rule) imports.add(`./${file}.types.ts`, name);
      return constant(
        names.constant,
        `TypedMessage<${[names.params, result, ...rule].join(', ')}>`,
        printLiteral({ ...messageDescriptor(protocol.name, message), parts: printParts(message) }),
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

function emitNamedTypes({ protocol, folder, typeConstant }: ProtocolContext): PlannedFile {
  const imports = createImports();
  if (protocol.types.length > 0) imports.add('@aluco/wire', 'TypeDescriptor');
  const constants = protocol.types.map(({ name, type }) =>
    constant(typeConstant(name), 'TypeDescriptor', printLiteral(typeDescriptor(type)), {
      doc: `\`${name}\` of the spec.`,
    }),
  );
  return printSource(
    `${folder}/named-types.ts`,
    [protocolPath(protocol)],
    constants.length > 0 ? [...imports.statements(), ...constants] : ['export {};'],
  );
}

function emitTypeRegistry({ protocol, folder, typeConstant }: ProtocolContext): PlannedFile {
  const imports = createImports();
  imports.add('@aluco/wire', 'TypeRegistry');
  for (const { name } of protocol.types) imports.add('./named-types.ts', typeConstant(name), 'value');
  const registry = Object.fromEntries(protocol.types.map(({ name }) => [name, new Code(typeConstant(name))]));
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

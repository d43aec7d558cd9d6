/** `methods.ts`: a class with one typed method per message that a client may ask; what `call` does is written by hand. */
import type { Message, Spec } from '@aluco/spec-model';
import type { MethodDeclarationStructure, OptionalKind } from 'ts-morph';
import { docStructure } from './doc-comment.ts';
import { type Generic, genericStyle, genericsOf, typeArguments } from './generics.ts';
import { messageDoc } from './message-doc.ts';
import { allOptional, isAnswered } from './message-traits.ts';
import type { PlannedFile } from './planned-file.ts';
import { createImports, type ImportSet, printSource, type Statement, StructureKind } from './print.ts';
import { type ProtocolContext, protocolContexts } from './protocol-context.ts';
import { protocolPath } from './spec-path.ts';
import { resultText, type TypeStyle } from './type-text.ts';

/** Emits the client methods of all protocols. */
export function emitMethods(spec: Spec): PlannedFile[] {
  return protocolContexts(spec).map((context) => {
    const imports = createImports();
    const classes =
      context.protocol.methods === 'flat' ? [flatClass(context, imports)] : groupedClasses(context, imports);
    return printSource(
      `${context.folder}/methods.ts`,
      [protocolPath(context.protocol)],
      [...imports.statements(), ...classes],
    );
  });
}

const CALL_TYPES = [{ name: 'P' }, { name: 'R' }];
const CALL_PARAMETERS = [
  { name: 'message', type: 'TypedMessage<P, R>' },
  { name: 'params', type: 'P' },
  { name: 'options', type: 'CallOptions', hasQuestionToken: true },
];

function flatClass(context: ProtocolContext, imports: ImportSet): Statement {
  imports.add('@aluco/wire', 'TypedMessage');
  for (const name of ['CallOptions', 'ListPromise']) imports.add('../call.ts', name);
  const asked = context.protocol.messages.filter(isAnswered);
  return {
    kind: StructureKind.Class,
    isExported: true,
    isAbstract: true,
    name: context.methodsClass,
    docs: [
      {
        description: `The requests of ${context.protocol.title} as methods; a session says how one is carried out.`,
      },
    ],
    methods: [
      {
        name: 'call',
        isAbstract: true,
        docs: [{ description: 'Sends any message and gives its decoded result.' }],
        typeParameters: CALL_TYPES,
        parameters: CALL_PARAMETERS,
        returnType: 'Promise<R>',
      },
      {
        name: 'list',
        isAbstract: true,
        docs: [
          { description: 'The same for a message that gives a list, whose rows may be read as they come.' },
        ],
        typeParameters: [{ name: 'P' }, { name: 'R', constraint: 'readonly unknown[]' }],
        parameters: CALL_PARAMETERS,
        returnType: 'ListPromise<R>',
      },
      ...asked.map((message) => method(message, context, imports, 'this', '')),
    ],
  };
}

function groupedClasses(context: ProtocolContext, imports: ImportSet): Statement[] {
  for (const name of ['CallOptions', 'Caller', 'Reply']) imports.add('../call.ts', name);
  imports.add('@aluco/wire', 'TypedMessage');
  const areas = context.protocol.areas.filter(({ name }) =>
    context.protocol.messages.some((message) => message.area === name && isAnswered(message)),
  );
  const groups = areas.map((area): Statement => {
    const messages = context.protocol.messages.filter(
      (message) => message.area === area.name && isAnswered(message),
    );
    return {
      kind: StructureKind.Class,
      isExported: true,
      name: context.areaNames(area.name).methods,
      docs: [{ description: `${area.title}: its messages as methods.` }],
      properties: [{ name: '#caller', type: 'Caller', isReadonly: true }],
      ctors: [
        {
          docs: [{ description: 'Its messages go through `caller`.' }],
          parameters: [{ name: 'caller', type: 'Caller' }],
          statements: ['this.#caller = caller;'],
        },
      ],
      methods: messages.map((message) => method(message, context, imports, 'this.#caller', 'Reply')),
    };
  });
  return [
    ...groups,
    {
      kind: StructureKind.Class,
      isExported: true,
      isAbstract: true,
      name: context.methodsClass,
      implements: ['Caller'],
      docs: [
        {
          description: `The messages of ${context.protocol.title} as methods, by area; a client says how one is carried out.`,
        },
      ],
      properties: areas.map((area) => ({
        name: context.areaNames(area.name).property,
        isReadonly: true,
        docs: [{ description: `${area.title}.` }],
        initializer: `new ${context.areaNames(area.name).methods}(this)`,
      })),
      methods: [
        {
          name: 'call',
          isAbstract: true,
          docs: [{ description: 'Sends any message and gives the whole reply, its return value decoded.' }],
          typeParameters: CALL_TYPES,
          parameters: CALL_PARAMETERS,
          returnType: 'Promise<Reply<R>>',
        },
      ],
    },
  ];
}

/** Types in this file are all imported: none is declared here. */
function importingStyle(context: ProtocolContext, imports: ImportSet): TypeStyle {
  return {
    context,
    side: 'client',
    readonlyArrays: true,
    nullOptional: false,
    generics: new Map(),
    use(name, from) {
      if (from === 'wire') imports.add('@aluco/wire', name);
      else imports.add(`./${context.areaNames(context.areaOfTypeName(name)).file}.types.ts`, name);
    },
  };
}

/** `const` type parameters, so that a list written in place keeps its literal members. */
function methodTypeParameters(generics: readonly Generic[]) {
  return generics.map(({ name, constraint, role, absent }) => ({
    name,
    constraint,
    isConst: true,
    ...(role === 'at' ? {} : { default: absent }),
  }));
}

/** Whether its result is nothing but a list. */
function isList({ result: [only, ...others] }: Message, context: ProtocolContext): boolean {
  if (only === undefined || others.length > 0) return false;
  return only.rest === true || context.resolve(only.type).kind === 'list';
}

function method(
  message: Message,
  context: ProtocolContext,
  imports: ImportSet,
  target: string,
  envelope: string,
): OptionalKind<MethodDeclarationStructure> {
  const names = context.messageNames(message);
  const { file } = context.areaNames(message.area);
  imports.add(`./${file}.ts`, names.constant, 'value');
  const style = importingStyle(context, imports);
  const generics = genericsOf(message, { ...style, sharedFields: true });
  if (generics.length === 0) imports.add(`./${file}.types.ts`, names.result);
  if (generics.some(({ role }) => role === 'by')) imports.add('@aluco/wire', 'Every');
  // Rows are written out, so that an editor shows their fields and not the name of the result.
  const result =
    generics.length === 0
      ? names.result
      : resultText(message, genericStyle({ ...style, readonlyArrays: false }, generics));
  const isStreamed = envelope === '' && isList(message, context);
  const promise = isStreamed ? 'ListPromise' : 'Promise';
  const given = `${promise}<${envelope ? `${envelope}<${result}>` : result}>`;
  const call = `${target}.${isStreamed ? 'list' : 'call'}(${names.constant}, ${message.params.length > 0 ? 'params' : '{}'}, options)`;
  const options = { name: 'options', type: 'CallOptions', hasQuestionToken: true };
  if (message.params.length > 0) imports.add(`./${file}.types.ts`, names.params);
  const params = {
    name: 'params',
    type: `${names.params}${typeArguments(generics)}`,
    ...(allOptional(message) && { initializer: '{}' }),
  };
  return {
    name: names.method,
    docs: docStructure(messageDoc(message)),
    typeParameters: methodTypeParameters(generics),
    parameters: message.params.length > 0 ? [params, options] : [options],
    returnType: given,
    statements: [generics.length > 0 ? `return ${call} as ${given};` : `return ${call};`],
  };
}

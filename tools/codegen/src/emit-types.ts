/** `<area>.types.ts`: the named types of an area, and what each of its messages takes and gives. */
import type { Access, Message, NamedType, Spec, TypeNode } from '@aluco/spec-model';
import { type Documented, docStructure } from './doc-comment.ts';
import { type Generic, genericStyle, genericsOf, givensOf, resultGenerics } from './generics.ts';
import { propertyName, quote } from './literal.ts';
import { nullOptional } from './message-traits.ts';
import type { PlannedFile } from './planned-file.ts';
import {
  createImports,
  type ImportSet,
  printSource,
  type Statement,
  StructureKind,
  verbatim,
} from './print.ts';
import { type ProtocolContext, protocolContexts } from './protocol-context.ts';
import { specPath } from './spec-path.ts';
import {
  memberShape,
  type ObjectShape,
  OPEN_DOC,
  objectShape,
  paramShape,
  resultText,
  type TypeStyle,
  typeText,
  unionText,
} from './type-text.ts';
import { isVisible } from './views.ts';

/** Emits the type files of all protocols. */
export function emitTypes(spec: Spec): PlannedFile[] {
  return protocolContexts(spec).flatMap((context) =>
    context.protocol.areas.map(({ name }) => emitArea(context, name)),
  );
}

function emitArea(context: ProtocolContext, area: string): PlannedFile {
  const { protocol, folder } = context;
  const imports = createImports();
  const style = areaStyle(context, area, imports);
  const statements = [
    ...protocol.types
      .filter((type) => type.area === area)
      .flatMap((type) => namedTypeStatements(type, style)),
    ...protocol.messages
      .filter((message) => message.area === area)
      .flatMap((message) => messageStatements(message, style)),
  ];
  const source = specPath(protocol.areas.find(({ name }) => name === area)?.file ?? area);
  const body = statements.length > 0 ? [...imports.statements(), ...statements] : ['export {};'];
  return printSource(`${folder}/${context.areaNames(area).file}.types.ts`, [source], body);
}

/** The style of a file in one area: names of other areas are imported as they come up. */
function areaStyle(context: ProtocolContext, area: string, imports: ImportSet): TypeStyle {
  return {
    context,
    side: 'client',
    readonlyArrays: true,
    nullOptional: false,
    generics: new Map(),
    use(name, from) {
      if (from === 'wire') {
        imports.add('@aluco/wire', name);
        return;
      }
      const home = context.areaOfTypeName(name);
      if (home !== area) imports.add(`./${context.areaNames(home).file}.types.ts`, name);
    },
  };
}

function typeParameters(
  generics: readonly Generic[],
): { name: string; constraint: string; default: string }[] {
  return generics.map(({ name, constraint }) => ({ name, constraint, default: constraint }));
}

function aliasOf(
  name: string,
  type: string,
  about: Documented,
  generics: readonly Generic[] = [],
): Statement {
  return {
    kind: StructureKind.TypeAlias,
    name,
    isExported: true,
    docs: docStructure(about),
    typeParameters: typeParameters(generics),
    type: verbatim(type),
  };
}

function interfaceOf(
  name: string,
  shape: ObjectShape,
  about: Documented,
  generics: readonly Generic[] = [],
): Statement {
  return {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    docs: docStructure(about),
    typeParameters: typeParameters(generics),
    properties: shape.properties.map((property) => ({
      name: propertyName(property.name),
      type: verbatim(property.type),
      hasQuestionToken: property.optional,
      docs: docStructure(property.about),
    })),
    indexSignatures: shape.open
      ? [{ docs: [{ description: OPEN_DOC }], keyName: 'key', keyType: 'string', returnType: 'unknown' }]
      : [],
  };
}

/** An interface where the type has members of its own, an alias otherwise. */
function declare(
  name: string,
  node: TypeNode,
  about: Documented,
  style: TypeStyle,
  generics: readonly Generic[] = [],
): Statement {
  const shape = objectShape(node, style);
  if (shape && (shape.properties.length > 0 || shape.open)) return interfaceOf(name, shape, about, generics);
  return aliasOf(name, typeText(node, style), about, generics);
}

function namedTypeStatements(named: NamedType, style: TypeStyle): Statement[] {
  const { context } = style;
  const name = context.typeName(named.name);
  const notes = named.type.kind === 'enum' ? [enumNotes(named.type)] : [];
  const about = { ...named, notes: notes.filter((note) => note !== '') };
  if (named.type.kind === 'family') return familyStatements(named, about, style);
  // A name the spec gives to the fields of a record is where they are listed.
  if (named.type.kind === 'fieldOf' && context.viewNames(named.type.of, named.type.access).field === name) {
    const record = context.resolve({ kind: 'ref', name: named.type.of });
    return [aliasOf(name, fieldNames(record, named.type.access), about)];
  }
  return [declare(name, named.type, about, style), ...viewStatements(named, style)];
}

function enumNotes(node: TypeNode & { kind: 'enum' }): string {
  const lines = node.values.flatMap(({ value, doc, deprecated }) => {
    const text = [doc, deprecated && `Deprecated: ${deprecated}`].filter(Boolean).join(' ');
    return text === '' ? [] : [`- \`${value}\`: ${text}`];
  });
  return lines.join('\n');
}

/** The names of those fields of a record that an access shows. */
function fieldNames(record: TypeNode, access: Access): string {
  if (record.kind !== 'record') return 'never';
  const visible = record.fields.filter((field) => isVisible(field, access));
  return unionText(visible.map(({ name }) => quote(name))) || 'never';
}

/** The readable and the settable side of a record, where something refers to them. */
function viewStatements(named: NamedType, style: TypeStyle): Statement[] {
  const { context } = style;
  const record = context.resolve(named.type);
  if (record.kind !== 'record') return [];
  const base = context.typeName(named.name);
  return context.views
    .filter(({ of }) => of === named.name)
    .flatMap(({ access }) => {
      const names = context.viewNames(named.name, access);
      const whole = !record.open && record.fields.every((field) => isVisible(field, access));
      const verb = access === 'read' ? 'a server returns' : 'a client may set';
      style.use(names.field, 'protocol');
      const fields = aliasOf(names.field, fieldNames(record, access), {
        doc: `The name of a field of {@link ${base}} that ${verb}.`,
      });
      const view = aliasOf(names.view, whole ? base : `Pick<${base}, ${names.field}>`, {
        doc: `The fields of {@link ${base}} that ${verb}.`,
      });
      return names.emitField ? [fields, view] : [view];
    });
}

/** A family is an interface from its keys to the records they pick. */
function familyStatements(named: NamedType, about: Documented, style: TypeStyle): Statement[] {
  const { context } = style;
  if (named.type.kind !== 'family') return [];
  const cases = Object.entries(named.type.cases);
  return context.views
    .filter(({ of }) => of === named.name)
    .flatMap(({ access }) => {
      const names = context.viewNames(named.name, access);
      const properties = cases.map(([key, record]) => {
        const { view } = context.viewNames(record, access);
        style.use(view, 'protocol');
        return { name: key, type: view, optional: false, about: { doc: context.namedType(record).doc } };
      });
      return [
        interfaceOf(names.view, { properties, open: false }, about),
        aliasOf(names.field, `{ [K in keyof ${names.view}]: keyof ${names.view}[K] }`, {
          doc: `The names of the fields of each record of {@link ${names.view}}.`,
        }),
      ];
    });
}

function messageStatements(message: Message, base: TypeStyle): Statement[] {
  const { context } = base;
  const names = context.messageNames(message);
  const generics = genericsOf(message, base);
  const style = genericStyle({ ...base, nullOptional: nullOptional(message) }, generics);
  const { deprecated, experimental, since } = message;
  const about = (text: string): Documented => ({
    doc: text,
    ...(deprecated && { deprecated }),
    ...(experimental && { experimental }),
    ...(since && { since }),
  });
  const properties = message.params.map((member) => paramShape(member, style));
  const params =
    properties.length === 0
      ? aliasOf(names.params, 'Record<string, never>', about(`What \`${message.name}\` takes: nothing.`))
      : interfaceOf(
          names.params,
          { properties, open: false },
          about(`What \`${message.name}\` takes.`),
          generics,
        );
  if (message.kind === 'notification' || message.kind === 'event') return [params];
  const client = { ...style, readonlyArrays: false, nullOptional: false };
  const answer: TypeStyle = { ...base, side: 'answer' };
  return [
    params,
    resultStatement(
      names.result,
      message,
      about(`What \`${message.name}\` gives to a client.`),
      client,
      resultGenerics(message, client, generics),
    ),
    resultStatement(
      names.answer,
      message,
      about(`What a server answers to \`${message.name}\`.`),
      answer,
      [],
    ),
    ...(generics.length > 0 ? [ruleStatement(message, client)] : []),
  ];
}

/** How the result follows from the parameters. Lists of fields are checked again where a key picks the record. */
function ruleStatement(message: Message, client: TypeStyle): Statement {
  const names = client.context.messageNames(message);
  client.use('ResultRule', 'wire');
  const given = givensOf(message, client);
  const properties = [
    {
      name: 'result',
      type: resultText(message, genericStyle(client, given)),
      about: 'What it gives for its parameters.',
    },
  ];
  if (given.some(({ role }) => role === 'at')) {
    const allowed = givensOf(message, { ...client, sharedFields: true });
    const taken = allowed.map(({ role, name, constraint }) => (role === 'at' ? name : constraint));
    const type = `${names.params}<${taken.join(', ')}>`;
    properties.unshift({ name: 'takes', type, about: 'What they have to be, as they depend on each other.' });
  }
  return {
    kind: StructureKind.Interface,
    name: names.rule,
    isExported: true,
    docs: [
      {
        description: `How the result of \`${message.name}\` follows from its parameters; for the compiler only.`,
      },
    ],
    extends: ['ResultRule'],
    properties: properties.map(({ name, type, about }) => ({
      name,
      type: verbatim(type),
      isReadonly: true,
      docs: [{ description: about }],
    })),
  };
}

/** Nothing, the one value there is, or an object of several. */
function resultStatement(
  name: string,
  message: Message,
  about: Documented,
  style: TypeStyle,
  generics: readonly Generic[],
): Statement {
  const [first, ...more] = message.result;
  if (!first) return aliasOf(name, 'void', about);
  if (more.length > 0) {
    const properties = message.result.map((member) => memberShape(member, style));
    return interfaceOf(name, { properties, open: false }, about, generics);
  }
  const described = { ...about, notes: first.doc ? [first.doc] : [] };
  if (!first.rest && !first.optional) return declare(name, first.type, described, style, generics);
  return aliasOf(name, memberShape(first, style).type, described, generics);
}

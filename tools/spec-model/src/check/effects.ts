import type { Effect, Message, TypeNode } from '../ir.ts';
import type { CheckContext } from '../link/draft.ts';
import { coreOf, resolveName } from '../link/types.ts';

/** Effects name resources, events and parameters that exist. */
export function checkEffects(context: CheckContext): void {
  for (const message of context.draft.messages)
    for (const effect of message.effects) checkEffect(context, message, effect);
}

const PARAMETER_KEYS = ['key', 'keys', 'fields', 'parent', 'from', 'with', 'to'] as const;

function checkEffect(context: CheckContext, message: Message, effect: Effect): void {
  const { resources, events, report } = context;
  if (effect.resource !== '' && !resources.has(effect.resource)) {
    const facts = { name: effect.resource, known: [...resources.keys()] };
    report('spec/unknown-resource', effect, facts, [effect.kind === 'job' ? 'on' : effect.kind]);
  }
  if (effect.kind === 'job')
    for (const [i, name] of effect.emits.entries())
      if (!events.has(name))
        report('spec/unknown-event', effect, { name, known: [...events.keys()] }, ['emits', i]);
  for (const key of PARAMETER_KEYS) {
    const name = (effect as Partial<Record<typeof key, string>>)[key];
    if (name !== undefined && name !== '') checkParameter(context, message, effect, key, name);
  }
}

function checkParameter(
  context: CheckContext,
  message: Message,
  effect: Effect,
  key: string,
  path: string,
): void {
  const params = message.params.map((param) => param.name);
  const facts = { key, name: path, message: message.name, params };
  if (path === '*') {
    if (key !== 'from' && key !== 'with') context.report('spec/unknown-parameter', effect, facts, [key]);
    return;
  }
  const [name = '', ...inner] = path.split('.');
  const param = message.params.find((candidate) => candidate.name === name);
  if (param === undefined) {
    context.report('spec/unknown-parameter', effect, facts, [key]);
    return;
  }
  let here: TypeNode | undefined = param.type;
  for (const part of inner) {
    const parts: ReadonlyMap<string, TypeNode> | undefined = partsOf(context, here);
    if (parts === undefined) return;
    if (!parts.has(part)) {
      context.report('spec/unknown-field', effect, { name: part, record: name, known: [...parts.keys()] }, [
        key,
      ]);
      return;
    }
    here = parts.get(part);
  }
}

/** Members or fields by name; undefined when the type has none that could be told. */
function partsOf(
  context: CheckContext,
  type: TypeNode | undefined,
): ReadonlyMap<string, TypeNode> | undefined {
  const core = type === undefined ? undefined : coreOf(type, context.types);
  if (core === undefined) return undefined;
  if (core.kind === 'tuple') return new Map(core.members.map((member) => [member.name, member.type]));
  if (core.kind === 'record') return new Map(core.fields.map((field) => [field.name, field.type]));
  if (core.kind === 'partial' || core.kind === 'entries')
    return partsOf(context, resolveName(core.of, context.types));
  return core.kind === 'map' || core.kind === 'union' ? undefined : new Map();
}

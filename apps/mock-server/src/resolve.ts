/**
 * Who answers a message: a handler written by hand, else, where the spec says so, a sample of its result type, else its
 * declared effects, with a sample where they leave the result open. Whatever is left is answered by a sample too, so that
 * every message answers; a test names it.
 */
import { carryOut, type EffectWorld, type Row } from '@aluco/estate';
import { type LinkedSpec, type MessageData, registryOf } from '@aluco/spec-data';
import { sampleResult } from '@aluco/wire';

/** `session`: the protocol library itself. `nothing`: nobody said how; a sample stands in. */
export type AnsweredBy = 'session' | 'handler' | 'effects' | 'spec' | 'nothing';

/** Answers a message; parameters and answer are in the form of the generated handlers. */
export type Answer<Context> = (params: never, context: Context) => unknown;

export interface ResolveOptions<Context> {
  readonly spec: LinkedSpec;
  /** Messages that the protocol library answers. */
  readonly session: ReadonlySet<string>;
  /** By full name. */
  readonly handlers: object;
  /** What declared effects are carried out on; those on resources that it does not have are not. */
  readonly effects?: EffectWorld | undefined;
  /** Equal seeds give equal samples. */
  readonly seed: number | string;
  /** Turns what handlers and effects throw into what the library sends. */
  readonly translate: (error: unknown, context: Context) => unknown;
}

export interface Resolution<Context> {
  /** Of every message that is answered. */
  readonly by: ReadonlyMap<string, AnsweredBy>;
  /** For all messages but those of the session. */
  readonly answers: Readonly<Record<string, Answer<Context>>>;
  /** Handlers of messages that the spec does not have. */
  readonly strays: readonly string[];
}

/** Settles for each message of a spec who answers it. */
export function resolveMessages<Context>(options: ResolveOptions<Context>): Resolution<Context> {
  const { spec, session, effects, translate } = options;
  const handlers = options.handlers as Readonly<Record<string, Answer<Context> | undefined>>;
  const by = new Map<string, AnsweredBy>();
  const answers: Record<string, Answer<Context>> = {};
  for (const message of spec.messages.filter(isAnswered)) {
    const handler = handlers[message.name];
    const who = whoAnswers(message, {
      session,
      hasHandler: handler !== undefined,
      effects,
    });
    by.set(message.name, who);
    if (who === 'session') continue;
    const answer = makeAnswer(message, who, options, handler);
    answers[message.name] = async (params, context) => {
      try {
        return await answer(params, context);
      } catch (error) {
        throw translate(error, context);
      }
    };
  }
  return { by, answers, strays: Object.keys(handlers).filter((name) => !by.has(name)) };
}

function isAnswered({ kind }: MessageData): boolean {
  return kind === 'request' || kind === 'call' || kind === 'http';
}

function whoAnswers(
  { name, declarative, effects, answer }: MessageData,
  known: { session: ReadonlySet<string>; hasHandler: boolean; effects: EffectWorld | undefined },
): AnsweredBy {
  if (known.session.has(name)) return 'session';
  if (known.hasHandler) return 'handler';
  if (answer === 'spec') return 'spec';
  const kept = new Set(known.effects?.resources.map((resource) => resource.name));
  return declarative && effects.every(({ resource }) => kept.has(resource)) ? 'effects' : 'nothing';
}

function makeAnswer<Context>(
  message: MessageData,
  who: AnsweredBy,
  { spec, effects, seed }: ResolveOptions<Context>,
  handler: Answer<Context> | undefined,
): (params: never, context: Context) => unknown {
  if (who === 'handler' && handler !== undefined) return handler;
  const sample = (params: unknown) => sampleResult(message, registryOf(spec), { seed, params });
  if (who !== 'effects' || effects === undefined) return sample;
  return (params: Row) => carryOut(message, params, effects) ?? sample(params);
}

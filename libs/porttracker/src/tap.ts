import type { MessageDescriptor } from '@aluco/wire';
import type { ChannelTap } from './channel.ts';
import { textOf } from './errors.ts';
import { type Protocol, protocol } from './protocol.ts';
import { HIDDEN, withoutQuoted } from './quotes.ts';
import { hiddenTexts, redactor } from './secrets.ts';

/** An array that passed. */
export interface TappedFrame {
  /** From this side: `in` was received, `out` was sent. */
  readonly direction: 'in' | 'out';
  /** Milliseconds since 1970, with fractions. */
  readonly time: number;
  /** Its length on the wire. */
  readonly octets: number;
  /**
   * As it passed, but that `•••` stands for what the protocol's description marks as secret, and for the arguments of what it
   * does not describe. A reply whose rows were streamed, by the server or to `rows()`, has `…` for them.
   */
  readonly frame: readonly unknown[];
  /** The request, notification or event it is or answers; undefined where that is not known. */
  readonly message: string | undefined;
  /** The connection it passed on: each one that this process taps has a number of its own, from 1. */
  readonly connection: number;
  /**
   * What `frame` says, as typed methods have it: the parameters of a request, a notification or an event, or the result of a
   * reply. Worked out when it is read. Undefined for failures, and where a fault or something hidden is in the way.
   */
  readonly decoded: unknown;
}

/** Sees every array that passes, in order. What it throws is warned of and has no effect. */
export type FrameTap = (tapped: TappedFrame) => void;

/** What a tap remembers of a request until its reply has passed. */
interface Asked {
  /** As they were shown. */
  readonly args: readonly unknown[];
}

interface Connection {
  readonly number: number;
  readonly asked: Map<unknown, Asked>;
  /** What was hidden of those requests in which anything was. */
  readonly secrets: Map<unknown, readonly string[]>;
}

const connections = new WeakMap<object, Connection>();
let count = 0;

/** Shows `onFrame` what passes at one side of connections. */
export function createTap(side: 'client' | 'server', onFrame: FrameTap | undefined): ChannelTap | undefined {
  if (onFrame === undefined) return undefined;
  return (direction, octets, frame, name, channel) => {
    const isRequest = (direction === 'out') === (side === 'client');
    try {
      onFrame(new Tapped(direction, octets, connectionOf(channel), shownOf(frame, isRequest, name, channel)));
    } catch (error) {
      process.emitWarning(`onFrame threw: ${textOf(error)}`, 'PorttrackerWarning');
    }
  };
}

function connectionOf(channel: object): Connection {
  let connection = connections.get(channel);
  if (connection === undefined) {
    connection = { number: ++count, asked: new Map(), secrets: new Map() };
    connections.set(channel, connection);
  }
  return connection;
}

/** A frame without its secrets, and what is needed to decode it. */
interface Shown {
  readonly frame: readonly unknown[];
  readonly message: string | undefined;
  decode?(described: Protocol): unknown;
}

class Tapped implements TappedFrame {
  readonly direction: 'in' | 'out';
  readonly time: number;
  readonly octets: number;
  readonly connection: number;
  readonly frame: readonly unknown[];
  readonly message: string | undefined;
  readonly #decode: Shown['decode'];

  constructor(direction: 'in' | 'out', octets: number, { number }: Connection, shown: Shown) {
    this.direction = direction;
    this.time = performance.timeOrigin + performance.now();
    this.octets = octets;
    this.connection = number;
    this.frame = shown.frame;
    this.message = shown.message;
    this.#decode = shown.decode;
  }

  get decoded(): unknown {
    try {
      return this.#decode?.(protocol());
    } catch {
      return undefined;
    }
  }
}

/** `name` is that of the request a reply belongs to, where one is known. */
function shownOf(
  given: readonly unknown[],
  isRequest: boolean,
  name: string | undefined,
  channel: object,
): Shown {
  const { asked, secrets } = connectionOf(channel);
  const isAnswer = !isRequest && secrets.size > 0;
  // Whatever a server says while it has secrets may quote them.
  const frame = isAnswer ? withoutQuoted(given, [...secrets.values()].flat()) : given;
  const [id, second, ...args] = frame;
  const { requests, notifications, events } = protocol();
  if (id === null && !isRequest) {
    const isEvent = second === 'event';
    const own = isEvent ? args[0] : second;
    const message = typeof own === 'string' ? (isEvent ? events : notifications)[own] : undefined;
    const lead = isEvent ? [id, second, ...args.slice(0, 1)] : [id, second];
    return paramsShown(lead, message, isEvent ? args.slice(1) : args);
  }
  if (!isRequest) {
    const request = asked.get(given[0]);
    asked.delete(given[0]);
    secrets.delete(given[0]);
    return replyShown(frame, name === undefined ? undefined : requests[name], name, request);
  }
  const lead = [plain(id), typeof second === 'string' ? second : HIDDEN];
  const message = typeof second === 'string' ? requests[second] : undefined;
  if (message === undefined) {
    asked.set(id, { args: [] });
    keep(hiddenTexts(args, []));
    return { frame: [...lead, ...args.map(hide)], message: typeof second === 'string' ? second : undefined };
  }
  const shown = paramsShown(lead, message, args);
  const shownArgs = shown.frame.slice(2);
  asked.set(id, { args: shownArgs });
  if (redactor().holdsSecrets(message)) keep(hiddenTexts(args, shownArgs));
  return shown;

  function keep(texts: readonly string[]): void {
    if (texts.length > 0) secrets.set(id, texts);
  }
}

function paramsShown(
  lead: readonly unknown[],
  message: MessageDescriptor | undefined,
  args: readonly unknown[],
): Shown {
  if (message === undefined) return { frame: [...lead, ...args], message: undefined };
  const shown = redactor().params(message, args);
  return {
    frame: [...lead, ...shown],
    message: message.name,
    decode: ({ codecs }) => codecs.message(message).decodeParams(shown),
  };
}

function replyShown(
  [id, status, ...args]: readonly unknown[],
  message: MessageDescriptor | undefined,
  name: string | undefined,
  request: Asked | undefined,
): Shown {
  const lead = [plain(id), plain(status)];
  const known = message?.name ?? name;
  if (!status || status === '0') {
    // The words are the server's own, but it may quote what it was sent.
    const mayQuote = message === undefined || redactor().holdsSecrets(message);
    const [words, ...extra] = args;
    const shownWords = mayQuote ? plain(words) : words;
    const shown = args.length === 0 ? [] : [shownWords, ...(mayQuote ? extra.map(hide) : extra)];
    return { frame: [...lead, ...shown], message: known };
  }
  // A reply to nothing that is known may hold anything.
  if (message === undefined) return { frame: [...lead, ...args.map(hide)], message: known };
  const shown = redactor().result(message, args);
  return {
    frame: [...lead, ...shown],
    message: known,
    decode({ codecs }) {
      const codec = codecs.message(message);
      return codec.decodeResult(shown, request && codec.decodeParams(request.args));
    },
  };
}

function hide(): string {
  return HIDDEN;
}

/** Ids and the like, which may be anything where a peer sends no requests. */
function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? HIDDEN : value;
}

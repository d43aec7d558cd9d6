/** Hands what the server sends unasked to those who listen: events by name pattern, other notifications to all. */

import type { Codecs, MessageDescriptor } from '@aluco/wire';
import { PorttrackerError, textOf } from '../errors.ts';
import type { EventTypes, NotificationTypes } from '../gen/index.ts';
import { ensureKind, ensureKinds } from '../kinds.ts';
import { AsyncQueue, type StreamOptions } from './async-queue.ts';
import { type Matching, matchesGlob } from './glob.ts';
import { type Send, Subscriptions } from './subscriptions.ts';

/** Names of the events this version knows. */
export type KnownEventName = keyof EventTypes & string;

/** An event of a kind this version knows. */
export type KnownEvent<Name extends KnownEventName = KnownEventName> = {
  [N in Name]: {
    /** Its wire name, which tells what `params` are. */
    readonly name: N;
    /** What it carries. */
    readonly params: EventTypes[N];
  };
}[Name];

/** An event of any other kind: its arguments as they came. */
export interface UnknownEvent {
  /** Its wire name. */
  readonly name: string;
  /** What came after the name, as parsed. */
  readonly params: readonly unknown[];
}

/** The events that a pattern selects. A pattern that fits no known name selects unknown ones. */
export type EventOf<P extends string> = string extends P
  ? KnownEvent | UnknownEvent
  : [Matching<P, KnownEventName>] extends [never]
    ? UnknownEvent
    : KnownEvent<Matching<P, KnownEventName>>;

/** Options of a stream of events. */
export interface EventOptions extends StreamOptions {
  /** Also gives events of kinds this version does not know, where the pattern fits them. Default: only if it fits no other. */
  readonly unknown?: boolean;
}

/** Events as they come. Leaving the loop over it, `return()` or disposing of it ends the subscription. */
export interface EventStream<T> extends AsyncIterableIterator<T>, AsyncDisposable {
  /**
   * Settles when the server has confirmed the subscription; events of requests made before that may be missed.
   * A refusal also ends the stream with that error. Rejects with `aborted` when the signal ends the stream before.
   */
  readonly ready: Promise<void>;
  /** Events lost to the policy `drop_oldest` so far. */
  readonly dropped: number;
}

/** A notification other than an event. */
export type Notice =
  | {
      [N in keyof NotificationTypes]: {
        readonly kind: 'notification';
        /** Its wire name, which tells what `params` are. */
        readonly name: N;
        /** What it carries. */
        readonly params: NotificationTypes[N];
      };
    }[keyof NotificationTypes]
  /** One this version does not know, as it came. */
  | {
      readonly kind: 'unknown';
      /** Its wire name. */
      readonly name: string;
      /** What came after the name, as parsed. */
      readonly args: readonly unknown[];
    }
  /** An event subscribed by a request of the program's own is refused since a reconnection. */
  | {
      readonly kind: 'unsubscribed';
      /** The event, as it was subscribed. */
      readonly name: string;
      /** The refusal. */
      readonly error: PorttrackerError;
    }
  /** Something from the server that does not follow the protocol, and was skipped. */
  | {
      readonly kind: 'violation';
      /** What came and what was expected, with the code `protocol_violation`. */
      readonly error: PorttrackerError;
    };

/** What the hub needs of the generated protocol. */
export interface HubProtocol {
  readonly events: Readonly<Record<string, MessageDescriptor>>;
  readonly notifications: Readonly<Record<string, MessageDescriptor>>;
  readonly codecs: Codecs;
}

interface Listener {
  readonly pattern: string;
  /** What is subscribed for it. */
  readonly names: readonly string[];
  readonly unknown: boolean;
  readonly queue: AsyncQueue<KnownEvent | UnknownEvent>;
}

/** Notices kept for the first who asks for them; those of greeting and login come before anybody can. */
const BACKLOG = 100;

/** See the head of this file. */
export class Hub {
  readonly #protocol: HubProtocol;
  readonly #listeners = new Set<Listener>();
  readonly #notices = new Set<AsyncQueue<Notice>>();
  readonly #subscriptions: Subscriptions;
  readonly #onPressure: () => void;
  /** Streams that hold all they may. */
  readonly #full = new Set<object>();
  #backlog: Notice[] = [];
  #closed = false;
  #failure: PorttrackerError | undefined;

  /** `onPressure` is called whenever `isFull` may have changed. */
  constructor(protocol: HubProtocol, send: Send, onPressure: () => void) {
    this.#protocol = protocol;
    this.#subscriptions = new Subscriptions(send);
    this.#onPressure = onPressure;
  }

  /** Whether a stream with the policy `pause` wants nothing more for now. */
  get isFull(): boolean {
    return this.#full.size > 0;
  }

  events<P extends string>(pattern: P, options: EventOptions): EventStream<EventOf<P>> {
    ensureKind('pattern', pattern, 'string');
    ensureKinds(options, { unknown: 'boolean' });
    const known = Object.keys(this.#protocol.events).filter((name) => matchesGlob(pattern, name));
    const unknown = options.unknown ?? known.length === 0;
    const everything = pattern.includes('*') && (unknown || pattern === '*');
    const names = everything ? ['*'] : pattern.includes('*') ? known : [pattern];
    let leave = () => {};
    const queue = new AsyncQueue<KnownEvent | UnknownEvent>(
      options,
      () => leave(),
      (isFull) => this.#press(listener, isFull),
    );
    const listener: Listener = { pattern, names, unknown, queue };
    const stream = Object.assign(queue, { ready: Promise.resolve() });
    if (this.#closed) queue.end(this.#failure);
    else if (!options.signal?.aborted) {
      this.#listeners.add(listener);
      stream.ready = this.#subscriptions.add(names, options.signal);
      stream.ready.then(
        () => {
          leave = () => this.#leave(listener);
          if (!this.#listeners.has(listener)) void this.#subscriptions.remove(names);
        },
        (error: unknown) => queue.end(error),
      );
      leave = () => this.#listeners.delete(listener);
    }
    return stream as unknown as EventStream<EventOf<P>>;
  }

  notices(options: StreamOptions): AsyncQueue<Notice> {
    ensureKinds(options, {});
    const queue: AsyncQueue<Notice> = new AsyncQueue(
      { overflow: 'drop_oldest', ...options },
      () => this.#notices.delete(queue),
      (isFull) => this.#press(queue, isFull),
    );
    for (const notice of this.#backlog.splice(0)) queue.push(notice);
    if (this.#closed) queue.end(this.#failure);
    else this.#notices.add(queue);
    return queue;
  }

  /** Takes a notification's name and arguments. */
  deliver(name: string, args: readonly unknown[]): void {
    if (name === 'event') {
      this.#deliverEvent(args);
      return;
    }
    const message = this.#protocol.notifications[name];
    if (message === undefined) this.#notify({ kind: 'unknown', name, args });
    else {
      const params = this.#decode(message, args);
      if (params !== undefined) this.#notify({ kind: 'notification', name, params } as Notice);
    }
  }

  violation(error: PorttrackerError): void {
    this.#notify({ kind: 'violation', error });
  }

  /** What waits came in plain text, and TLS starts: who listens must not take it for what came inside. */
  forget(): void {
    this.#backlog = [];
    for (const { queue } of this.#listeners) queue.clear();
    for (const queue of this.#notices) queue.clear();
  }

  /** The connection is gone, and another one may follow: streams stay. */
  lost(): void {
    this.#subscriptions.lost();
  }

  /** A `subscribe` or `unsubscribe` of the program's own; see `Subscriptions.change`. */
  change(...[message, names, send]: Parameters<Subscriptions['change']>): Promise<void> {
    return this.#subscriptions.change(message, names, send);
  }

  /** The same on a connection whose server has forgotten its subscriptions. */
  renew(send: Send): Promise<void> {
    return this.#subscriptions.inOrder(() => {
      this.lost();
      return this.restore(send);
    });
  }

  /** Subscribes on a new connection to what was subscribed. Streams end with the error of a server that refuses one they need. */
  async restore(send: Send): Promise<void> {
    for (const { name, error, isOwn } of await this.#subscriptions.restore(send)) {
      for (const { names, queue } of [...this.#listeners]) if (names.includes(name)) queue.end(error);
      if (isOwn) this.#notify({ kind: 'unsubscribed', name, error });
    }
  }

  /** Ends all streams: quietly without a failure, by throwing it with one. */
  close(failure: PorttrackerError | undefined): void {
    this.#closed = true;
    this.#failure = failure;
    for (const { queue } of [...this.#listeners]) queue.end(failure);
    for (const queue of [...this.#notices]) queue.end(failure);
  }

  #deliverEvent(args: readonly unknown[]): void {
    const [name] = args;
    if (typeof name !== 'string') {
      this.violation(
        new PorttrackerError('protocol_violation', 'event: expected a name', { message: 'event' }),
      );
      return;
    }
    const rest = args.slice(1);
    const message = this.#protocol.events[name];
    const params = message === undefined ? rest : this.#decode(message, rest);
    if (params === undefined) return;
    const event = { name, params } as KnownEvent | UnknownEvent;
    for (const listener of this.#listeners) {
      if (message === undefined && !listener.unknown) continue;
      if (matchesGlob(listener.pattern, name)) listener.queue.push(event);
    }
  }

  #decode(message: MessageDescriptor, args: readonly unknown[]): unknown {
    try {
      return this.#protocol.codecs.message(message).decodeParams(args);
    } catch (cause) {
      this.violation(
        new PorttrackerError('protocol_violation', textOf(cause), { message: message.name, cause }),
      );
      return undefined;
    }
  }

  #press(stream: object, isFull: boolean): void {
    if (isFull) this.#full.add(stream);
    else this.#full.delete(stream);
    this.#onPressure();
  }

  #leave(listener: Listener): void {
    this.#listeners.delete(listener);
    if (!this.#closed) void this.#subscriptions.remove(listener.names);
  }

  #notify(notice: Notice): void {
    if (this.#notices.size > 0) for (const queue of this.#notices) queue.push(notice);
    else if (this.#backlog.push(notice) > BACKLOG) this.#backlog.shift();
  }
}

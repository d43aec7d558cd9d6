/**
 * What a server's options come to, worked out once for all of its sessions: the limits checked and filled in, and for each
 * message what a request of it always needs.
 */

import type { MessageCodec, MessageDescriptor } from '@aluco/wire';
import { RequestError, textOf } from '../errors.ts';
import { requests } from '../gen/index.ts';
import { ensureKind, ensureKinds } from '../kinds.ts';
import { durationOf, ensureCount } from '../limits.ts';
import { protocol } from '../protocol.ts';
import { secureContextOf } from '../secure-context.ts';
import type { RequestContext, SessionMessage, SessionOptions } from './options.ts';
import { TEXTS } from './texts.ts';

const KIB = 2 ** 10;
const MIB = 2 ** 20;

/** One message as a server answers it. */
export interface Route {
  readonly message: MessageDescriptor;
  readonly codec: MessageCodec<unknown, unknown>;
  /** Those of the session in which it may be asked. */
  readonly states: readonly string[];
  /** Later requests wait for its end. */
  readonly isOrdered: boolean;
  /** The session itself answers it. */
  readonly own: SessionMessage | undefined;
  /** What answers it otherwise. */
  readonly handle: (params: unknown, context: RequestContext) => unknown;
}

/** See the head of this file. */
export interface Service {
  readonly options: SessionOptions;
  readonly concurrency: number;
  readonly maxRequestLength: number;
  /** The same before a login. */
  readonly maxLengthBeforeLogin: number;
  readonly maxLoginAttempts: number;
  /** Milliseconds; undefined where there is no limit. */
  readonly loginTimeout: number | undefined;
  /** Milliseconds; undefined where there is no limit. */
  readonly receiveTimeout: number | undefined;
  readonly maxBuffered: number;
  readonly maxSubscriptions: number;
  /** Milliseconds; undefined where there is no limit. */
  readonly handshakeTimeout: number | undefined;
  /** By the wire's name, an alias too; undefined for what is no request of the protocol. */
  routeOf(type: string): Route | undefined;
  /** Tells what the client must not learn. */
  report(error: unknown, context: RequestContext | undefined): void;
}

const made = new WeakMap<SessionOptions, Service>();

/** Made once per options object; handlers are looked up when their message first comes. Throws `invalid_options`. */
export function serviceOf(options: SessionOptions): Service {
  let service = made.get(options);
  if (service === undefined) {
    service = createService(options);
    made.set(options, service);
  }
  return service;
}

const KINDS = {
  fallback: 'function',
  authentication: 'list or function',
  lookupPassword: 'function',
  tls: 'object',
  startTlsResets: 'boolean',
  onError: 'function',
  onFrame: 'function',
  onSession: 'function',
};

function createService(options: SessionOptions): Service {
  ensureKinds(options, KINDS);
  ensureKind('handlers', options.handlers, 'object');
  // What an object of a class has besides is its own.
  for (const [name, handler] of Object.entries(options.handlers))
    if (Object.hasOwn(requests, name)) ensureKind(`handlers.${name}`, handler, 'function or undefined');
  const { concurrency = 256, maxRequestLength = 16 * MIB, maxBuffered = 16 * MIB } = options;
  const { handshakeTimeout = 10_000, loginTimeout = 60_000, receiveTimeout = 60_000 } = options;
  const { maxLoginAttempts = 10, maxSubscriptions = 1000 } = options;
  ensureCount('concurrency', concurrency);
  ensureCount('maxRequestLength', maxRequestLength);
  ensureCount('maxBuffered', maxBuffered);
  ensureCount('maxLoginAttempts', maxLoginAttempts);
  ensureCount('maxSubscriptions', maxSubscriptions, 0);
  if (options.tls !== undefined) secureContextOf(options.tls);
  const routes = new Map<string, Route>();
  return {
    options,
    concurrency,
    maxRequestLength,
    maxLengthBeforeLogin: Math.min(maxRequestLength, 64 * KIB),
    maxBuffered,
    maxLoginAttempts,
    maxSubscriptions,
    loginTimeout: durationOf('loginTimeout', loginTimeout),
    receiveTimeout: durationOf('receiveTimeout', receiveTimeout),
    handshakeTimeout: durationOf('handshakeTimeout', handshakeTimeout),
    routeOf(type) {
      const known = routes.get(type);
      if (known !== undefined) return known;
      const message = protocol().requests[type];
      if (message === undefined) return undefined;
      const route = createRoute(message, options);
      routes.set(type, route);
      return route;
    },
    report(error, context) {
      const where = context?.messageName ?? 'session';
      if (options.onError === undefined) warn(`${where}: ${textOf(error)}`);
      else
        try {
          options.onError(error, context);
        } catch (thrown) {
          warn(`onError threw: ${textOf(thrown)}`);
        }
    },
  };
}

function warn(text: string): void {
  process.emitWarning(text, 'PorttrackerServerWarning');
}

const OWN = new Set<string>(['login', 'login_cram_md6', 'start_tls', 'subscribe', 'unsubscribe']);

function createRoute(message: MessageDescriptor, options: SessionOptions): Route {
  const { name, session } = message;
  return {
    message,
    codec: protocol().codecs.message(message),
    states: session.in,
    isOrdered: session.ordered === true,
    own: OWN.has(name) ? (name as SessionMessage) : undefined,
    handle: handlerOf(message, options),
  };
}

function handlerOf(message: MessageDescriptor, { handlers, fallback }: SessionOptions): Route['handle'] {
  const handler = (handlers as Readonly<Record<string, Route['handle'] | undefined>>)[message.name];
  // Handlers may be methods.
  if (handler !== undefined) return handler.bind(handlers);
  if (message.name === 'ping') return () => ({ timestamp: Date.now() / 1000, pid: process.pid });
  if (fallback !== undefined) return (params, context) => fallback(message, params, context);
  return () => {
    throw new RequestError(TEXTS.notServed);
  };
}

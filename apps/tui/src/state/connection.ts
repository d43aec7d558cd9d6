/**
 * One server, kept connected: tries again with growing pauses when it is gone, asks for a login when one is
 * needed, and measures how long the server takes to answer.
 */
import type { Connector, Credentials, Session } from '../backend/backend.ts';
import { BackendError, codeOf, messageOf } from '../backend/errors.ts';
import { createStore } from './store.ts';

/** Milliseconds before the first, second … further try; the last one repeats. */
const PAUSES = [1000, 2000, 4000, 8000, 15_000, 30_000] as const;
/** Milliseconds between two looks at whether the server still answers. */
const HEARTBEAT = 10_000;

export type LinkState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly latency?: number }
  | { readonly kind: 'waiting'; readonly until: number; readonly reason: string }
  /** A login is needed; `reason` tells why the last one failed. */
  | { readonly kind: 'login'; readonly reason?: string }
  /** Nothing is tried until the user says so. */
  | { readonly kind: 'offline'; readonly reason: string };

export interface Connection<S extends Session> {
  readonly url: string;
  /** Whom the URL names, for the login. */
  readonly username: string | undefined;
  state(): LinkState;
  /** The open session; throws `offline` when there is none. */
  session(): S;
  connected(): boolean;
  /** When the server was last known to be there, in milliseconds of the epoch. */
  lastSeen(): number | undefined;
  /** Connects now: from the start, in a pause, or after a login was declined. */
  retry(): void;
  /** Looks now whether the server is still there; for when a call has failed. */
  check(): void;
  /** Settles when the try has ended, however it ended: `state` tells. */
  login(credentials: Credentials): Promise<void>;
  /** Stays offline instead of logging in; a login under way is given up. */
  decline(): void;
  dispose(): void;
}

export interface ConnectionOptions<S extends Session> {
  readonly connector: Connector<S>;
  readonly credentials: Credentials | undefined;
  readonly touch: () => void;
  readonly now: () => number;
  /** Called with each new session. */
  onSession(session: S): void;
  /** Called when a login is needed. */
  onLogin(reason: string | undefined): void;
}

export function createConnection<S extends Session>(options: ConnectionOptions<S>): Connection<S> {
  const { connector, touch, now } = options;
  const state = createStore<LinkState>({ kind: 'connecting' }, touch);
  let credentials = options.credentials;
  let session: S | undefined;
  let attempts = 0;
  let lastSeen: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let abort = new AbortController();
  let disposed = false;

  const seen = (since: number) => {
    lastSeen = now();
    state.set({ kind: 'connected', latency: lastSeen - since });
  };

  const pause = (reason: string) => {
    const wait = PAUSES[Math.min(attempts, PAUSES.length - 1)] as number;
    attempts++;
    state.set({ kind: 'waiting', until: now() + wait, reason });
    timer = setTimeout(open, wait);
  };

  const lost = (gone: S, error: Error | undefined) => {
    if (session !== gone || disposed) return;
    session = undefined;
    clearTimeout(timer);
    pause(error === undefined ? 'the server closed the connection' : messageOf(error));
  };

  const beat = (current: S) => {
    clearTimeout(timer);
    timer = setTimeout(() => void pulse(current), HEARTBEAT);
    timer.unref();
  };

  const pulse = async (current: S) => {
    const since = now();
    try {
      await current.ping();
      if (session === current) seen(since);
    } catch (error) {
      if (codeOf(error) === 'offline' && session === current) {
        current.close();
        lost(current, error as Error);
      }
    }
    if (session === current) beat(current);
  };

  const fail = (error: unknown) => {
    const code = codeOf(error);
    if (code === 'refused') {
      // Trying again would not change it: a wrong URL, or a server that is not what it should be.
      state.set({ kind: 'offline', reason: messageOf(error) });
      return;
    }
    if (code !== 'auth') {
      pause(messageOf(error));
      return;
    }
    const reason = credentials === undefined ? undefined : messageOf(error);
    credentials = undefined;
    state.set({ kind: 'login', ...(reason !== undefined && { reason }) });
    options.onLogin(reason);
  };

  const open = async () => {
    clearTimeout(timer);
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    state.set({ kind: 'connecting' });
    try {
      const opened = await connector.connect(credentials, signal);
      if (signal.aborted) {
        opened.close();
        return;
      }
      session = opened;
      attempts = 0;
      lastSeen = now();
      state.set({ kind: 'connected' });
      opened.closed.then(
        (error) => lost(opened, error),
        (error) => lost(opened, error),
      );
      // The time to connect and log in says nothing about how long answers take.
      void pulse(opened);
      options.onSession(opened);
    } catch (error) {
      if (!signal.aborted) fail(error);
    }
  };

  return {
    url: connector.url,
    username: connector.username,
    state: state.get,
    session() {
      if (session === undefined) throw new BackendError('offline', `not connected to ${connector.url}`);
      return session;
    },
    connected: () => session !== undefined,
    lastSeen: () => lastSeen,
    retry() {
      if (session !== undefined || disposed) return;
      attempts = 0;
      void open();
    },
    check() {
      if (session !== undefined) void pulse(session);
    },
    login(given) {
      credentials = given;
      attempts = 0;
      return open();
    },
    decline() {
      abort.abort();
      clearTimeout(timer);
      state.set({ kind: 'offline', reason: 'no login' });
    },
    dispose() {
      disposed = true;
      clearTimeout(timer);
      abort.abort();
      session?.close();
      session = undefined;
    },
  };
}

import type { CallOptions } from '../call.ts';
import { traceRequest } from './diagnostics.ts';

/** Who waits for a call. */
export interface Settling {
  resolve(args: readonly unknown[]): void;
  reject(error: unknown): void;
}

/** A call whose reply is awaited. It ends once, by `resolve`, by `reject` or by being given up. */
export class PendingCall {
  readonly name: string;
  readonly #settling: Settling;
  readonly #traceEnd: ((error?: unknown) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #signal: AbortSignal | undefined;
  #onAbort: (() => void) | undefined;

  constructor(name: string, id: number, settling: Settling) {
    this.name = name;
    this.#settling = settling;
    this.#traceEnd = traceRequest(name, id);
  }

  /** Calls back when the call has taken too long, or its signal fires; not after it ended. */
  watch({ signal, timeout }: CallOptions, onTimeout: () => void, onAbort: () => void): void {
    if (timeout !== undefined && timeout !== 0) this.#timer = setTimeout(onTimeout, timeout);
    if (signal === undefined) return;
    this.#signal = signal;
    this.#onAbort = onAbort;
    signal.addEventListener('abort', onAbort, { once: true });
  }

  resolve(args: readonly unknown[]): void {
    this.#stop();
    this.#traceEnd?.();
    this.#settling.resolve(args);
  }

  reject(error: unknown): void {
    this.#stop();
    this.#traceEnd?.(error);
    this.#settling.reject(error);
  }

  #stop(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    if (this.#onAbort !== undefined) this.#signal?.removeEventListener('abort', this.#onAbort);
  }
}

import type { RowSink } from '@aluco/wire';

/** Who gets the rows of a call's reply, and may give the call up. */
export interface CallRows extends RowSink {
  /** Nobody wants the rows any more. */
  readonly isLeft: boolean;
  /** Gives the call up; set by whoever has it at the time, again and again. */
  giveUp: (() => void) | undefined;
}

/** A call whose reply is awaited. */
export class PendingCall {
  readonly name: string;
  readonly resolve: (args: readonly unknown[]) => void;
  readonly reject: (error: unknown) => void;
  /** Ends it when it has taken too long. */
  timer: NodeJS.Timeout | undefined;
  /** Ends it when it fires. */
  signal: AbortSignal | undefined;

  constructor(name: string, resolve: (args: readonly unknown[]) => void, reject: (error: unknown) => void) {
    this.name = name;
    this.resolve = resolve;
    this.reject = reject;
    this.timer = undefined;
    this.signal = undefined;
  }
}

import { openRows } from './row-prefix.ts';
import type { RowSplitter } from './row-splitter.ts';
import type { ScanLimits } from './scanner.ts';

/** Where the rows of a reply are: they fill the array after the status, or follow the status one by one. */
export type RowForm = 'list' | 'rest';

/** Who gets the rows of a reply. */
export interface RowSink {
  /**
   * Where the rows are. `either`: what comes first tells, for rows are arrays and begin with none. A reply of another form is
   * delivered whole, as all are where this is undefined. Is looked at when the reply begins to be taken.
   */
  readonly form: RowForm | 'either' | undefined;
  /**
   * Whether the rows of a reply of any length are handed over, or of a long one only (a short one is faster whole), or of
   * none. All of its rows are, in any case. Is looked at when octets come for the first time after `expect`, and
   * once more when the reply has become long.
   */
  readonly take: 'always' | 'when_long' | 'never';
  /** Whether nobody wants the rest: its end is still looked for, but rows are neither parsed nor handed over any more. */
  readonly isLeft?: boolean;
  /** Called once, before the first rows of a reply. Must not throw. */
  begin?(): void;
  /** Rows as they stood in the reply, in order; called once per chunk that completes any. Must not throw. */
  push(rows: unknown[]): void;
}

/** Leads the rows of replies to those who want them, by the ids of the replies. Made by {@link createRowRouter}. */
export interface RowRouter {
  /** From now on, the rows of the reply with this id go to `sink`. */
  expect(id: number | string, sink: RowSink): void;
  /** That reply has come, or will not. */
  forget(id: number | string): void;
}

/** A router that expects nothing. One for all that comes over a connection, also when its decoder is replaced. */
export function createRowRouter(): RowRouter {
  return new SinkTable();
}

/** What the decoder knows a router as. */
export class SinkTable implements RowRouter {
  readonly #sinks = new Map<number | string, RowSink>();
  /** Ids of eager sinks. */
  readonly #eager = new Set<number | string>();
  /** Ids of sinks that may become eager yet. */
  #fresh: (number | string)[] = [];

  expect(id: number | string, sink: RowSink): void {
    this.#sinks.set(id, sink);
    this.#fresh.push(id);
  }

  forget(id: number | string): void {
    if (this.#sinks.delete(id)) this.#eager.delete(id);
  }

  /** Whether arrays have to be looked at where they begin. */
  get isEager(): boolean {
    if (this.#fresh.length > 0) {
      for (const id of this.#fresh) if (this.#sinks.get(id)?.take === 'always') this.#eager.add(id);
      this.#fresh = [];
    }
    return this.#eager.size > 0;
  }

  /** See `openRows`. `isLong` when so much of the array has come that every sink wants its rows. */
  open(
    octets: Uint8Array,
    at: number,
    limits: ScanLimits,
    isLong: boolean,
  ): RowSplitter | 'undecided' | undefined {
    return openRows(octets, at, limits, (id) => {
      const sink = this.#sinks.get(id) ?? this.#sinks.get(Number(id));
      return sink?.take === 'always' || (isLong && sink?.take === 'when_long') ? sink : undefined;
    });
  }
}

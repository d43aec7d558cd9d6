/**
 * The time that a peer has for an array it has begun. The clock starts when an array begins and starts anew with each further step, so
 * that a slow peer may take as long as it likes, and one that stops may not, nor one that goes on by less than a step, to keep its place.
 * Time in which nothing is read does not count.
 *
 * The end of an array is seen by the reader alone, so the clock wraps that. It asks whether an array is under way only when time is
 * over: for each chunk there is no more than a timer to be set back.
 */

import type { FrameDecoderOptions, FrameReader } from '@aluco/wire';
import { CR, type CreateReader, LF, SPACE } from './channel.ts';

const TAB = 9;

/** What a clock is made of. */
export interface ReceiveClockSetup {
  /** Milliseconds. */
  readonly limit: number;
  /** Octets that are worth the whole time again. Where it is not 1, `hasEnded` is to be set. */
  readonly step: number;
  readonly createReader: CreateReader;
  /** Whether reading is stopped. */
  readonly isPaused: () => boolean;
  /** Time is over in the middle of an array. The reader is of no use then. */
  readonly onLate: () => void;
}

/** See the head of this file. */
export class ReceiveClock {
  readonly #setup: ReceiveClockSetup;
  /** Of the octets that come now. */
  #reader: FrameReader | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Since the clock started. */
  #octets = 0;
  /** No array has begun since a chunk in which one ended, for what is known. */
  #isBetween = true;
  /** Whether an array has ended; to be set for each. A call for each would be felt where very many are pipelined. */
  hasEnded = false;

  constructor(setup: ReceiveClockSetup) {
    this.#setup = setup;
  }

  /** Gives a reader that the clock follows, in place of the one before. */
  readonly createReader = (limits: FrameDecoderOptions): FrameReader => {
    const reader = this.#setup.createReader(limits);
    this.#reader = reader;
    return {
      push: (chunk, onFrame) => {
        reader.push(chunk, onFrame);
        this.#onChunk(chunk);
      },
      end: () => reader.end(),
      stop: () => reader.stop(),
      take: () => reader.take(),
    };
  };

  /** Reading goes on: the time begins anew. */
  resumed(): void {
    this.#octets = 0;
    this.#timer?.refresh();
  }

  /** For good. */
  stop(): void {
    this.#reader = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #onChunk(chunk: Uint8Array): void {
    if (this.hasEnded) this.#isBetween = true;
    else if (this.#isBetween) {
      if (isBlank(chunk)) return;
      this.#isBetween = false;
    } else {
      this.#octets += chunk.length;
      if (this.#octets < this.#setup.step) return;
    }
    this.hasEnded = false;
    this.#start();
  }

  #start(): void {
    if (this.#reader === undefined) return;
    this.#octets = 0;
    if (this.#timer !== undefined) this.#timer.refresh();
    else {
      this.#timer = setTimeout(this.#onTime, this.#setup.limit);
      this.#timer.unref();
    }
  }

  readonly #onTime = (): void => {
    if (this.#setup.isPaused()) {
      this.#timer?.refresh();
      return;
    }
    try {
      // The end is one only between two arrays; after `take`, the reader goes on there.
      this.#reader?.end();
      this.#reader?.take();
      this.#isBetween = true;
    } catch {
      this.#setup.onLate();
    }
  };
}

function isBlank(chunk: Uint8Array): boolean {
  return chunk.every((octet) => octet === LF || octet === CR || octet === SPACE || octet === TAB);
}

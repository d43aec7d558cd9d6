/**
 * The time that a peer has for an array it has begun. The clock starts when an array begins and starts anew with each further KiB, so
 * that a slow peer may take as long as it likes, and one that stops, or goes on by single octets to keep its place, may not.
 * Time in which nothing is read does not count.
 *
 * The end of an array is seen by the reader alone, so the clock wraps that. It asks whether an array is under way only when time is
 * over: for each chunk there is no more than a timer to be set back.
 */

import type { FrameDecoderOptions, FrameReader } from '@aluco/wire';
import type { CreateReader } from '../channel.ts';

type OnFrame = Parameters<FrameReader['push']>[1];

/** Octets that are worth the whole time again. */
const STEP = 1024;
const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

/** What a clock is made of. */
export interface ReceiveClockSetup {
  /** Milliseconds. */
  readonly limit: number;
  readonly createReader: CreateReader;
  /** Whether reading is stopped. */
  readonly isPaused: () => boolean;
  /** Time is over in the middle of an array. The reader is of no use then. */
  readonly onLate: () => void;
}

/** See the head of this file. */
export class ReceiveClock {
  readonly #setup: ReceiveClockSetup;
  #reader: FrameReader | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Since the clock started. */
  #octets = 0;
  /** An array has ended in the chunk being read. */
  #hasEnded = false;
  /** No array has begun since a chunk in which one ended, for what is known. */
  #isBetween = true;
  #onFrame: OnFrame = () => {};

  constructor(setup: ReceiveClockSetup) {
    this.#setup = setup;
  }

  /** A reader that the clock follows, in place of the one before. */
  createReader(limits: FrameDecoderOptions): FrameReader {
    const reader = this.#setup.createReader(limits);
    this.#reader = reader;
    return {
      push: (chunk, onFrame) => {
        this.#onFrame = onFrame;
        reader.push(chunk, this.#deliver);
        this.#onChunk(chunk);
      },
      end: () => reader.end(),
      stop: () => reader.stop(),
      take: () => reader.take(),
    };
  }

  /** Reading goes on: the time begins anew. */
  resumed(): void {
    this.#octets = 0;
    this.#timer?.refresh();
  }

  /** For good. */
  stop(): void {
    this.#reader = undefined;
    clearTimeout(this.#timer);
  }

  readonly #deliver: OnFrame = (frame, octets) => {
    this.#hasEnded = true;
    this.#onFrame(frame, octets);
  };

  #onChunk(chunk: Uint8Array): void {
    if (this.#hasEnded) this.#isBetween = true;
    else if (this.#isBetween) {
      if (isBlank(chunk)) return;
      this.#isBetween = false;
    } else {
      this.#octets += chunk.length;
      if (this.#octets < STEP) return;
    }
    this.#hasEnded = false;
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

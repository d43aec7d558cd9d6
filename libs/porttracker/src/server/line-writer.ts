import type { Duplex } from 'node:stream';
import type { Channel } from '../channel.ts';
import { Hold } from '../outbox.ts';

/** Writes arrays in parts. What is sent by the same channel meanwhile comes after the array. */
export class LineWriter {
  readonly #channel: Channel;
  #octets = 0;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  /** Begins an array. */
  open(): void {
    this.#octets = 0;
    this.#channel.outbox.hold(Hold.line);
  }

  /** Queues its next part. */
  write(text: string): void {
    const { outbox, tap } = this.#channel;
    if (outbox.isOver) return;
    if (tap !== undefined) this.#octets += Buffer.byteLength(text);
    outbox.write(text);
  }

  /** Settles when another part may be written, or the connection is gone. */
  async drained(): Promise<void> {
    const { outbox, socket } = this.#channel;
    while (outbox.isFull && !socket.closed) await drainOf(socket);
  }

  /** Ends the array. `frame` and `name` are for the tap. */
  close(frame: readonly unknown[], name: string): void {
    const { outbox, tap } = this.#channel;
    if (outbox.isOver) return;
    tap?.('out', this.#octets, frame, name, this.#channel);
    outbox.write('\n');
    outbox.release(Hold.line);
  }
}

function drainOf(socket: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      socket.off('drain', settle).off('close', settle);
      resolve();
    };
    socket.on('drain', settle).on('close', settle);
  });
}

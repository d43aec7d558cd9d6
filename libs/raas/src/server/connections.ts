/** The requests under way, by connection: those of one wait for each other, and the end of a server may wait for all. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { MAX_TIMER } from '../limits.ts';

/** Requests that one connection may send ahead: Node reads them all, and each takes room. */
const mostAhead = 1000;

/** The requests of one connection. */
interface Line {
  readonly underWay: Set<ServerResponse>;
  last: Promise<void>;
}

/** See the head of this file. */
export class Connections {
  readonly #lines = new Map<Socket, Line>();
  #isClosing = false;
  #onQuiet: (() => void) | undefined;

  /** Whether requests are taken no more. */
  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** Takes requests, also after an end. */
  open(): void {
    this.#isClosing = false;
    this.#onQuiet = undefined;
  }

  /** Lets the work of a request wait for what came before it on its connection. */
  async handle(
    { socket }: IncomingMessage,
    response: ServerResponse,
    work: () => Promise<void>,
  ): Promise<void> {
    const line = this.#lineOf(socket);
    if (line.underWay.size >= mostAhead) socket.destroy();
    if (socket.destroyed) return;
    const isFirst = line.underWay.size === 0;
    line.underWay.add(response);
    response.once('close', () => {
      line.underWay.delete(response);
      this.#tellQuiet();
    });
    const turn = isFirst ? work() : line.last.then(work);
    line.last = turn.catch(() => {});
    await turn;
  }

  /** Whether nothing else waits on a connection. */
  isLast({ socket }: IncomingMessage): boolean {
    return this.#lines.get(socket)?.underWay.size === 1;
  }

  /** Takes no more requests; settles when the responses to those under way are written, or the milliseconds are over. */
  async drain(milliseconds: number): Promise<void> {
    this.#isClosing = true;
    if (milliseconds === 0 || this.#isQuiet()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(milliseconds, MAX_TIMER));
      this.#onQuiet = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #lineOf(socket: Socket): Line {
    let line = this.#lines.get(socket);
    if (line === undefined) {
      line = { underWay: new Set(), last: Promise.resolve() };
      this.#lines.set(socket, line);
      // Of responses whose turn had not come, Node does not say that they are closed.
      socket.once('close', () => {
        this.#lines.delete(socket);
        this.#tellQuiet();
      });
    }
    return line;
  }

  #isQuiet(): boolean {
    return [...this.#lines.values()].every(({ underWay }) => underWay.size === 0);
  }

  #tellQuiet(): void {
    if (this.#onQuiet !== undefined && this.#isQuiet()) this.#onQuiet();
  }
}

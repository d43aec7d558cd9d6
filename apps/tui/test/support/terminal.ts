/** A program in a pseudo terminal, with the screen it draws: what a person would see, and every octet of it. */

import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

export interface TerminalOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

/** A cell of the screen. Colours are palette indexes, `#rrggbb`, or undefined for the terminal's own. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly foreground: number | string | undefined;
  readonly background: number | string | undefined;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly inverse: boolean;
  readonly underline: boolean;
}

/** Of the tests' own surroundings, what would change how the program behaves. */
const UNWANTED = {
  NO_COLOR: undefined,
  FORCE_COLOR: undefined,
  CI: undefined,
  CONTINUOUS_INTEGRATION: undefined,
};

/** The pty library passes undefined on as a text. */
function definedOnly(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

/** Milliseconds that a change of the screen is waited for. */
const PATIENCE = 15_000;

export class Terminal {
  readonly #pty: IPty;
  readonly #screen: InstanceType<typeof xterm.Terminal>;
  readonly #watchers = new Set<() => void>();
  #output = '';
  /** Settles with the exit status once the program has ended and all it wrote is on the screen. */
  readonly exited: Promise<number>;

  constructor(options: TerminalOptions) {
    const { command, args, columns = 100, rows = 30, env = {}, cwd } = options;
    this.#screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    this.#pty = spawn(command, [...args], {
      name: 'xterm-256color',
      cols: columns,
      rows,
      env: definedOnly({ ...process.env, ...UNWANTED, ...env }),
      ...(cwd !== undefined && { cwd }),
    });
    this.#pty.onData((data) => {
      this.#output += data;
      this.#screen.write(data, () => this.#changed());
    });
    this.exited = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode }) => this.#screen.write('', () => resolve(exitCode)));
    });
  }

  /** Everything the program has written. */
  get output(): string {
    return this.#output;
  }

  get alternate(): boolean {
    return this.#screen.buffer.active.type === 'alternate';
  }

  /** The rows of the screen without the blanks at their ends. */
  lines(): string[] {
    const { active } = this.#screen.buffer;
    return Array.from(
      { length: this.#screen.rows },
      (_, row) =>
        active
          .getLine(active.viewportY + row)
          ?.translateToString()
          .trimEnd() ?? '',
    );
  }

  text(): string {
    return this.lines().join('\n');
  }

  cells(): Cell[][] {
    const { active } = this.#screen.buffer;
    return Array.from({ length: this.#screen.rows }, (_, row) => {
      const line = active.getLine(active.viewportY + row);
      return Array.from({ length: this.#screen.cols }, (_, column): Cell => {
        const cell = line?.getCell(column);
        const rgb = (value: number) => `#${value.toString(16).padStart(6, '0')}`;
        return {
          text: cell?.getChars() ?? ' ',
          width: cell?.getWidth() ?? 1,
          foreground: cell?.isFgPalette()
            ? cell.getFgColor()
            : cell?.isFgRGB()
              ? rgb(cell.getFgColor())
              : undefined,
          background: cell?.isBgPalette()
            ? cell.getBgColor()
            : cell?.isBgRGB()
              ? rgb(cell.getBgColor())
              : undefined,
          bold: Boolean(cell?.isBold()),
          dim: Boolean(cell?.isDim()),
          inverse: Boolean(cell?.isInverse()),
          underline: Boolean(cell?.isUnderline()),
        };
      });
    });
  }

  send(keys: string): void {
    this.#pty.write(keys);
  }

  signal(name: string): void {
    this.#pty.kill(name);
  }

  /** Draws on the screen as another program would, without the program's knowledge. */
  scribble(sequence: string): void {
    this.#screen.write(`\u001B7${sequence}\u001B8`, () => this.#changed());
  }

  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  /** Waits until the screen holds a text, or a condition on it is true. Rejects with the screen when that does not come. */
  async waitFor(wanted: string | RegExp | ((text: string) => boolean)): Promise<void> {
    const holds = () => {
      const text = this.text();
      if (typeof wanted === 'function') return wanted(text);
      return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
    };
    if (holds()) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const watch = () => {
      if (holds()) resolve();
    };
    const timer = setTimeout(
      () => reject(new Error(`the screen never showed ${String(wanted)}; it shows:\n${this.text()}`)),
      PATIENCE,
    );
    this.#watchers.add(watch);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      this.#watchers.delete(watch);
    }
  }

  kill(): void {
    try {
      this.#pty.kill();
    } catch {
      // It had ended already.
    }
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

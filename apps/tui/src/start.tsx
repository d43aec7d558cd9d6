/** The full-screen program: Ink on the alternate screen of a terminal, the body of the screen painted inside its chrome. */
import { setTimeout as pause } from 'node:timers/promises';
import { render, type SuspendTerminal } from 'ink';
import type { AppOptions } from './app/app.ts';
import { createProgram } from './app/screens.ts';
import { Root } from './components/Root.tsx';
import { createTheme, wantsColour } from './text/theme.ts';
import { BODY_START, bodyEnd, createFrame } from './view/frame.ts';
import { createPainter } from './view/painter.ts';

/** Ends all mouse reporting and bracketed paste, should anything have switched them on. */
const LEAVE = '\u001B[?1000l\u001B[?1002l\u001B[?1006l\u001B[?2004l';
const ENTER_ALTERNATE = '\u001B[?1049h';
const LEAVE_ALTERNATE = '\u001B[?1049l';
/** Clears the screen and leaves the cursor where Ink believes it to be. */
const CLEAR_IN_PLACE = '\u001B7\u001B[2J\u001B8';

/** Milliseconds in which a stop signal has taken effect. */
const STOP_TIME = 100;

export type StartOptions = Pick<AppOptions, 'backend' | 'catalogue' | 'readOnly' | 'credentials'> & {
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Runs until the user quits; both streams must be terminals. The exit status. */
export async function startFullScreen(options: StartOptions): Promise<number> {
  const { stdout } = process;
  const app = createProgram({
    ...options,
    write: (sequence) => stdout.write(sequence),
    repaint: () => void repaint(),
    suspend: () => void suspend(),
    quit: () => instance.unmount(),
  });
  const resize = () => app.resize({ columns: stdout.columns, rows: stdout.rows });
  resize();
  // Before Ink's own listener, so that no frame for the old size is drawn on the new one.
  stdout.on('resize', resize);

  const frame = createFrame(app, createTheme(wantsColour(options.env)));
  const painter = createPainter((sequence) => stdout.write(sequence));
  // A screen reader gets Ink's own rendering of every row.
  const chromeOnly = options.env.INK_SCREEN_READER !== 'true';
  let painting = false;
  const paintBody = () => {
    const lines = frame();
    if (painting) painter.paint(lines.slice(BODY_START, bodyEnd(lines.length)), BODY_START + 1);
  };
  // Whatever Ink writes may have cleared the screen, so the body follows it.
  const watched = watchWrites(stdout, (sequence) => {
    if (sequence.includes(ENTER_ALTERNATE)) painting = chromeOnly;
    if (sequence.includes(LEAVE_ALTERNATE)) painting = false;
    painter.forget();
    queueMicrotask(paintBody);
  });

  let suspendTerminal: SuspendTerminal | undefined;
  const onTerminal = (given: SuspendTerminal) => {
    suspendTerminal = given;
  };
  const root = (blank: boolean) => (
    <Root app={app} frame={frame} chromeOnly={chromeOnly} blank={blank} onTerminal={onTerminal} />
  );
  const instance = render(root(false), {
    stdout: watched,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: 60,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  const unsubscribe = app.scheduler.subscribe(paintBody);
  const repaint = async () => {
    stdout.write(CLEAR_IN_PLACE);
    instance.rerender(root(true));
    await instance.waitUntilRenderFlush();
    instance.rerender(root(false));
  };
  const suspend = async () => {
    await suspendTerminal?.(async () => {
      // The whole group, as the terminal would: whoever started this program waits along.
      process.kill(0, 'SIGTSTP');
      // Passes when the shell continues the group, or at once where nothing can stop it.
      await pause(STOP_TIME);
    });
    resize();
  };
  app.start();
  try {
    await instance.waitUntilExit();
    return 0;
  } finally {
    painting = false;
    unsubscribe();
    stdout.off('resize', resize);
    app.dispose();
    stdout.write(LEAVE);
  }
}

/** `stream` itself, but that `seen` hears of all that is written. */
function watchWrites(stream: NodeJS.WriteStream, seen: (sequence: string) => void): NodeJS.WriteStream {
  const write = (...args: Parameters<NodeJS.WriteStream['write']>) => {
    const written = stream.write(...args);
    seen(String(args[0]));
    return written;
  };
  return new Proxy(stream, {
    get(target, name) {
      if (name === 'write') return write;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

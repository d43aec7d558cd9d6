/** The full-screen program: Ink on the alternate screen of a terminal. */
import { render } from 'ink';
import type { AppOptions } from './app/app.ts';
import { createProgram } from './app/screens.ts';
import { Root } from './components/Root.tsx';
import { createTheme, wantsColour } from './text/theme.ts';

/** Ends all mouse reporting and bracketed paste, should anything have switched them on. */
const LEAVE = '\u001B[?1000l\u001B[?1002l\u001B[?1006l\u001B[?2004l';
/** Clears the screen and leaves the cursor where Ink believes it to be. */
const CLEAR_IN_PLACE = '\u001B7\u001B[2J\u001B8';

export type StartOptions = Pick<AppOptions, 'backend' | 'catalogue' | 'readOnly' | 'credentials'> & {
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Runs until the user quits; both streams must be terminals. The exit status. */
export async function startFullScreen(options: StartOptions): Promise<number> {
  const { stdout } = process;
  const theme = createTheme(wantsColour(options.env));
  const app = createProgram({
    ...options,
    write: (sequence) => stdout.write(sequence),
    repaint: () => void repaint(),
    quit: () => instance.unmount(),
  });
  const resize = () => app.resize({ columns: stdout.columns, rows: stdout.rows });
  resize();
  // Before Ink's own listener, so that no frame for the old size is drawn on the new one.
  stdout.on('resize', resize);
  const instance = render(<Root app={app} theme={theme} />, {
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: 60,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  const repaint = async () => {
    stdout.write(CLEAR_IN_PLACE);
    instance.rerender(<Root app={app} theme={theme} blank />);
    await instance.waitUntilRenderFlush();
    instance.rerender(<Root app={app} theme={theme} />);
  };
  app.start();
  try {
    await instance.waitUntilExit();
    return 0;
  } finally {
    stdout.off('resize', resize);
    app.dispose();
    stdout.write(LEAVE);
  }
}

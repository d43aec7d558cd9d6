/** The one component that meets Ink: input events in, rows of text out. */
import { cleanup, render } from 'ink-testing-library';
import { afterEach, expect, test, vi } from 'vitest';
import { createProgram } from '../src/app/screens.ts';
import { Root } from '../src/components/Root.tsx';
import { linkedCatalogue } from '../src/spec/linked.ts';
import { createTheme } from '../src/text/theme.ts';
import { createFrame } from '../src/view/frame.ts';
import { createFakeServers } from './support/fake-backend.ts';

afterEach(cleanup);

test('draws the program, and every character of an input event is a key', async () => {
  const app = createProgram({
    backend: createFakeServers({ rows: 500 }).backend,
    catalogue: linkedCatalogue(),
    readOnly: false,
    credentials: {},
    write: () => {},
    repaint: () => {},
    suspend: () => {},
    quit: () => {},
  });
  app.resize({ columns: 100, rows: 24 });
  app.start();
  const { stdin, lastFrame } = render(<Root app={app} frame={createFrame(app, createTheme(false))} />);
  const shows = (text: string) => vi.waitFor(() => expect(lastFrame()).toContain(text), { timeout: 5000 });
  try {
    await shows('Headquarters');
    stdin.write('2');
    await shows(' 1/500');
    stdin.write('jjjjj');
    await shows(' 6/500');
    stdin.write('\u001B[B');
    await shows(' 7/500');
    stdin.write('/host-49\r');
    await shows('11 of 500 rows');
    expect(lastFrame()?.split('\n')).toHaveLength(24);
  } finally {
    app.dispose();
  }
});

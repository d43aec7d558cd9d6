/** The whole program in a pseudo terminal, as a person has it. */
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { linkedCatalogue } from '../src/spec/linked.ts';
import { bundle } from './support/bundle.ts';
import { Terminal, type TerminalOptions } from './support/terminal.ts';

let program = '';
beforeAll(async () => {
  program = await bundle(new URL('./fixtures/program.ts', import.meta.url));
}, 60_000);
afterAll(() => rm(dirname(program), { recursive: true, force: true }));

const terminals: Terminal[] = [];
afterEach(() => {
  for (const terminal of terminals.splice(0)) terminal.kill();
});

async function start(
  options: Partial<TerminalOptions> = {},
  args: readonly string[] = [],
): Promise<Terminal> {
  const terminal = new Terminal({
    command: process.execPath,
    args: [program, ...args],
    columns: 100,
    rows: 28,
    ...options,
  });
  terminals.push(terminal);
  await terminal.waitFor('1 Realms');
  return terminal;
}

test('starts on the alternate screen, moves, filters, sends a form, and leaves the terminal clean', async () => {
  const terminal = await start();
  await terminal.waitFor('> Headquarters');
  expect(terminal.alternate).toBe(true);
  terminal.send('j');
  await terminal.waitFor('> Branch 東京');
  terminal.send('\r');
  await terminal.waitFor('device view of Branch');
  terminal.send('/host-4\r');
  await terminal.waitFor('11 of 50 rows');
  terminal.send('4');
  await terminal.waitFor(`${linkedCatalogue().entries.length} messages`);
  terminal.send('/rlminf\r');
  await terminal.waitFor('find rlminf');
  terminal.send('\r');
  await terminal.waitFor('Sends');
  terminal.send('\u001B[B ');
  await terminal.waitFor('[1,"realm_info",["gid"]]');
  terminal.send('\u0013');
  await terminal.waitFor('✓ answered');
  terminal.send('q');
  expect(await terminal.exited).toBe(0);
  expect(terminal.alternate).toBe(false);
  expect(terminal.lines()[0]).toBe('back on the main screen');
  const { output } = terminal;
  expect(output.lastIndexOf('\u001B[?25h')).toBeGreaterThan(output.lastIndexOf('\u001B[?25l'));
  expect(output.lastIndexOf('\u001B[?2004l')).toBeGreaterThan(output.lastIndexOf('\u001B[?2004h'));
});

test('follows the size of the window', async () => {
  const terminal = await start();
  await terminal.waitFor('> Headquarters');
  terminal.resize(80, 24);
  await terminal.waitFor((text) => text.startsWith(' 1 Realms') && text.trimEnd().endsWith('? help'));
  expect(terminal.lines()).toHaveLength(24);
  terminal.resize(50, 10);
  await terminal.waitFor('60×14 are needed');
  terminal.resize(140, 45);
  await terminal.waitFor(
    (text) =>
      text.startsWith(' 1 Realms') && text.includes('> Headquarters') && text.trimEnd().endsWith('? help'),
  );
  expect(terminal.lines()).toHaveLength(45);
});

test('paints anew what something else wrote over it', async () => {
  const terminal = await start();
  await terminal.waitFor('> Headquarters');
  await terminal.waitFor('3 realms');
  // The first row tells how long the servers take, which differs from moment to moment.
  const below = (text: string) => text.slice(text.indexOf('\n'));
  const before = below(terminal.text());
  terminal.scribble('\u001B[5;1Hgarbage that does not belong here');
  await terminal.waitFor('garbage');
  terminal.send('\u000C');
  await terminal.waitFor((text) => !text.includes('garbage') && text.includes('> Headquarters'));
  await terminal.waitFor((text) => below(text) === before);
});

test('uses no colour where NO_COLOR asks for none, and still marks the row', async () => {
  const terminal = await start({ env: { NO_COLOR: '1' } });
  await terminal.waitFor('> Headquarters');
  const cells = terminal.cells().flat();
  expect(
    cells.filter(({ foreground, background }) => foreground !== undefined || background !== undefined),
  ).toEqual([]);
  expect(cells.some(({ inverse }) => inverse)).toBe(true);
});

test('asks for the login without showing or sending the password anywhere else', async () => {
  const terminal = await start({ env: { FAKE_PASSWORD: 'pass' } });
  await terminal.waitFor('Log in to Porttracker');
  terminal.send('user\r');
  terminal.send('pass');
  await terminal.waitFor('••••');
  terminal.send('\r');
  await terminal.waitFor('Log in to RaaS');
  terminal.send('user\rpass\r');
  await terminal.waitFor('> Headquarters');
  expect(terminal.output).not.toMatch(/password {2}pass/);
});

test('^Z gives the terminal to the shell, and fg comes back', async () => {
  const terminal = new Terminal({
    command: 'bash',
    args: ['--norc', '--noprofile', '-i'],
    columns: 100,
    rows: 28,
    env: { PS1: 'shell> ' },
  });
  terminals.push(terminal);
  await terminal.waitFor('shell>');
  terminal.send(`'${process.execPath}' '${program}'\r`);
  await terminal.waitFor('> Headquarters');
  await terminal.waitFor('3 realms');
  terminal.send('\u001A');
  await terminal.waitFor('Stopped');
  expect(terminal.alternate).toBe(false);
  terminal.send('fg\r');
  await terminal.waitFor('> Headquarters');
  expect(terminal.alternate).toBe(true);
  terminal.send('j');
  await terminal.waitFor('> Branch 東京');
  terminal.send('q');
  await terminal.waitFor('back on the main screen');
});

test('ends cleanly on SIGTERM', async () => {
  const terminal = await start();
  await terminal.waitFor('> Headquarters');
  terminal.signal('SIGTERM');
  await terminal.exited;
  expect(terminal.alternate).toBe(false);
  const { output } = terminal;
  expect(output.lastIndexOf('\u001B[?25h')).toBeGreaterThan(output.lastIndexOf('\u001B[?25l'));
});

/**
 * Draws an SVG picture of the program's screen: runs it in a pseudo terminal, sends keys, waits for texts.
 *
 *     node --conditions=@aluco/source apps/tui/scripts/screenshot.ts --out docs/tui.svg [--size 110x30] [--title TEXT]
 *          [--wait TEXT] [--keys KEYS] … [-- COMMAND ARGUMENT …]
 *
 * `--wait` and `--keys` are carried out in the order given. KEYS may hold `\r`, `\t`, `\e` and `\xNN`; TEXT is what the
 * screen must show before it goes on. Without a command, the program runs on servers in memory.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { bundle } from '../test/support/bundle.ts';
import { screenToSvg } from '../test/support/screen-to-svg.ts';
import { Terminal } from '../test/support/terminal.ts';

interface Step {
  readonly kind: 'wait' | 'keys';
  readonly text: string;
}

interface Job {
  out: string;
  title: string;
  columns: number;
  rows: number;
  steps: Step[];
  command: string[];
}

const USAGE =
  'usage: screenshot.ts --out FILE [--size 110x30] [--title TEXT] [--wait TEXT] [--keys KEYS] [-- COMMAND …]';

function parseArguments(given: readonly string[]): Job {
  const job: Job = { out: '', title: 'aluco tui', columns: 110, rows: 30, steps: [], command: [] };
  for (let at = 0; at < given.length; at += 2) {
    const name = given[at];
    if (name === '--') {
      job.command = given.slice(at + 1);
      break;
    }
    const value = given[at + 1];
    if (value === undefined) throw new Error(`${name} needs a value\n${USAGE}`);
    if (name === '--out') job.out = value;
    else if (name === '--title') job.title = value;
    else if (name === '--wait') job.steps.push({ kind: 'wait', text: value });
    else if (name === '--keys') job.steps.push({ kind: 'keys', text: readKeys(value) });
    else if (name === '--size') {
      const [columns, rows] = value.split('x').map(Number);
      if (!columns || !rows) throw new Error(`--size wants COLUMNSxROWS, got ${value}`);
      Object.assign(job, { columns, rows });
    } else throw new Error(`unknown option ${name}\n${USAGE}`);
  }
  if (job.out === '') throw new Error(USAGE);
  return job;
}

function readKeys(text: string): string {
  const named: Readonly<Record<string, string>> = { r: '\r', t: '\t', e: '\u001B', '\\': '\\' };
  return text.replace(/\\(x[0-9a-fA-F]{2}|.)/g, (whole, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (named[code] ?? whole),
  );
}

const job = parseArguments(process.argv.slice(2));
const [command, ...args] =
  job.command.length > 0
    ? job.command
    : [process.execPath, await bundle(new URL('../test/fixtures/program.ts', import.meta.url))];
const terminal = new Terminal({
  command: command as string,
  args,
  columns: job.columns,
  rows: job.rows,
  env: { COLORTERM: 'truecolor' },
});
try {
  for (const { kind, text } of job.steps) {
    if (kind === 'wait') await terminal.waitFor(text);
    else terminal.send(text);
  }
  const out = resolve(job.out);
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, screenToSvg(terminal.cells(), { title: job.title }));
  process.stdout.write(`${out}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  terminal.kill();
}
process.exit();

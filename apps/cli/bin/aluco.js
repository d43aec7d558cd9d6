#!/usr/bin/env node
// Starts the command on a Node that can run it. Plain JavaScript that any Node 12 or newer can read:
// the check must work where the program itself would not parse.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const LEAST = 22;
const main = new URL('../dist/main.js', import.meta.url);

if (!existsSync(main)) {
  process.stderr.write('aluco is not built yet: run `npm run build` first.\n');
  process.exit(1);
}
if (Number.parseInt(process.versions.node, 10) >= LEAST) {
  await import(main.href);
} else {
  runElsewhere(findNode());
}

/** The npm package "node" carries a Node of its own; a workspace has it even where the machine's is older. */
function findNode() {
  try {
    return createRequire(import.meta.url).resolve('node/bin/node');
  } catch {
    process.stderr.write(`aluco: expected Node ${LEAST} or newer, got ${process.versions.node}.\n`);
    process.exit(1);
  }
}

function runElsewhere(node) {
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`aluco: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

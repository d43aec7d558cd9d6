// Runs a workspace command on a machine that has nothing but Node 20 or newer and npm.
//
// This file is plain JavaScript without dependencies because it runs before anything is installed. It installs
// when the lock file says so, then hands over to the workspace's own Node (the npm package "node"), so that
// every later step sees the same version whatever the machine has.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const marker = join(root, 'node_modules', '.cache', 'aluco', 'installed');

const commands = {
  /** Installs, generates, builds, then opens the demonstration. */
  start: [...build(), ['node', 'apps/cli/bin/aluco.js', 'demo']],
  build: build(),
  generate: [['node', '--conditions=@aluco/source', 'tools/codegen/src/main.ts']],
  'docs:api': [['nx', 'run', '@aluco/docs:api', '--outputStyle=static']],
  format: [['biome', 'check', '--write', '.']],
  test: [['node', 'scripts/verify.mjs']],
};

function build() {
  return [['nx', 'run-many', '--targets=build', '--outputStyle=static']];
}

function main([name, ...rest]) {
  const steps = commands[name];
  if (steps === undefined) {
    fail(`expected one of ${Object.keys(commands).join(', ')}, got ${name ?? 'nothing'}`);
  }
  requireNode(process.versions.node, 20, 'Install Node 20 or newer.');
  install();
  steps.forEach((step, index) => {
    const [command, ...args] = step;
    run(command, index === steps.length - 1 ? [...args, ...rest] : args, index === steps.length - 1);
  });
}

/** Runs `npm ci` when the lock file differs from the one last installed. */
function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const current = existsSync(marker) ? readFileSync(marker, 'utf8') : '';
  if (current !== wanted) {
    process.stderr.write('Installing dependencies (npm ci) ...\n');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    mkdirSync(dirname(marker), { recursive: true });
    writeFileSync(marker, wanted);
  }
  const version = spawnSync(join(bin, 'node'), ['-p', 'process.versions.node'], { encoding: 'utf8' });
  requireNode(
    version.stdout?.trim() ?? '',
    24,
    'The npm package "node" brings it by its install script: run `npm ci` without --ignore-scripts.',
  );
}

function requireNode(version, least, advice) {
  if (Number.parseInt(version, 10) >= least) return;
  fail(`expected Node ${least} or newer, got ${version || 'none'}. ${advice}`);
}

function run(command, args, last = false) {
  const local = join(bin, command);
  const { status, signal, error } = spawnSync(existsSync(local) ? local : command, args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      NX_DAEMON: 'false',
      // A finished step prints what it did; a spinner in a log is noise.
      NX_TUI: 'false',
    },
  });
  if (error !== undefined) fail(`${command}: ${error.message}`);
  if (signal !== null) process.kill(process.pid, signal);
  if (status !== 0) {
    if (!last) process.stderr.write(`\n${command} ${args.join(' ')}: ended with status ${status}\n`);
    process.exit(status ?? 1);
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

main(process.argv.slice(2));

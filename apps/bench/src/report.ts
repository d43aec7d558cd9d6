import type { Outcome } from './measure.ts';
import type { BundleSize } from './suites/bundle.ts';
import type { ConnectionCost } from './suites/connections.ts';
import type { LongReply, Spread } from './suites/long-reply.ts';

/** An outcome as a small table: operations per second with their range, the ratio to the floor, and whether the target is met. */
export function printOutcome({ name, unit, figures, target }: Outcome): string {
  const rows = figures.map(({ contender, median, least, greatest, ratio }) => [
    contender,
    `${rate(median)}/s`,
    `(${rate(least)} to ${rate(greatest)})`,
    `x ${ratio.toFixed(2)}`,
    target?.contender === contender
      ? `target ${target.least.toFixed(2)}: ${target.met ? 'met' : 'not met'}`
      : '',
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
  return [`${name}, per second (one is: ${unit})`, ...lines].join('\n');
}

/** A program's size as one line. */
export function printBundle({ name, minified, gzip, brotli, target }: BundleSize): string {
  const verdict =
    target === undefined ? '' : ` (target ${target} with gzip: ${gzip <= target ? 'met' : 'not met'})`;
  return `bundle of ${name}: ${minified} octets minified, ${gzip} with gzip, ${brotli} with brotli${verdict}`;
}

/** How one way of reading took a long reply, as one line. */
export function printLongReply({ way, speed, stretch, pause, memory, target }: LongReply): string {
  const range = (of: Spread, digits: number) =>
    `${of.median.toFixed(digits)} (at most ${of.worst.toFixed(digits)})`;
  const verdict =
    target === undefined
      ? ''
      : `  target ${target.stretch} ms of CPU time, ${target.memory} times its size: ${target.met ? 'met' : 'not met'}`;
  return `  ${way}: ${rate(speed)} MB/s; at a stretch ${range(stretch, 0)} ms of CPU time, ${range(pause, 0)} by the clock; memory ${range(memory, 2)} times its size${verdict}`;
}

/** What held connections cost the server, as one line. */
export function printConnections({ connections, perConnection, heap }: ConnectionCost): string {
  const each = `${(perConnection / 1000).toFixed(1)} kB each`;
  return `${connections} connections with a ping each second: ${each}; heap ${heap.map((mb) => `${mb.toFixed(1)} MB`).join(', ')}`;
}

function rate(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}

import type { App } from '../app/app.ts';
import type { Size } from '../app/mode.ts';
import type { JobKind } from '../state/jobs.ts';
import { type Line, span } from '../text/line.ts';
import { sanitise } from '../text/sanitise.ts';
import { showClock } from '../text/time.ts';
import { fit, textWidth } from '../text/width.ts';
import { jobLine } from './job-line.ts';
import { rule } from './table-view.ts';

const MOST_NAME = 24;
const MOST_JOBS = 8;

/** A rule and the latest jobs of these kinds under it, latest first; nothing where there is no room for one. */
export function workLines(
  { jobs, now }: Pick<App, 'jobs' | 'now'>,
  kinds: readonly JobKind[],
  { columns, rows }: Size,
): readonly Line[] {
  const shown = jobs
    .all()
    .filter(({ kind }) => kinds.includes(kind))
    .toReversed()
    .slice(0, Math.max(0, Math.min(rows - 1, MOST_JOBS)));
  if (shown.length === 0) return [];
  const nameWidth = Math.min(MOST_NAME, Math.max(...shown.map(({ name }) => textWidth(sanitise(name)))));
  return [
    rule('Work', '', columns),
    ...shown.map(
      (job): Line => [
        span(`  ${showClock(job.started)}  `, 'muted'),
        span(fit(sanitise(job.name), nameWidth)),
        span('  '),
        ...jobLine(job, now(), jobs.tookLast(job)),
      ],
    ),
  ];
}

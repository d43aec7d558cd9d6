import type { Job } from '../state/jobs.ts';
import { type Line, span } from '../text/line.ts';
import { sanitise } from '../text/sanitise.ts';
import { showDuration } from '../text/time.ts';
import { progressSpans } from './bar.ts';

/** What a job is doing, or what came of it, on one line. */
export function jobLine(job: Job, now: number): Line {
  const took = showDuration((job.ended ?? now) - job.started);
  const note = job.note === '' ? '' : ` · ${sanitise(job.note)}`;
  if (job.outcome === 'done') return [span(`✓ ${job.kind}`, 'good'), span(` in ${took}`), span(note)];
  if (job.outcome === 'failed')
    return [span(`✗ ${job.kind}`, 'bad'), span(` after ${took}`), span(note, 'bad')];
  const { progress } = job;
  const bar: Line =
    progress === undefined
      ? []
      : [
          span(' '),
          ...progressSpans(progress.done, progress.of, 16),
          span(` ${progress.done}/${progress.of}`),
        ];
  return [span(`◐ ${job.kind}`, 'warn'), span(` running ${took}`), ...bar, span(note)];
}

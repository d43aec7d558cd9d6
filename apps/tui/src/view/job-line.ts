import type { Job } from '../state/jobs.ts';
import { type Line, span } from '../text/line.ts';
import { sanitise } from '../text/sanitise.ts';
import { showDuration } from '../text/time.ts';
import { progressSpans } from './bar.ts';

/** What a job is doing, or what came of it, on one line. `usual` is what such a job took before, in milliseconds. */
export function jobLine(job: Job, now: number, usual?: number): Line {
  const took = showDuration((job.ended ?? now) - job.started);
  const note = job.note === '' ? '' : ` · ${sanitise(job.note)}`;
  if (job.outcome === 'done') return [span(`✓ ${job.kind}`, 'good'), span(` in ${took}`), span(note)];
  if (job.outcome === 'failed')
    return [span(`✗ ${job.kind}`, 'bad'), span(` after ${took}`), span(note, 'bad')];
  const { progress } = job;
  const about: Line =
    usual === undefined || progress !== undefined ? [] : [span(` of about ${showDuration(usual)}`, 'muted')];
  const bar: Line =
    progress === undefined
      ? []
      : [
          span(' '),
          ...progressSpans(progress.done, progress.of, 16),
          span(` ${progress.done}/${progress.of}`),
        ];
  return [span(`◐ ${job.kind}`, 'warn'), span(` running ${took}`), ...about, ...bar, span(note)];
}

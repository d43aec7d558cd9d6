/** Seconds as `m:ss`, or `h:mm:ss` from an hour up. */
export function showDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

const STEPS: readonly (readonly [number, string])[] = [
  [31_557_600, 'y'],
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** How long ago `then` was, both in milliseconds of the epoch: `5 min ago`, `just now`, `never` without `then`. */
export function showAge(then: number | undefined, now: number): string {
  if (then === undefined) return 'never';
  const seconds = Math.floor((now - then) / 1000);
  const step = STEPS.find(([size]) => seconds >= size);
  return step === undefined ? 'just now' : `${Math.floor(seconds / step[0])} ${step[1]} ago`;
}

/** The local clock time `HH:MM` of a moment in milliseconds of the epoch. */
export function showClock(moment: number): string {
  const date = new Date(moment);
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}

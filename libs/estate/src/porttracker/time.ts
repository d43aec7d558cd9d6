/** Seconds since the epoch as a date and time in UTC, as cells have it. */
export function formatTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** A time as the protocol writes it: UTC without a mark, six digits after the second. */
export function formatTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 23)}000`;
}

/** The same, where there may be no time. */
export function formatOptionalTime(milliseconds: number | null): string | null {
  return milliseconds === null ? null : formatTime(milliseconds);
}

/** Reads a time in ISO 8601, as UTC unless it names a zone. NaN when it is none. */
export function parseTime(text: string): number {
  if (!/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text)) return Number.NaN;
  const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(text) || text.length === 10;
  return Date.parse(zoned ? text : `${text.replace(' ', 'T')}Z`);
}

/** Hands out job ids: the time in 20 digits, moved on by microseconds until no other has it. */
export interface JidSource {
  next(milliseconds: number): string;
}

export function createJidSource(): JidSource {
  const used = new Set<number>();
  return {
    next(milliseconds) {
      let microseconds = Math.floor(milliseconds) * 1000;
      while (used.has(microseconds)) microseconds += 1;
      used.add(microseconds);
      const digits = new Date(Math.floor(microseconds / 1000)).toISOString().replace(/\D/g, '');
      return `${digits}${String(microseconds % 1000).padStart(3, '0')}`;
    },
  };
}

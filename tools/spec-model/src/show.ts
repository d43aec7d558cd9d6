/** A value for a message: its kind and a short form of it. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  const text = JSON.stringify(value) ?? String(value);
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  if (Array.isArray(value)) return `the list ${short}`;
  if (typeof value === 'object') return `the mapping ${short}`;
  return typeof value === 'string' ? `the text ${short}` : `the ${typeof value} ${short}`;
}

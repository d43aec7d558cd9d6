/** Whether `name` fits `pattern`, in which each `*` stands for any characters, also none. */
export function matchesGlob(pattern: string, name: string): boolean {
  const parts = pattern.split('*');
  const first = parts[0] ?? '';
  if (parts.length === 1) return name === pattern;
  const last = parts.at(-1) ?? '';
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last))
    return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}

/** The template literal type a pattern stands for. */
type Template<P extends string> = P extends `${infer Before}*${infer After}`
  ? `${Before}${string}${Template<After>}`
  : P;

/** Those of the names that fit the pattern; all of them when the pattern is not known to the compiler. */
export type Matching<P extends string, Names extends string> = string extends P
  ? Names
  : Extract<Names, Template<P>>;

/**
 * Names in generated code. Wire names become PascalCase or camelCase identifiers; a scope hands each one out once,
 * so that two wire names which fold to the same identifier still get different ones, whatever order they come in.
 */

/** Words that cannot name a binding in a strict-mode module, and globals that generated code relies on. */
const RESERVED_VALUES =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield Object Promise Uint8Array'.split(
    ' ',
  );

/** Type names that generated code relies on, its own or the language's; single letters are type parameters. */
const RESERVED_TYPES =
  'A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Array Awaitable Boolean CallOptions Caller Context Exclude Extract Json Map MessageDescriptor Number Object Omit Partial Pick Promise PromiseLike Readonly Record Reply Set String Symbol TypeRegistry TypedMessage Uint8Array'.split(
    ' ',
  );

/** Members every object has, and `then`, which would make a client look like a promise. */
const RESERVED_MEMBERS =
  'constructor prototype then toString toJSON valueOf toLocaleString hasOwnProperty isPrototypeOf propertyIsEnumerable __proto__'.split(
    ' ',
  );

function words(name: string): string[] {
  return name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `boil_2_eggs` → `Boil2Eggs`; a leading digit is set behind an underscore. */
export function pascalCase(name: string): string {
  const text = words(name).map(capital).join('');
  return /^\p{L}/u.test(text) ? text : `_${text}`;
}

/** `boil_2_eggs` → `boil2Eggs`. */
export function camelCase(name: string): string {
  const [first = '', ...rest] = words(name);
  const text = first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capital).join('');
  return /^\p{L}/u.test(text) ? text : `_${text}`;
}

export interface NameScope {
  /** Takes the first candidate that is still free; when none is, the last one with the least free number from 2. */
  claim(...candidates: readonly string[]): string;
  /** As `claim`, for a name that must bring several others: all of `derive(candidate)` have to be free. */
  claimFamily(candidates: readonly string[], derive: (candidate: string) => readonly string[]): string;
}

function createScope(reserved: Iterable<string>): NameScope {
  const taken = new Set(reserved);
  const claimFamily = (
    candidates: readonly string[],
    derive: (candidate: string) => readonly string[],
  ): string => {
    const last = candidates.at(-1) ?? '_';
    for (let index = 0; ; index++) {
      const candidate = candidates[index] ?? `${last}${index - candidates.length + 2}`;
      const names = derive(candidate);
      if (names.every((name) => !taken.has(name))) {
        for (const name of names) taken.add(name);
        return candidate;
      }
    }
  };
  return { claimFamily, claim: (...candidates) => claimFamily(candidates, (candidate) => [candidate]) };
}

/** A scope for exported types. */
export function createTypeScope(extra: Iterable<string> = []): NameScope {
  return createScope([...RESERVED_TYPES, ...extra]);
}

/** A scope for exported constants. */
export function createValueScope(extra: Iterable<string> = []): NameScope {
  return createScope([...RESERVED_VALUES, ...extra]);
}

/** A scope for the members of a class. */
export function createMemberScope(extra: Iterable<string> = []): NameScope {
  return createScope([...RESERVED_MEMBERS, ...extra]);
}

/** A scope with nothing reserved but the names given. */
export function createPlainScope(extra: Iterable<string> = []): NameScope {
  return createScope(extra);
}

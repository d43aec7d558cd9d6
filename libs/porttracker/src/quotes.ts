/** Words of a server, which may quote what it was sent, without the secrets. */

import { isPorttrackerError, PorttrackerError } from './errors.ts';

/** Stands where a secret was. */
export const HIDDEN = '•••';

/** All texts, numbers and the like inside a value, as texts. */
export function leaves(value: unknown): string[] {
  if (typeof value !== 'object') return [String(value)];
  return value === null ? [] : Object.values(value).flatMap(leaves);
}

/** Shorter texts are parts of words too often: they are struck only where they stand by themselves. */
const LONG = 8;

/** Words without any of the texts, also as JSON has them inside a string. */
export function withoutTexts(words: string, texts: readonly string[]): string {
  return texts
    .flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
    .reduce((left, text) => {
      if (text === '' || !left.includes(text)) return left;
      if (text.length >= LONG) return left.replaceAll(text, HIDDEN);
      return left.replace(new RegExp(`(?<!\\w)${text.replace(/\W/g, '\\$&')}(?!\\w)`, 'g'), HIDDEN);
    }, words);
}

/** Whether any of the texts is anywhere in a value, names included. */
function quotes(value: unknown, texts: readonly string[]): boolean {
  const json = JSON.stringify(value) ?? '';
  return withoutTexts(json, texts) !== json;
}

/** Values of an array without the texts: what is no text itself is hidden as a whole. */
export function withoutQuoted(values: readonly unknown[], texts: readonly string[]): readonly unknown[] {
  if (texts.length === 0) return values;
  return values.map((value) => {
    if (typeof value === 'string') return withoutTexts(value, texts);
    return quotes(value, texts) ? HIDDEN : value;
  });
}

/**
 * What a call failed with, without these texts and without words that are no text: those are shown shortened, which may cut a secret. Anything but
 * a `PorttrackerError` stays as it is.
 */
export function withoutQuotes(error: unknown, texts: readonly string[]): unknown {
  if (texts.length === 0 || !isPorttrackerError(error)) return error;
  const { code, message, messageName, serverMessage, id, mayHaveRun, extra, cause } = error;
  const clean = (words: string) => withoutTexts(words, texts).replace(/(^|: )[[{].*/s, `$1${HIDDEN}`);
  const text = messageName === undefined ? message : message.slice(messageName.length + 2);
  return new PorttrackerError(code, clean(text), {
    message: messageName,
    id,
    mayHaveRun,
    serverMessage: serverMessage && clean(serverMessage),
    extra: withoutQuoted(extra, texts),
    // Of a lost connection, whose own error may quote as well.
    cause: withoutQuotes(cause, texts),
  });
}

/** Words of a server, which may quote what it was sent, without the secrets. */

import { isPorttrackerError, PorttrackerError } from './errors.ts';

/** Stands where a secret was. */
export const HIDDEN = '•••';

/** All texts, numbers and the like inside a value, as texts. */
export function leaves(value: unknown): string[] {
  if (typeof value !== 'object') return [String(value)];
  return value === null ? [] : Object.values(value).flatMap(leaves);
}

/** Words without any of the texts, also as JSON has them inside a string. */
export function withoutTexts(words: string, texts: readonly string[]): string {
  return texts
    .flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
    .reduce((left, text) => (text === '' ? left : left.replaceAll(text, HIDDEN)), words);
}

/** Whether any of the texts is anywhere in a value. */
export function quotes(value: unknown, texts: readonly string[]): boolean {
  return leaves(value).some((leaf) => withoutTexts(leaf, texts) !== leaf);
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
    extra: extra.map((value) => (quotes(value, texts) ? HIDDEN : value)),
    // Of a lost connection, whose own error may quote as well.
    cause: withoutQuotes(cause, texts),
  });
}

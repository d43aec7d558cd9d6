/** Most octets that common terminals take in one OSC 52 sequence. */
const MOST_OCTETS = 74_000;

/**
 * The OSC 52 sequence that asks the terminal to put `text` on the clipboard, also through SSH.
 * Undefined when the text is longer than terminals take.
 */
export function copySequence(text: string): string | undefined {
  const octets = Buffer.from(text, 'utf8');
  return octets.length > MOST_OCTETS ? undefined : `\u001B]52;c;${octets.toString('base64')}\u0007`;
}

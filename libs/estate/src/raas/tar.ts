/** Reading of gzip tarballs, with what browsers and Node both have. */
import { RaasEstateError } from './errors.ts';

export interface TarEntry {
  /** Without a leading `./`. */
  readonly path: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Octets that an archive may unpack to. */
const mostOctets = 64 * 1024 * 1024;
const block = 512;

/**
 * The files of a gzip tarball; none for an archive without entries. Long names are read in the forms of ustar, GNU and pax.
 *
 * @throws RaasEstateError `invalid_content`, keyed by `blob`.
 */
export async function readTarball(blob: Uint8Array): Promise<TarEntry[]> {
  if (blob[0] !== 0x1f || blob[1] !== 0x8b) throw invalidContent('Not a gzip file.');
  return readTar(await unzip(blob));
}

/** A content file that cannot be taken. */
export function invalidContent(problem: string): RaasEstateError {
  return new RaasEstateError('invalid_content', 'Invalid content', { blob: problem });
}

async function unzip(blob: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const source = new Blob([new Uint8Array(blob)]).stream();
  const reader = source.pipeThrough(new DecompressionStream('gzip')).getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw invalidContent(
        `Not a whole gzip file: ${error instanceof Error ? error.message : String(error)}.`,
      );
    });
    if (done) break;
    chunks.push(value);
    length += value.length;
    if (length > mostOctets) {
      await reader.cancel();
      throw invalidContent(`Expected to unpack to at most ${mostOctets} octets.`);
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function readTar(octets: Uint8Array<ArrayBuffer>): TarEntry[] {
  const entries: TarEntry[] = [];
  let longName: string | undefined;
  let at = 0;
  while (at + block <= octets.length && octets[at] !== 0) {
    const header = octets.subarray(at, at + block);
    const size = Number.parseInt(textOf(header, 124, 12).trim() || '0', 8);
    if (!hasSum(header) || Number.isNaN(size) || at + block + size > octets.length) {
      throw invalidContent(`Not a tar file: no valid entry at octet ${at}.`);
    }
    const content = octets.slice(at + block, at + block + size);
    const type = textOf(header, 156, 1);
    const prefix = textOf(header, 257, 5) === 'ustar' ? textOf(header, 345, 155) : '';
    const name = `${prefix === '' ? '' : `${prefix}/`}${textOf(header, 0, 100)}`;
    if (type === 'L') longName = textOf(content, 0, content.length);
    else if (type === 'x') longName = paxPath(content) ?? longName;
    else {
      if (type === '0' || type === '')
        entries.push({ path: (longName ?? name).replace(/^(\.\/)+/, ''), content });
      longName = undefined;
    }
    at += block + Math.ceil(size / block) * block;
  }
  if (at < octets.length && octets[at] !== 0)
    throw invalidContent(`Not a tar file: it ends in the entry at octet ${at}.`);
  return entries;
}

/** The sum of all octets of a header, with blanks in the place of the sum itself. */
function hasSum(header: Uint8Array): boolean {
  const written = Number.parseInt(textOf(header, 148, 8).trim(), 8);
  const sum = header.reduce((total, octet, i) => total + (i >= 148 && i < 156 ? 0x20 : octet), 0);
  return written === sum;
}

/** The path among records of the form `LENGTH KEY=VALUE\n`. */
function paxPath(content: Uint8Array): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(new TextDecoder().decode(content))?.[1];
}

function textOf(octets: Uint8Array, start: number, length: number): string {
  const field = octets.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

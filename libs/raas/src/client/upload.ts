/**
 * Content for the server, from wherever it comes.
 *
 * The file travels inside a call, in base64. It is encoded as it is read, in blocks of whole groups of three octets, so that
 * at no time more is held than the encoded text; and all of that is held, for a call may have to be sent again after a
 * login.
 */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { abortable } from '../abortable.ts';
import type { CallOptions } from '../call.ts';
import { RaasError } from '../errors.ts';
import type { IngestAllContentParams, IngestCustomContentParams } from '../gen/sec.types.ts';
import { kindOf } from '../limits.ts';

/** A file by its path, or octets. */
export type ContentSource = string | URL | Blob | Uint8Array | AsyncIterable<Uint8Array>;

interface CustomUpload {
  /** Whether it is custom content, for `sec.ingest_custom_content`, which is so by default, or any, for `sec.ingest_all_content`. */
  readonly custom?: true;
  /** Default `application/gzip`. */
  readonly contentType?: IngestCustomContentParams['content_type'];
}

interface AnyUpload {
  readonly custom: false;
  /** Found out by the server when left out. */
  readonly contentType?: NonNullable<IngestAllContentParams['content_type']>;
}

/** What to call the content, and how to send it. */
export type UploadOptions = CallOptions & {
  /** The name that the server gets. */
  readonly filename: string;
} & (CustomUpload | AnyUpload);

const blockSize = 3 * 16 * 1024;

/**
 * Reads a source to its end.
 *
 * @param message What errors call the upload.
 * @returns Its base64, in pieces.
 * @throws RaasError with code `unreadable_source`; the signal's reason when it was aborted.
 */
export async function readBase64(
  source: ContentSource,
  message: string,
  signal?: AbortSignal,
): Promise<Buffer[]> {
  const encoder = createEncoder();
  const iterator = openSource(source, message)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await abortable(iterator.next(), signal);
      if (done) return encoder.end();
      encoder.push(value);
    }
  } catch (cause) {
    // Not waited for: a source that gives nothing may not end either.
    iterator.return?.().catch(() => {});
    signal?.throwIfAborted();
    const text = cause instanceof Error ? cause.message : String(cause);
    throw new RaasError('unreadable_source', `the content cannot be read: ${text}`, { message, cause });
  }
}

function openSource(source: ContentSource, message: string): AsyncIterable<unknown> {
  if (typeof source === 'string' || source instanceof URL) return createReadStream(source);
  if (source instanceof Blob) return source.stream();
  if (source instanceof Uint8Array) return Readable.from([source]);
  if (Symbol.asyncIterator in Object(source)) return source;
  const text = 'expected a path, a Blob, octets or a stream of octets as the content';
  throw new RaasError('unreadable_source', `${text}, got ${kindOf(source)}`, { message });
}

function createEncoder() {
  const pieces: Buffer[] = [];
  const block = Buffer.allocUnsafe(blockSize);
  let filled = 0;
  const flush = () => {
    if (filled > 0) pieces.push(Buffer.from(block.toString('base64', 0, filled), 'latin1'));
    filled = 0;
  };
  return {
    push(chunk: unknown): void {
      if (!(chunk instanceof Uint8Array)) throw new TypeError(`expected octets, got ${kindOf(chunk)}`);
      for (let at = 0; at < chunk.length; ) {
        const part = chunk.subarray(at, at + blockSize - filled);
        block.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === blockSize) flush();
      }
    },
    end(): Buffer[] {
      flush();
      return pieces;
    },
  };
}

/** Puts pieces of base64 into the JSON of a call whose `blob` is the empty string. */
export function insertBlob(call: object, pieces: readonly Buffer[]): Buffer[] {
  const text = JSON.stringify(call);
  // Quotes inside strings are escaped: what stands here is the key.
  const key = '"blob":"';
  const at = text.indexOf(`${key}"`) + key.length;
  return [Buffer.from(text.slice(0, at)), ...pieces, Buffer.from(text.slice(at))];
}

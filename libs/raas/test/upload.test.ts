import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type ContentSource,
  connect,
  type IngestAllContentParams,
  type IngestCustomContentParams,
  type IngestResult,
  type ObservedExchange,
  type Reply,
} from '../src/index.ts';
import { login, startServer } from './server.ts';

type Got = { name: string } & (IngestAllContentParams | IngestCustomContentParams);

/** A server that keeps what is uploaded. */
async function contentServer(options: Parameters<typeof startServer>[0] = {}) {
  const got: Got[] = [];
  const done = { success: true, errors: [] };
  const server = await startServer({
    handlers: {
      'test.echo': ({ message }) => message,
      'sec.ingest_custom_content': (params) => {
        got.push({ name: 'custom', ...params });
        return done;
      },
      'sec.ingest_all_content': (params) => {
        got.push({ name: 'all', ...params });
        return done;
      },
    },
    ...options,
  });
  return { ...server, got };
}

async function* cut(octets: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < octets.length; at += size) yield octets.subarray(at, at + size);
}

describe('an upload', () => {
  const block = 3 * 16 * 1024;

  it.each([0, 1, 2, 3, 4, block - 1, block, block + 1, 5 * block + 7])(
    'carries %d octets',
    async (length) => {
      await using server = await contentServer();
      await using client = connect(server.url, login);
      const octets = randomBytes(length);
      const reply = await client.uploadContent(cut(octets, 1000), { filename: 'a.tar.gz' });
      expectTypeOf(reply).toEqualTypeOf<Reply<IngestResult>>();
      expect(reply.ret).toEqual({ success: true, errors: [] });
      expect(server.got).toMatchObject([
        { name: 'custom', filename: 'a.tar.gz', content_type: 'application/gzip' },
      ]);
      expect(octets.equals(server.got[0]!.blob)).toBe(true);
    },
  );

  it.each([1, 2, 7, 65_536])('may come in pieces of %d octets', async (size) => {
    await using server = await contentServer();
    await using client = connect(server.url, login);
    const octets = randomBytes(100_001);
    await client.uploadContent(cut(octets, size), { filename: 'x' });
    expect(octets.equals(server.got[0]!.blob)).toBe(true);
  });

  it('comes from paths, streams, blobs and octets', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aluco-upload-'));
    try {
      const octets = randomBytes(200_000);
      const path = join(folder, 'content.tar.gz');
      await writeFile(path, octets);
      await using server = await contentServer();
      await using client = connect(server.url, login);
      const sources: ContentSource[] = [
        path,
        pathToFileURL(path),
        createReadStream(path),
        new Blob([octets]),
        new Uint8Array(octets),
      ];
      for (const source of sources) await client.uploadContent(source, { filename: 'x' });
      expect(server.got.map(({ blob }) => octets.equals(blob))).toEqual(sources.map(() => true));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('keeps a name that looks like the call around it', async () => {
    await using server = await contentServer();
    await using client = connect(server.url, login);
    const filename = '"blob":"",\\"blob\\":""';
    await client.uploadContent(new Uint8Array([1, 2, 3]), { filename });
    expect(server.got[0]).toMatchObject({ filename, blob: Uint8Array.of(1, 2, 3) });
  });

  it('may be any content, of any kind', async () => {
    await using server = await contentServer();
    await using client = connect(server.url, login);
    const octets = Uint8Array.of(1);
    await client.uploadContent(octets, { filename: 'a', custom: false });
    await client.uploadContent(octets, { filename: 'b', custom: false, contentType: 'file/e2' });
    await client.uploadContent(octets, { filename: 'c', contentType: 'application/x-gzip' });
    expect(server.got.map(({ name, content_type }) => [name, content_type])).toEqual([
      ['all', undefined],
      ['all', 'file/e2'],
      ['custom', 'application/x-gzip'],
    ]);
    // @ts-expect-error Custom content is a gzip tarball.
    const wrong = client.uploadContent(octets, { filename: 'd', contentType: 'file/e2' });
    await expect(wrong).rejects.toMatchObject({ name: 'WireError', path: '$.content_type' });
  });

  it('is sent again, whole, when the login has expired', async () => {
    let now = Date.now();
    await using server = await contentServer({ now: () => now, jwtLifetime: 60 });
    const seen: ObservedExchange[] = [];
    await using client = connect(server.url, { ...login, onExchange: (exchange) => seen.push(exchange) });
    await client.test.echo({ message: 'x' });
    now += 61_000;
    const octets = randomBytes(100_000);
    await client.uploadContent(cut(octets, 999), { filename: 'x' });
    expect(octets.equals(server.got[0]!.blob)).toBe(true);
    const uploads = seen.filter(({ request }) => request.octets > 100_000);
    expect(uploads.map(({ response }) => response?.status)).toEqual([401, 200]);
    expect(uploads[0]?.request.content).toBeUndefined();
  });

  it('tells that a source cannot be read', async () => {
    await using server = await contentServer();
    await using client = connect(server.url, login);
    const options = { filename: 'x' };
    await expect(client.uploadContent('/nowhere/at/all', options)).rejects.toMatchObject({
      code: 'unreadable_source',
      messageName: 'sec.ingest_custom_content',
      cause: { code: 'ENOENT' },
    });
    const text = (async function* () {
      yield 'text';
    })() as never;
    await expect(client.uploadContent(text, options)).rejects.toMatchObject({ code: 'unreadable_source' });
    await expect(client.uploadContent(5 as never, options)).rejects.toMatchObject({
      code: 'unreadable_source',
    });
    expect(server.logins).toEqual([]);
  });

  it('fails when the server takes no more', async () => {
    await using server = await contentServer({ maxBody: 100_000 });
    await using client = connect(server.url, login);
    await expect(client.uploadContent(new Uint8Array(200_000), { filename: 'x' })).rejects.toMatchObject({
      code: 'http_status',
      status: 413,
    });
  });

  it('fails when the client is destroyed, and is waited for when it is closed', async () => {
    await using server = await contentServer();
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const slow = () =>
      (async function* () {
        yield Uint8Array.of(1);
        await gate;
        yield Uint8Array.of(2);
      })();
    const destroyed = connect(server.url, login);
    const lost = expect(destroyed.uploadContent(slow(), { filename: 'x' })).rejects.toMatchObject({
      code: 'closed',
    });
    await destroyed.destroy();
    await lost;
    const closed = connect(server.url, login);
    const kept = closed.uploadContent(slow(), { filename: 'x' });
    const end = closed.close();
    go();
    expect((await kept).ret.success).toBe(true);
    await end;
    expect(server.got.map(({ blob }) => [...blob])).toEqual([[1, 2]]);
  });

  it('can be given up while the source gives nothing', async () => {
    await using server = await contentServer();
    await using client = connect(server.url, login);
    const silent = () =>
      (async function* () {
        yield Uint8Array.of(1);
        await new Promise(() => {});
      })();
    const abort = new AbortController();
    const aborted = client.uploadContent(silent(), { filename: 'x', signal: abort.signal });
    const late = client.uploadContent(silent(), { filename: 'x', timeout: 20 });
    setImmediate(() => abort.abort());
    await Promise.all([
      expect(aborted).rejects.toMatchObject({ code: 'aborted' }),
      expect(late).rejects.toMatchObject({ code: 'timeout' }),
    ]);
    expect(server.got).toEqual([]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../clock.ts';
import { allMinions, createRaasWorld, type RaasOperations } from './index.ts';
import { readTarball } from './tar.ts';

const root = { username: 'root' };
const text = new TextEncoder();
let clock: ManualClock;
let operations: RaasOperations;

beforeEach(() => {
  clock = createManualClock();
  operations = createRaasWorld({ seed: 1, clock }).operations;
});

async function gzip(octets: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([octets]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A tar file with a header for each file; `L` headers for names that are too long. */
function tar(files: Record<string, string>): Uint8Array<ArrayBuffer> {
  const blocks: Uint8Array[] = [];
  const add = (name: string, content: Uint8Array, type: string) => {
    const header = new Uint8Array(512);
    header.set(text.encode(name.slice(0, 100)), 0);
    header.set(text.encode(`${content.length.toString(8).padStart(11, '0')}\0`), 124);
    header.set(text.encode('        '), 148);
    header.set(text.encode(type), 156);
    header.set(text.encode('ustar\0'), 257);
    const sum = header.reduce((total, octet) => total + octet, 0);
    header.set(text.encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
    const padded = new Uint8Array(Math.ceil(content.length / 512) * 512);
    padded.set(content);
    blocks.push(header, padded);
  };
  for (const [name, content] of Object.entries(files)) {
    if (name.length > 100) add('././@LongLink', text.encode(`${name}\0`), 'L');
    add(name, text.encode(content), name.endsWith('/') ? '5' : '0');
  }
  blocks.push(new Uint8Array(1024));
  const whole = new Uint8Array(blocks.reduce((length, block) => length + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    whole.set(block, at);
    at += block.length;
  }
  return whole;
}

const files = {
  './benchmarks/': '',
  './benchmarks/House_Rules.meta':
    'display_name: Our house rules\nversion: "3"\nchecks:\n  - locke.custom.house.motd\n',
  './salt/locke/custom/house/motd.sls': 'motd: {}\n',
  './salt/locke/custom/house/motd.meta': "display_name: 'Ensure a friendly greeting'\n",
  './salt/locke/custom/house/spare.sls': '{}\n',
  './salt/locke/custom/house/spare.meta': 'version: 2\n',
};

async function ingest(content: Record<string, string>) {
  const blob = await gzip(tar(content));
  const params = { filename: 'custom.tar.gz', content_type: 'application/gzip' as const, blob };
  return await operations['sec.ingest_custom_content'](params, root);
}

describe('custom content', () => {
  it('is listed, counted and told from the supplied', async () => {
    expect(await operations['sec.get_content_stats']({ custom: true }, root)).toEqual({
      results: null,
      errors: [],
    });
    expect(await ingest(files)).toEqual({ errors: [], success: true });
    const stats = await operations['sec.get_content_stats']({ custom: true }, root);
    expect(stats.results).toMatchObject({
      content_benchmarks: 1,
      content_checks: 2,
      db_benchmarks: 1,
      db_checks: 2,
    });
    const checks = await operations['sec.get_checks']({ user_flag: 'C', sort_by: 'name' }, root);
    expect(checks.results).toMatchObject([
      { name: 'locke.custom.house.motd', display_name: 'Ensure a friendly greeting', version: '1' },
      {
        name: 'locke.custom.house.spare',
        display_name: 'locke.custom.house.spare',
        version: '2',
        benchmarks: [],
      },
    ]);
    const benchmarks = await operations['sec.get_benchmarks']({ names: ['House_Rules'] }, root);
    expect(benchmarks.results).toMatchObject([
      { display_name: 'Our house rules', version: '3', user_flag: 'C' },
    ]);
    await ingest(files);
    expect((await operations['sec.get_checks']({ user_flag: 'C' }, root)).count).toBe(2);
  });

  it('can be assessed', async () => {
    await ingest(files);
    const { results } = await operations['sec.get_benchmarks']({ names: ['House_Rules'] }, root);
    const benchmark_uuids = results.map(({ uuid }) => uuid);
    const policy_uuid = await operations['sec.save_policy'](
      { name: 'House', tgt_uuid: allMinions, benchmark_uuids },
      root,
    );
    await operations['sec.assess_policy']({ policy_uuid }, root);
    await clock.advance(5000);
    const policies = await operations['sec.get_policies'](
      { policy_uuids: [policy_uuid], include_stats: true },
      root,
    );
    expect(policies.results[0]?.stats).toMatchObject({
      compliant: expect.any(Number),
      noncompliant: expect.any(Number),
    });
  });

  it('goes when nothing uses it', async () => {
    await ingest(files);
    const benchmark = (await operations['sec.get_benchmarks']({ names: ['House_Rules'] }, root)).results[0]!
      .uuid;
    const [motd, spare] = (await operations['sec.get_checks']({ user_flag: 'C', sort_by: 'name' }, root))
      .results;
    const removeChecks = (...check_uuids: string[]) =>
      operations['sec.delete_custom_checks']({ check_uuids }, root);
    expect(() => removeChecks(spare!.uuid, motd!.uuid)).toThrow(
      expect.objectContaining({
        code: 'failed_resource_dependency',
        detail: expect.objectContaining({ benchmarks: [benchmark] }),
      }),
    );
    expect((await operations['sec.get_checks']({ user_flag: 'C' }, root)).count).toBe(2);
    const save = { name: 'House', tgt_uuid: allMinions, benchmark_uuids: [benchmark] };
    const policy_uuid = await operations['sec.save_policy'](save, root);
    const removeBenchmark = () =>
      operations['sec.delete_custom_benchmarks']({ benchmark_uuids: [benchmark] }, root);
    expect(removeBenchmark).toThrow(
      expect.objectContaining({
        code: 'failed_resource_dependency',
        detail: { benchmark_uuids: benchmark, policies: [policy_uuid] },
      }),
    );
    await operations['sec.delete_policy']({ policy_uuid }, root);
    expect(await removeBenchmark()).toEqual({});
    expect(await removeChecks(spare!.uuid, motd!.uuid)).toEqual({});
    expect((await operations['sec.get_checks']({ user_flag: 'C' }, root)).count).toBe(0);
  });

  it('is not what the vendor supplies', async () => {
    const benchmark_uuids = (await operations['sec.get_benchmarks']({ limit: 1 }, root)).results.map(
      ({ uuid }) => uuid,
    );
    const check_uuids = (await operations['sec.get_checks']({ limit: 1 }, root)).results.map(
      ({ uuid }) => uuid,
    );
    const denied = expect.objectContaining({ code: 'permission_denied' });
    expect(() => operations['sec.delete_custom_benchmarks']({ benchmark_uuids }, root)).toThrow(denied);
    expect(() => operations['sec.delete_custom_checks']({ check_uuids }, root)).toThrow(denied);
  });

  it.each([
    ['other files only', { 'README.md': 'hello' }, 'Neither benchmarks'],
    ['a check without its meta', { 'salt/locke/custom/a.sls': '' }, 'salt/locke/custom/a.meta is missing'],
    [
      'supplied checks',
      { 'salt/locke/system/a.sls': '', 'salt/locke/system/a.meta': '' },
      'Neither benchmarks',
    ],
  ])('is refused with %s', async (_, content, problem) => {
    await expect(ingest(content as Record<string, string>)).rejects.toMatchObject({
      code: 'invalid_content',
      detail: { blob: expect.stringContaining(problem) },
    });
  });
});

describe('content of the vendor', () => {
  it('comes by download', async () => {
    const before = await operations['sec.get_content_stats']({}, root);
    await clock.advance(1000);
    const reply = operations['sec.download_content']({}, root);
    await clock.advance(1000);
    expect(await reply).toEqual({ errors: [], success: true });
    const after = await operations['sec.get_content_stats']({}, root);
    expect(after.results).toMatchObject({ content_checks: before.results!.content_checks });
    expect(after.results!.ingest_date > before.results!.ingest_date).toBe(true);
  });

  it('comes by file', async () => {
    const blob = await gzip(
      tar({ 'salt/locke/system/new/thing.sls': '', 'salt/locke/system/new/thing.meta': '' }),
    );
    await operations['sec.ingest_all_content']({ filename: 'locke.tar.gz', blob }, root);
    const checks = await operations['sec.get_checks']({ names: ['locke.system.new.thing'] }, root);
    expect(checks.results).toMatchObject([{ user_flag: 'S' }]);
    const encrypted = { filename: 'locke.e2', content_type: 'file/e2' as const, blob: text.encode('???') };
    expect(await operations['sec.ingest_all_content'](encrypted, root)).toMatchObject({ success: true });
  });
});

describe('a tarball', () => {
  it('has its files, under long names too', async () => {
    const long = `salt/locke/custom/${'deep/'.repeat(30)}a.sls`;
    const entries = await readTarball(await gzip(tar({ [long]: 'x', './b': 'yz' })));
    expect(entries.map(({ path, content }) => [path, content.length])).toEqual([
      [long, 1],
      ['b', 2],
    ]);
  });

  it('may be empty', async () => {
    expect(await readTarball(await gzip(new Uint8Array()))).toEqual([]);
  });

  it.each([
    ['no gzip file', async () => text.encode('no tarball'), 'Not a gzip file.'],
    ['half a gzip file', async () => (await gzip(tar(files))).slice(0, 40), 'Not a whole gzip file'],
    ['a gzip file of something else', async () => await gzip(text.encode('x'.repeat(2000))), 'at octet 0'],
    ['half a tar file', async () => await gzip(tar({ a: 'x'.repeat(2000) }).slice(0, 1500)), 'at octet 0'],
  ])('is refused when it is %s', async (_, make, problem) => {
    await expect(readTarball(await make())).rejects.toMatchObject({
      code: 'invalid_content',
      detail: { blob: expect.stringContaining(problem) },
    });
  });
});

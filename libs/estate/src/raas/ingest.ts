/**
 * Taking in of content. A tarball holds benchmarks as `benchmarks/*.meta` and checks below `salt/locke/` as pairs of an `.sls` and a
 * `.meta` file. Of the meta files only lines `key: value` are read; a benchmark has those checks of its tarball that its file names,
 * or all if it names none.
 */
import type {
  GetContentStatsParams,
  IngestAllContentParams,
  IngestCustomContentParams,
  IngestResult,
} from '@aluco/raas';
import { contentUuid } from './content/build.ts';
import type { ContentBenchmark, ContentCheck } from './content/model.ts';
import type { RaasState } from './state.ts';
import { showIntake } from './stats.ts';
import { invalidContent, readTarball, type TarEntry } from './tar.ts';

const done: IngestResult = { errors: [], success: true };

export function getContentStats(state: RaasState, { custom }: GetContentStatsParams) {
  return { results: showIntake(custom ? state.customIntake : state.intake), errors: [] };
}

/** Fetches the vendor's content, which is what the server has already. */
export async function downloadContent(state: RaasState, autoIngest: boolean): Promise<IngestResult> {
  await state.clock.sleep(400, state.closed.signal);
  if (autoIngest) noteIntake(state, 'S', countOf(state, 'S'));
  return done;
}

export async function ingestAllContent(
  state: RaasState,
  params: IngestAllContentParams,
): Promise<IngestResult> {
  // The vendor's encrypted files cannot be looked into: they pass for the content that is there.
  if (params.content_type === 'file/e2') noteIntake(state, 'S', countOf(state, 'S'));
  else takeIn(state, 'S', await readTarball(params.blob));
  return done;
}

export async function ingestCustomContent(
  state: RaasState,
  params: IngestCustomContentParams,
): Promise<IngestResult> {
  takeIn(state, 'C', await readTarball(params.blob));
  return done;
}

/** Notes an intake of so many benchmarks and checks, and how many there are since. */
export function noteIntake(
  state: RaasState,
  flag: 'S' | 'C',
  { benchmarks, checks }: { benchmarks: number; checks: number },
): void {
  const kept = countOf(state, flag);
  const intake = {
    uuid: state.ids.uuid(),
    time: state.clock.now(),
    benchmarks,
    checks,
    dbBenchmarks: kept.benchmarks,
    dbChecks: kept.checks,
  };
  if (flag === 'C') state.customIntake = intake;
  else state.intake = intake;
}

/** An archive without files changes nothing; one with other files than those expected is refused. */
function takeIn(state: RaasState, flag: 'S' | 'C', entries: readonly TarEntry[]): void {
  const root = flag === 'C' ? 'salt/locke/custom/' : 'salt/locke/';
  const files = new Map(entries.map((entry) => [entry.path, new TextDecoder().decode(entry.content)]));
  const paths = [...files.keys()];
  const ofChecks = paths.filter((path) => path.startsWith(root) && /\.(sls|meta)$/.test(path));
  const ofBenchmarks = paths.filter((path) => /^benchmarks\/[^/]+\.meta$/.test(path));
  if (files.size > 0 && ofChecks.length + ofBenchmarks.length === 0) {
    throw invalidContent(`Neither benchmarks/*.meta nor ${root}**/*.sls is in it.`);
  }
  const stems = [...new Set(ofChecks.map((path) => path.replace(/\.\w+$/, '')))];
  for (const stem of stems) {
    const missing = ['sls', 'meta'].find((suffix) => !files.has(`${stem}.${suffix}`));
    if (missing !== undefined) throw invalidContent(`${stem}.${missing} is missing.`);
  }
  const checks = stems.map((stem) => readCheck(state, flag, stem, files.get(`${stem}.meta`) ?? ''));
  const benchmarks = ofBenchmarks.map((path) =>
    readBenchmark(state, flag, path, files.get(path) ?? '', checks),
  );
  for (const check of checks) state.content.checks.set(check.uuid, check);
  for (const benchmark of benchmarks) state.content.benchmarks.set(benchmark.uuid, benchmark);
  noteIntake(state, flag, { benchmarks: benchmarks.length, checks: checks.length });
}

function readCheck(state: RaasState, flag: 'S' | 'C', stem: string, meta: string): ContentCheck {
  const name = stem.replace(/^salt\//, '').replaceAll('/', '.');
  const values = readMeta(meta);
  const known = [...state.content.checks.values()].find((check) => check.name === name);
  return {
    uuid: known?.uuid ?? contentUuid(state.seed, name),
    name,
    version: values.get('version') ?? '1',
    display_name: values.get('display_name') ?? values.get('name') ?? name,
    description: values.get('description') ?? '',
    rationale: values.get('rationale') ?? '',
    remediation: values.get('remediation') ?? '',
    state_fs_uuid: contentUuid(state.seed, name, 'state'),
    mini_meta_fs_uuid: contentUuid(state.seed, name, 'mini'),
    meta_fs_uuid: contentUuid(state.seed, name, 'meta'),
    last_update: state.clock.now(),
    user_flag: flag,
    grains: known?.grains ?? {},
    variables: known?.variables ?? [],
    measure: known?.measure,
  };
}

function readBenchmark(
  state: RaasState,
  flag: 'S' | 'C',
  path: string,
  meta: string,
  checks: readonly ContentCheck[],
): ContentBenchmark {
  const name = path.slice('benchmarks/'.length, -'.meta'.length);
  const values = readMeta(meta);
  const named = checks.filter((check) =>
    new RegExp(`(^|[\\s'"-])${escapePattern(check.name)}($|[\\s'",:])`, 'm').test(meta),
  );
  const known = [...state.content.benchmarks.values()].find((benchmark) => benchmark.name === name);
  return {
    uuid: known?.uuid ?? contentUuid(state.seed, name),
    name,
    display_name: values.get('display_name') ?? name.replaceAll('_', ' '),
    short_name: known?.short_name ?? name,
    version: values.get('version') ?? '1',
    description: values.get('description') ?? '',
    authority: values.get('authority') ?? 'Custom',
    os: values.get('os') ?? 'None',
    type: values.get('type') ?? 'custom',
    platform: known?.platform ?? 'Unix',
    last_update: state.clock.now(),
    user_flag: flag,
    checks: (named.length > 0 ? named : checks).map(({ uuid }) => uuid),
  };
}

/** The lines `key: value` of a meta file, at whatever depth; the first of a key counts. */
function readMeta(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const [, key = '', value = ''] of text.matchAll(/^[\s-]*(\w+):[ \t]+(.*\S)[ \t]*$/gm)) {
    if (!values.has(key)) values.set(key, value.replace(/^(['"])(.*)\1$/, '$2'));
  }
  return values;
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function countOf({ content }: RaasState, flag: 'S' | 'C'): { benchmarks: number; checks: number } {
  return {
    benchmarks: [...content.benchmarks.values()].filter(({ user_flag }) => user_flag === flag).length,
    checks: [...content.checks.values()].filter(({ user_flag }) => user_flag === flag).length,
  };
}

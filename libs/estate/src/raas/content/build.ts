import { createRandom } from '../../random.ts';
import { benchmarkSeeds } from './benchmarks.ts';
import { linuxChecks } from './linux.ts';
import { linuxLoginChecks } from './linux-logins.ts';
import { type CheckSeed, type ContentBenchmark, type ContentCheck, groupGrains } from './model.ts';
import { windowsChecks } from './windows.ts';

/** Benchmarks and checks by uuid. */
export interface Content {
  readonly benchmarks: Map<string, ContentBenchmark>;
  readonly checks: Map<string, ContentCheck>;
}

/**
 * The vendor's content. The uuids follow from the seed and the names, so that new entries change no others.
 *
 * @param time When it was last changed, in milliseconds since the epoch.
 */
export function createContent(seed: number | string, time: number): Content {
  const seeds = [...linuxLoginChecks, ...linuxChecks, ...windowsChecks];
  const made = seeds.map((given) => ({ given, check: createCheck(given, seed, time) }));
  const benchmarks = benchmarkSeeds.map(
    ({ groups, skip, ...benchmark }): ContentBenchmark => ({
      ...benchmark,
      uuid: contentUuid(seed, benchmark.name),
      version: '1',
      last_update: time,
      user_flag: 'S',
      checks: made
        .filter(({ given }) => groups.includes(given.group))
        .filter(({ given }, place) => skip === 0 || given.group !== 'linux' || (place + 1) % skip !== 0)
        .map(({ check }) => check.uuid),
    }),
  );
  return {
    benchmarks: new Map(benchmarks.map((benchmark) => [benchmark.uuid, benchmark])),
    checks: new Map(made.map(({ check }) => [check.uuid, check])),
  };
}

/** A uuid for a piece of content, from its name. */
export function contentUuid(seed: number | string, name: string, part = ''): string {
  return createRandom(`${seed}/content/${name}/${part}`).uuid();
}

function createCheck(given: CheckSeed, seed: number | string, time: number): ContentCheck {
  const name = `locke.${given.name}`;
  const uuid = contentUuid(seed, name);
  const { variable } = given;
  const variableName = `_${name}.${variable?.name}`;
  return {
    uuid,
    name,
    version: '1',
    display_name: given.title,
    description: given.about,
    rationale: given.why,
    remediation: given.mend,
    state_fs_uuid: contentUuid(seed, name, 'state'),
    mini_meta_fs_uuid: contentUuid(seed, name, 'mini'),
    meta_fs_uuid: contentUuid(seed, name, 'meta'),
    last_update: time,
    user_flag: 'S',
    grains: groupGrains[given.group],
    variables:
      variable === undefined
        ? []
        : [
            {
              uuid: contentUuid(seed, name, variable.name),
              name: variableName,
              scope: 'local',
              check_uuid: uuid,
              description: variable.about,
              default_value: variable.value,
            },
          ],
    measure:
      variable === undefined
        ? undefined
        : { variable: variableName, rule: variable.rule, seen: variable.seen, what: variable.what },
  };
}

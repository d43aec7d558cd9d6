import type { Group } from './model.ts';

/** A benchmark as the table below writes it. */
export interface BenchmarkSeed {
  readonly name: string;
  readonly display_name: string;
  readonly short_name: string;
  readonly description: string;
  readonly authority: string;
  readonly os: string;
  readonly type: string;
  readonly platform: string;
  readonly groups: readonly Group[];
  /** Leaves out each check common to all Linux systems whose place this divides; 0 leaves out none. */
  readonly skip: number;
}

/** The vendor's benchmarks of the simulated server. */
export const benchmarkSeeds: readonly BenchmarkSeed[] = [
  cis('CentOS_Linux_7', 'v2.2.0', 'CIS-CentOS7', 'CentOS', ['linux', 'redhat'], 0),
  cis('Red_Hat_Enterprise_Linux_7', 'v2.2.0', 'CIS-RHEL7', 'RedHat', ['linux', 'redhat'], 29),
  cis('Red_Hat_Enterprise_Linux_8', 'v1.0.0', 'CIS-RHEL8', 'RedHat', ['linux', 'redhat'], 11),
  cis('Ubuntu_Linux_20.04_LTS', 'v1.1.0', 'CIS-Ubuntu20', 'Ubuntu', ['linux', 'debian'], 13),
  cis('Ubuntu_Linux_22.04_LTS', 'v1.0.0', 'CIS-Ubuntu22', 'Ubuntu', ['linux', 'debian'], 0),
  {
    name: 'DISA_STIG_Red_Hat_Enterprise_Linux_7_v3r5-1',
    display_name: 'DISA STIG Red Hat Enterprise Linux 7 v3r5',
    short_name: 'STIG-RHEL7',
    description:
      'What a defence agency requires of servers with Red Hat Enterprise Linux 7 before they are connected.',
    authority: 'DISA STIGs',
    os: 'RedHat',
    type: 'stig',
    platform: 'Unix',
    groups: ['stig', 'redhat', 'linux'],
    skip: 4,
  },
  cis('Microsoft_Windows_Server_2016', 'v1.1.0', 'CIS-Win16', 'Windows', ['windows'], 0),
  cis('Microsoft_Windows_Server_2019', 'v1.0.0', 'CIS-Win19', 'Windows', ['windows', 'windows2019'], 0),
];

function cis(
  product: string,
  release: string,
  short: string,
  os: string,
  groups: readonly Group[],
  skip: number,
): BenchmarkSeed {
  const title = product.replaceAll('_', ' ');
  return {
    name: `CIS_${product}_Benchmark_${release}-1`,
    display_name: `CIS ${title} Benchmark ${release}`,
    short_name: short,
    description: `A consensus of practitioners on how a server with ${title} is set up with care.`,
    authority: 'CIS',
    os,
    type: 'cis',
    platform: os === 'Windows' ? 'Windows' : 'Unix',
    groups,
    skip,
  };
}

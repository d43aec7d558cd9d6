import type { PorttrackerClient } from '@aluco/porttracker';
import { type RaasClient, waitForRun } from '@aluco/raas';
import { formatTable } from './table.ts';

export interface TourOptions {
  readonly porttracker: PorttrackerClient;
  readonly raas: RaasClient;
  readonly urls: { readonly porttracker: string; readonly raas: string };
  readonly print: (line: string) => void;
}

/** Walks through the main jobs of both protocols on live servers and prints what happens. */
export async function tour(options: TourOptions): Promise<void> {
  await porttrackerTour(options);
  await raasTour(options);
}

async function porttrackerTour({ porttracker, urls, print }: TourOptions): Promise<void> {
  const { version, authentication } = porttracker.server;
  print(`Porttracker at ${urls.porttracker}: protocol ${version}, logged in with ${authentication}`);

  const realms = await porttracker.realmInfo({ fields: ['gid', 'name', 'polling', 'seeds'] });
  print(`\n${realms.length} realms`);
  print(formatTable(['gid', 'name', 'polling', 'seeds'], realms));
  const [realm] = realms;
  if (realm === undefined) throw new Error('expected at least one realm, got none');

  print(`\nPolling ${realm.name}`);
  const stop = new AbortController();
  const events = porttracker.events('realm_poll_*', { signal: stop.signal });
  await events.ready;
  const listening = (async () => {
    for await (const event of events) {
      print(`  event ${event.name} for realm ${event.params.realm}`);
      if (event.name === 'realm_poll_stop') return;
    }
  })();
  const statistics = await porttracker.realmPoll({ realm: realm.gid });
  await listening;
  stop.abort();
  print(
    `  done: ${Object.entries(statistics)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
  );

  const columns = ['switch_uid', 'ifname', 'vlan', 'device_ip', 'device_mac', 'device_dnsname'] as const;
  const devices = await porttracker.realmQuery({
    realm: realm.gid,
    type: 'device',
    columns,
    raw_columns: [],
    filters: { linkstatus: 'up' },
  });
  print(`\n${devices.length} devices on ports with a link; the first five`);
  print(formatTable(columns, devices.slice(0, 5)));
}

async function raasTour({ raas, urls, print }: TourOptions): Promise<void> {
  const { ret: policies } = await raas.sec.getPolicies();
  print(`\nRaaS at ${urls.raas}: ${policies.count} policies`);
  print(formatTable(['name', 'tgt_name', 'last_update'], policies.results));
  const [policy] = policies.results;
  if (policy === undefined) throw new Error('expected at least one policy, got none');

  const { ret: job } = await raas.sec.assessPolicy({ policy_uuid: policy.uuid });
  print(`\nAssessing ${policy.name}: job ${job.jid}`);
  await waitForRun(raas, job.jid, {
    timeout: 60_000,
    interval: 200,
    onProgress: ({ state, returned, expected }) =>
      print(`  ${state}: ${returned} of ${expected} minions returned`),
  });

  const { ret: assessed } = await raas.sec.getPolicies({ policy_uuids: [policy.uuid], include_stats: true });
  const stats = assessed.results[0]?.stats ?? {};
  print(
    `  ${Object.entries(stats)
      .map(([state, count]) => `${state} ${count}`)
      .join(', ')}`,
  );
  const { ret: failing } = await raas.sec.getCheckMinions({
    policy_uuid: policy.uuid,
    state: ['noncompliant'],
    limit: 5,
  });
  print(`\n${failing.count} checks of minions are not compliant; the first five`);
  print(formatTable(['minion_id', 'check_display_name', 'state'], failing.results ?? []));
}

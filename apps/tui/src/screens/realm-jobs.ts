/** Polls and discoveries: started here, or by others and known from events. */
import type { App } from '../app/app.ts';
import { reach } from '../app/reach.ts';
import type { Realm, RealmEvent } from '../backend/backend.ts';
import { messageOf } from '../backend/errors.ts';
import type { Job } from '../state/jobs.ts';
import { showValue } from '../text/sanitise.ts';

type RealmWork = 'poll' | 'discover';

/** Statistics of a poll on one line; what is 0 is not worth a word. */
function describeStatistics(statistics: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(statistics)
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => `${name.replaceAll('_', ' ')} ${showValue(value)}`);
  return parts.length === 0 ? 'finished' : parts.join(' · ');
}

function runningOn(app: App, realm: string, kind: string): Job | undefined {
  return app.jobs.running().find((job) => job.subject === realm && job.kind === kind);
}

/** Starts a poll or a discovery of a realm; resolves when it has ended, however it ended. */
export async function runOnRealm(app: App, realm: Realm, kind: RealmWork): Promise<void> {
  if (runningOn(app, realm.gid, kind) !== undefined) {
    app.toast(`${realm.name}: a ${kind} is already running`, 'warn');
    return;
  }
  const session = reach(app, 'porttracker');
  if (session === undefined) return;
  const id = app.jobs.start({ kind, subject: realm.gid, name: realm.name, own: true });
  try {
    const statistics = kind === 'poll' ? await session.poll(realm.gid) : await session.discover(realm.gid);
    app.jobs.end(id, 'done', describeStatistics(statistics ?? {}));
    app.toast(`${kind} of ${realm.name}: done`, 'good');
  } catch (error) {
    app.jobs.end(id, 'failed', messageOf(error));
    app.toast(`${kind} of ${realm.name}: ${messageOf(error)}`, 'bad');
  }
}

/** Keeps the jobs of others in step with the server's events; `nameOf` gives a realm's name. */
export function followEvent(app: App, event: RealmEvent, nameOf: (gid: string) => string): void {
  const kind: RealmWork = event.name.startsWith('realm_poll') ? 'poll' : 'discover';
  const running = runningOn(app, event.realm, kind);
  if (event.name.endsWith('_start')) {
    if (running === undefined)
      app.jobs.start({ kind, subject: event.realm, name: nameOf(event.realm), own: false });
  } else if (running !== undefined && !running.own) {
    app.jobs.end(running.id, 'done', 'finished; started elsewhere');
  }
}

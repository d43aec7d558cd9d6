/** Sessions for screens: to act on a server, and to say why there is nothing to show of it. */
import { SERVER_TITLES, type ServerName } from '../backend/backend.ts';
import { sanitise } from '../text/sanitise.ts';
import { showClock } from '../text/time.ts';
import type { App, Links } from './app.ts';

type SessionOf<S extends ServerName> = ReturnType<NonNullable<Links[S]>['session']>;

/** The session with a server; without one, says so in a notice. */
export function reach<S extends ServerName>(app: App, server: S): SessionOf<S> | undefined {
  const link = app.links[server];
  if (link?.connected()) return link.session() as SessionOf<S>;
  const title = SERVER_TITLES[server];
  app.toast(
    link === undefined
      ? `no ${title} server was given`
      : `not connected to ${title}, nothing was sent: ^R connects`,
    'warn',
  );
  return undefined;
}

/** Why a list of what a server holds is empty; `none` when the server really has nothing. */
export function whyEmpty(app: App, server: ServerName, loaded: boolean, none: string): string {
  const link = app.links[server];
  if (link === undefined) return `no ${SERVER_TITLES[server]} server was given`;
  const state = link.state();
  const url = sanitise(link.url);
  switch (state.kind) {
    case 'connected':
      return loaded ? none : 'reading …';
    case 'connecting':
      return `connecting to ${url} …`;
    case 'login':
      return `${url} wants a login`;
    default:
      return `not connected to ${url}`;
  }
}

/** Says that what is shown is older than it could be; empty while the server is there. */
export function staleNote(app: App, server: ServerName): string {
  const link = app.links[server];
  const seen = link?.lastSeen();
  return link === undefined || link.connected() || seen === undefined ? '' : ` · as of ${showClock(seen)}`;
}

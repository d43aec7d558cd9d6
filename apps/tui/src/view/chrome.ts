/** The first and the last rows of the screen: where you are, how the servers are, what keys do. */
import type { App } from '../app/app.ts';
import { isTyping } from '../app/mode.ts';
import type { Session } from '../backend/backend.ts';
import { type Binding, showKey, visibleBindings } from '../keys/keymap.ts';
import { isPrintable } from '../keys/parse-keys.ts';
import type { Connection } from '../state/connection.ts';
import { justify, type Line, lineWidth, type Span, span } from '../text/line.ts';
import { plural } from '../text/plural.ts';
import { sanitise } from '../text/sanitise.ts';
import { showClock } from '../text/time.ts';

/** Screens as tabs, with the place inside the current one, and the state of the servers. */
export function headerLine(app: App, width: number): Line {
  const servers = serverSpans(app);
  const room = width - lineWidth(servers) - 1;
  const full = tabSpans(app, true);
  // Where not all titles fit, the other screens keep their numbers only: the place inside this one matters more.
  return justify(lineWidth(full) <= room ? full : tabSpans(app, false), servers, width);
}

function tabSpans(app: App, titled: boolean): Line {
  return app.screens().flatMap((screen, index): Span[] => {
    const current = screen === app.screen();
    const trail = current ? screen.trail().map((part) => ` › ${sanitise(part)}`) : [];
    return [
      span(` ${index + 1} `, current ? 'key' : 'muted'),
      ...(current || titled ? [span(screen.title, current ? 'title' : 'muted')] : []),
      span(trail.join(''), 'strong'),
      ...(current || titled ? [span(' ')] : []),
    ];
  });
}

function serverSpans(app: App): Line {
  const { porttracker, raas } = app.links;
  const running = app.jobs.running().length;
  return [
    ...(running === 0 ? [] : [span(`${plural(running, 'job')}  `, 'warn')]),
    ...(porttracker === undefined ? [] : linkSpans('PT', porttracker, app.now())),
    ...(raas === undefined ? [] : linkSpans('RaaS', raas, app.now())),
    app.readOnly ? span('RO ', 'good') : span('RW ', 'warn'),
  ];
}

function linkSpans(name: string, link: Connection<Session>, now: number): Line {
  const state = link.state();
  const label = span(`${name} `, 'muted');
  switch (state.kind) {
    case 'connected':
      return [
        label,
        span('●', 'good'),
        span(state.latency === undefined ? '  ' : ` ${state.latency} ms  `, 'muted'),
      ];
    case 'connecting':
      return [label, span('◐ connecting  ', 'warn')];
    case 'waiting':
      return [label, span(`◐ retry in ${Math.max(0, Math.ceil((state.until - now) / 1000))} s  `, 'warn')];
    case 'login':
      return [label, span('○ login  ', 'warn')];
    case 'offline': {
      const seen = link.lastSeen();
      return [label, span(`○ offline${seen === undefined ? '' : `, data ${showClock(seen)}`}  `, 'bad')];
    }
  }
}

/** Counts and filter at the left; a notice, or why a server is away, at the right. */
export function statusLine(app: App, width: number): Line {
  const toast = app.currentToast();
  const right: Line = toast === undefined ? troubleSpans(app) : [span(`${toast.text} `, toast.role)];
  const left = [span(' '), ...app.screen().status()];
  if (toast !== undefined && lineWidth(left) + lineWidth(right) >= width) return [span(' '), ...right];
  return justify(left, right, width);
}

function troubleSpans(app: App): Line {
  for (const link of [app.links.porttracker, app.links.raas]) {
    const state = link?.state();
    if (state?.kind === 'waiting' || state?.kind === 'offline')
      return [span(`${sanitise(state.reason)} `, 'bad'), span('^R tries again ', 'muted')];
  }
  return [];
}

/** The most useful keys of the mode on top, as many as fit. */
export function hintLine(app: App, width: number): Line {
  const top = app.overlays().at(-1);
  const contexts = top?.contexts ?? [...app.screen().contexts, 'global' as const];
  const typing = isTyping(top ?? app.screen());
  const keyOf = ({ keys }: Binding) => keys.find((key) => !typing || !isPrintable(key));
  const hints = visibleBindings(contexts).filter(
    (binding) => binding.hint !== undefined && keyOf(binding) !== undefined,
  );
  const spans: Span[] = [span(' ')];
  // The help key comes last and always fits, so that no key is out of reach.
  const last = hints.findLast(({ action }) => action === 'help');
  const ordered = last === undefined ? hints : [...hints.filter((hint) => hint !== last), last];
  const room = width - (last === undefined ? 0 : 8);
  for (const binding of ordered) {
    const refused = binding.changes && app.readOnly;
    const piece = [
      span(showKey(keyOf(binding) as string), refused ? 'muted' : 'key'),
      span(` ${binding.hint}  `, 'muted'),
    ];
    const limit = binding === last ? width : room;
    if (lineWidth(spans) + lineWidth(piece) <= limit) spans.push(...piece);
  }
  return spans;
}

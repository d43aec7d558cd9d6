/**
 * The program apart from its screens and its painting: servers, jobs, notices, the stack of modes and what
 * every screen may ask for. Nothing here knows React.
 */
import type {
  Backend,
  Credentials,
  PorttrackerSession,
  RaasSession,
  ServerName,
} from '../backend/backend.ts';
import { codeOf, messageOf } from '../backend/errors.ts';
import { type Binding, findBinding } from '../keys/keymap.ts';
import type { Catalogue } from '../spec/catalogue.ts';
import { type Connection, createConnection } from '../state/connection.ts';
import { createJobs, type Jobs } from '../state/jobs.ts';
import { createScheduler, type Scheduler } from '../state/scheduler.ts';
import { copySequence } from '../text/clipboard.ts';
import { sanitise } from '../text/sanitise.ts';
import type { Role } from '../text/theme.ts';
import type { Overlay, Screen, ScreenId, Size } from './mode.ts';

/** Milliseconds that a notice stays. */
const TOAST_TIME = 5000;
/** Milliseconds in which a second `^C` quits. */
const INTERRUPT_TIME = 2000;

export interface AppOptions {
  readonly backend: Backend;
  readonly catalogue: Catalogue;
  readonly readOnly: boolean;
  readonly credentials: Readonly<Partial<Record<ServerName, Credentials>>>;
  readonly now?: () => number;
  /** Writes straight to the terminal, past the frame; for the clipboard. */
  write(sequence: string): void;
  /** Paints the whole screen anew. */
  repaint(): void;
  /** Gives the terminal back to the shell until the user returns. */
  suspend(): void;
  quit(): void;
}

export interface Toast {
  readonly text: string;
  readonly role: Role;
}

export interface Links {
  readonly porttracker?: Connection<PorttrackerSession>;
  readonly raas?: Connection<RaasSession>;
}

/** What screens and overlays may use of the program. */
export interface App {
  readonly scheduler: Scheduler;
  readonly catalogue: Catalogue;
  readonly readOnly: boolean;
  readonly jobs: Jobs;
  readonly links: Links;
  readonly now: () => number;
  readonly touch: () => void;
  size(): Size;
  resize(size: Size): void;
  screens(): readonly Screen[];
  screen(): Screen;
  go(id: ScreenId): void;
  overlays(): readonly Overlay[];
  push(overlay: Overlay): void;
  /** Adds an overlay below those open, so that nobody's typing ends up in it. */
  queue(overlay: Overlay): void;
  pop(overlay: Overlay): void;
  toast(text: string, role?: Role): void;
  currentToast(): Toast | undefined;
  copy(text: string, what: string): void;
  /** Carries out `work`; what it throws becomes a notice that names `what` failed. */
  attempt(what: string, work: () => Promise<void>): void;
  keys(keys: readonly string[]): void;
  paste(text: string): void;
  quit(): void;
  start(): void;
  dispose(): void;
}

/** Parts that need the finished app: screens, and actions that open overlays. */
export interface AppParts {
  screens(app: App): readonly Screen[];
  /** Actions of the keymap's `global` context that the core does not carry out itself. */
  runGlobal(app: App, action: string): void;
  onSession(app: App, server: ServerName): void;
  onLogin(app: App, server: ServerName, reason: string | undefined): void;
}

export function createApp(options: AppOptions, parts: AppParts): App {
  const now = options.now ?? Date.now;
  const scheduler = createScheduler();
  const { touch } = scheduler;
  const jobs = createJobs(touch, now);
  let size: Size = { columns: 80, rows: 24 };
  let current = 0;
  let overlays: readonly Overlay[] = [];
  let toast: (Toast & { until: number }) | undefined;
  let interrupted = 0;
  let ticker: NodeJS.Timeout | undefined;

  const link = (server: ServerName) => ({
    credentials: options.credentials[server],
    touch,
    now,
    onSession: () => parts.onSession(app, server),
    onLogin: (reason: string | undefined) => parts.onLogin(app, server, reason),
  });
  const { porttracker, raas } = options.backend;

  const tick = () => {
    if (toast !== undefined && toast.until <= now()) toast = undefined;
    // Ages, countdowns and running jobs; rows that read the same as before are not written again.
    touch();
  };

  const press = (key: string) => {
    if (key === 'ctrl+c') {
      if (now() - interrupted < INTERRUPT_TIME) options.quit();
      interrupted = now();
      app.toast('press ^C again to quit', 'warn');
      return;
    }
    const top = overlays.at(-1);
    const mode = top ?? app.screen();
    if (mode.type?.(key)) return;
    const found = findBinding(key, top === undefined ? [...mode.contexts, 'global'] : mode.contexts);
    if (found === undefined) return;
    if (found.changes && options.readOnly) {
      app.toast(`read-only: cannot ${found.doc}`, 'warn');
      return;
    }
    perform(found, mode);
  };

  const perform = (binding: Binding, mode: { run(action: string): void }) => {
    if (binding.context !== 'global') {
      mode.run(binding.action);
      return;
    }
    const { action } = binding;
    if (action === 'quit') options.quit();
    else if (action === 'repaint') options.repaint();
    else if (action === 'suspend') options.suspend();
    else if (action === 'screen:next') step(1);
    else if (action === 'screen:previous') step(-1);
    else if (action.startsWith('screen:')) app.go(action.slice('screen:'.length) as ScreenId);
    else parts.runGlobal(app, action);
  };

  const step = (by: number) => {
    const all = app.screens();
    app.go((all[(current + by + all.length) % all.length] as Screen).id);
  };

  const app: App = {
    scheduler,
    catalogue: options.catalogue,
    readOnly: options.readOnly,
    jobs,
    get links() {
      return links;
    },
    now,
    touch,
    size: () => size,
    resize(next) {
      scheduler.batch(() => {
        size = next;
        touch();
      });
    },
    screens: () => screens,
    screen: () => screens[current] as Screen,
    go(id) {
      current = Math.max(
        0,
        screens.findIndex((screen) => screen.id === id),
      );
      app.screen().show?.();
      touch();
    },
    overlays: () => overlays,
    push(overlay) {
      overlays = [...overlays, overlay];
      touch();
    },
    queue(overlay) {
      overlays = [overlay, ...overlays];
      touch();
    },
    pop(overlay) {
      overlays = overlays.filter((one) => one !== overlay);
      touch();
    },
    toast(text, role = 'toast') {
      toast = { text: sanitise(text), role, until: now() + TOAST_TIME };
      touch();
    },
    currentToast: () => toast,
    copy(text, what) {
      const sequence = copySequence(text);
      if (sequence === undefined) {
        app.toast(`${what} is too long for the terminal's clipboard`, 'warn');
        return;
      }
      options.write(sequence);
      app.toast(`copied ${what}`);
    },
    attempt(what, work) {
      work().catch((error: unknown) => {
        app.toast(`${what}: ${messageOf(error)}`, 'bad');
        if (codeOf(error) !== 'offline') return;
        links.porttracker?.check();
        links.raas?.check();
      });
    },
    keys(keys) {
      scheduler.batch(() => {
        for (const key of keys) press(key);
      });
    },
    paste(text) {
      scheduler.batch(() => (overlays.at(-1) ?? app.screen()).paste?.(text));
    },
    quit: options.quit,
    start() {
      links.porttracker?.retry();
      links.raas?.retry();
      app.screen().show?.();
      ticker = setInterval(tick, 1000);
    },
    dispose() {
      clearInterval(ticker);
      scheduler.dispose();
      links.porttracker?.dispose();
      links.raas?.dispose();
    },
  };
  const links: Links = {
    ...(porttracker && { porttracker: createConnection({ connector: porttracker, ...link('porttracker') }) }),
    ...(raas && { raas: createConnection({ connector: raas, ...link('raas') }) }),
  };
  const screens = parts.screens(app);
  return app;
}

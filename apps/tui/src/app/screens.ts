/** The screens and how they hang together. */
import { showHelp } from '../overlays/help.ts';
import { askLogin } from '../overlays/login.ts';
import { prompt } from '../overlays/prompt.ts';
import { type ConsoleScreen, createConsoleScreen } from '../screens/console.ts';
import { createPoliciesScreen, type PoliciesScreen } from '../screens/policies.ts';
import { createQueryScreen, type QueryScreen } from '../screens/query.ts';
import { createRealmsScreen, type RealmsScreen } from '../screens/realms.ts';
import { type App, type AppOptions, createApp } from './app.ts';
import { completeCommand, runCommand } from './commands.ts';

export interface Screens {
  readonly realms: RealmsScreen;
  readonly query: QueryScreen;
  readonly policies: PoliciesScreen;
  readonly console: ConsoleScreen;
  /** Connects what is not connected; asks for a login where one is needed. */
  reconnect(): void;
}

/** The whole program but for its painting; nothing is connected before `start`. */
export function createProgram(options: AppOptions): App {
  let screens: Screens | undefined;
  const commands: string[] = [];

  const make = (app: App): Screens => {
    const realms: RealmsScreen = createRealmsScreen(app, (realm) => query.open(realm));
    const query = createQueryScreen(app, realms);
    return {
      realms,
      query,
      policies: createPoliciesScreen(app),
      console: createConsoleScreen(app),
      reconnect: () => {
        app.links.porttracker?.retry();
        app.links.raas?.retry();
      },
    };
  };
  const commandLine = (app: App, all: Screens) =>
    prompt(app, {
      sign: ':',
      initial: '',
      earlier: commands,
      complete: (text) => completeCommand(app, all, text),
      accept: (text) => {
        if (text.trim() !== '') commands.push(text);
        runCommand(app, all, text);
      },
    });

  return createApp(options, {
    screens(app) {
      screens = make(app);
      return [screens.realms, screens.query, screens.policies, screens.console];
    },
    runGlobal(app, action) {
      if (action === 'help') showHelp(app);
      else if (action === 'command' && screens !== undefined) commandLine(app, screens);
      else if (action === 'reconnect') screens?.reconnect();
    },
    onSession(app, server) {
      if (server === 'raas') screens?.policies.attach();
      else if (app.links.porttracker !== undefined) screens?.realms.attach(app.links.porttracker.session());
    },
    onLogin: askLogin,
  });
}

/** The program without its painting: keys in, frames as text out, on servers in memory. */
import { porttracker, raas } from '@aluco/spec-data';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { App, AppOptions } from '../src/app/app.ts';
import { createProgram } from '../src/app/screens.ts';
import { queryViews } from '../src/screens/query-views.ts';
import { linkedCatalogue } from '../src/spec/linked.ts';
import { createTheme } from '../src/text/theme.ts';
import { textWidth } from '../src/text/width.ts';
import { frameLines } from '../src/view/frame.ts';
import { createFakeServers, type FakeOptions, type FakeServers } from './support/fake-backend.ts';

const catalogue = linkedCatalogue();
const SGR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

interface Driven {
  readonly app: App;
  readonly servers: FakeServers;
  readonly written: string[];
  readonly quits: () => number;
  keys(...keys: string[]): void;
  lines(): readonly string[];
  text(): string;
  shows(text: string): Promise<void>;
}

const apps: App[] = [];
afterEach(() => {
  for (const app of apps.splice(0)) app.dispose();
});

function drive(options: FakeOptions & Partial<AppOptions> = {}): Driven {
  const servers = createFakeServers({ jobTime: 1, ...options });
  const written: string[] = [];
  let quits = 0;
  const app = createProgram({
    backend: servers.backend,
    catalogue,
    readOnly: options.readOnly ?? false,
    credentials: {},
    write: (sequence) => written.push(sequence),
    repaint: () => {},
    suspend: () => {},
    quit: () => quits++,
  });
  apps.push(app);
  app.resize({ columns: 100, rows: 30 });
  app.start();
  const lines = () => frameLines(app, createTheme(true)).map((line) => line.replace(SGR, ''));
  const text = () => lines().join('\n');
  return {
    app,
    servers,
    written,
    quits: () => quits,
    keys: (...keys) => app.keys(keys),
    lines,
    text,
    shows: (wanted) => vi.waitFor(() => expect(text()).toContain(wanted), { timeout: 10_000, interval: 5 }),
  };
}
const typed = (text: string) => Array.from(text);

describe('the frame', () => {
  test.each([
    [60, 14],
    [80, 24],
    [200, 60],
    [20, 4],
  ])('has exactly the size of the screen: %i×%i', async (columns, rows) => {
    const driven = drive();
    await driven.shows('Headquarters');
    driven.app.resize({ columns, rows });
    for (const screen of ['1', '2', '3', '4', '?']) {
      driven.keys(screen);
      const lines = driven.lines();
      expect(lines).toHaveLength(rows);
      for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
    }
  });

  test('what a device sends is shown, never interpreted', async () => {
    const driven = drive();
    await driven.shows('Headquarters');
    driven.keys('G');
    const painted = frameLines(driven.app, createTheme(true)).join('');
    expect(driven.text()).toContain('evil␛[2J␛]8;;http://x␇␊link');
    expect(painted.replace(SGR, '')).not.toContain('\u001B');
    expect(painted).not.toContain('\u202E');
  });
});

describe('realms', () => {
  test('a poll is shown while it runs, and its statistics when it is done', async () => {
    const driven = drive({ jobTime: 60 });
    await driven.shows('Headquarters');
    driven.keys('p');
    await driven.shows('◐ poll running');
    expect(driven.lines()[0]).toContain('1 job');
    await driven.shows('✓ poll in 0:00 · port updates 2 · device seens 88');
  });

  test('work that others start is known from events', async () => {
    const driven = drive();
    await driven.shows('Headquarters');
    driven.servers.emit({ name: 'realm_discover_start', realm: '64424509928' });
    await driven.shows('discover 0:00');
    driven.servers.emit({ name: 'realm_discover_stop', realm: '64424509928' });
    driven.keys('j');
    await driven.shows('finished; started elsewhere');
  });

  test('Enter queries the devices of the realm under the cursor', async () => {
    const driven = drive();
    await driven.shows('Headquarters');
    driven.keys('j', 'enter');
    await driven.shows('host-7.example.net');
    expect(driven.servers.queries).toMatchObject([
      { realm: '64424509928', view: 'device', filters: {}, history: 0 },
    ]);
  });
});

describe('the query', () => {
  test('opened before there are realms, it asks once they are there', async () => {
    const driven = drive();
    driven.keys('2');
    await driven.shows('device view of Headquarters');
    await driven.shows('50 rows');
    expect(driven.servers.queries).toHaveLength(1);
  });

  test('server filters go out with it', async () => {
    const driven = drive();
    await driven.shows('Headquarters');
    driven.keys('2');
    await driven.shows('host-1.');
    driven.keys('f', ...typed('office%'), 'enter');
    const [first = ''] = (queryViews(catalogue)[0]?.fields ?? []).map(({ name }) => name).toSorted();
    await driven.shows(`server ${first} office%`);
    expect(driven.servers.queries.at(-1)).toMatchObject({ filters: { [first]: 'office%' } });
  });

  test('columns, view and history are chosen', async () => {
    const driven = drive();
    await driven.shows('Headquarters');
    driven.keys('2', 'v', 'j', 'enter');
    await driven.shows('switch view of Headquarters');
    driven.keys('c', '*', 'enter');
    await driven.shows('more columns');
    driven.keys('H', 'j', 'enter');
    await driven.shows('history all');
    const last = driven.servers.queries.at(-1) as { columns: unknown[] };
    expect(last).toMatchObject({ view: 'switch', history: 1 });
    expect(last.columns).toHaveLength(
      queryViews(catalogue).find(({ name }) => name === 'switch')?.fields.length ?? 0,
    );
  });

  test('Esc in the filter prompt brings the old filter back', async () => {
    const driven = drive();
    await driven.shows('Headquarters');
    driven.keys('2');
    await driven.shows('50 rows');
    driven.keys('/', ...typed('host-4'), 'enter', '/', 'x');
    expect(driven.text()).toContain('no row passes');
    driven.keys('esc');
    expect(driven.text()).toContain('11 of 50 rows · filter host-4');
    driven.keys('\\');
    expect(driven.text()).toContain('50 rows');
    driven.keys('/', ...typed('host-4'), 'down', 'enter');
    expect(driven.text()).toMatch(/> 10\.0\.0\.40/);
    driven.keys('esc');
    expect(driven.text()).toContain('50 rows');
    expect(driven.text()).toMatch(/> 10\.0\.0\.40/);
    driven.keys('esc');
    expect(driven.app.screen().id).toBe('realms');
  });
});

describe('policies', () => {
  test('an assessment is confirmed, followed, and its results can be narrowed to a state', async () => {
    const driven = drive();
    driven.keys('3');
    await driven.shows('Baseline');
    driven.keys('a');
    expect(driven.text()).toContain('Assess Baseline on All Minions now?');
    driven.keys('a');
    expect(driven.app.jobs.all()).toEqual([]);
    driven.keys('y');
    await driven.shows('✓ assess in');
    driven.keys('enter');
    await driven.shows('✗ noncompliant 3');
    driven.keys('f', 'j', 'j', 'enter');
    await driven.shows('3 results · state noncompliant');
  });

  test('a remediation needs the name of the policy, and touches only what does not comply', async () => {
    const driven = drive();
    driven.keys('3');
    await driven.shows('Baseline');
    driven.keys('R');
    await driven.shows('3 noncompliant checks');
    driven.keys(...typed('baseline'), 'enter');
    expect(driven.text()).toContain('not done: type Baseline exactly');
    expect(driven.servers.remediations).toEqual([]);
    driven.keys('ctrl+u', ...typed('Baseline'), 'enter');
    await driven.shows('✓ remediate');
    expect(driven.servers.remediations).toMatchObject([{ minions: { master1: ['minion-1'] } }]);
  });

  test('runs lead to their results', async () => {
    const driven = drive();
    driven.keys('3');
    await driven.shows('Baseline');
    driven.keys('t');
    await driven.shows('completed failures');
    driven.keys('enter');
    await driven.shows('run 20181213052141677720');
    driven.keys('esc');
    expect(driven.text()).toContain('Runs of Baseline');
  });
});

describe('the console', () => {
  test('finds a message by its letters, sends it, and shows the answer three ways', async () => {
    const driven = drive();
    await driven.shows('PT ●');
    driven.keys('4', '/', ...typed('rlminf'), 'enter', 'enter');
    expect(driven.text()).toContain('[1,"realm_info",[]]');
    driven.keys('down', ' ');
    expect(driven.text()).toContain('[1,"realm_info",["gid"]]');
    driven.keys('ctrl+s');
    await driven.shows('▾ pollers: [2]');
    expect(driven.servers.sent).toEqual([{ message: 'realm_info', params: { fields: ['gid'] } }]);
    driven.keys('v');
    expect(driven.text()).toMatch(/> 64424509927 +Headquarters +false/);
    driven.keys('v');
    expect(driven.text()).toContain('"name": "Headquarters"');
    driven.keys('H', 'enter', 'r');
    await vi.waitFor(() => expect(driven.servers.sent).toHaveLength(2));
  });

  test('offers every message that a client can send', async () => {
    const sent = [...porttracker.messages, ...raas.messages].filter(
      ({ kind }) => kind !== 'notification' && kind !== 'event',
    );
    const driven = drive();
    driven.keys('4');
    await driven.shows(`${sent.length} messages`);
    for (const { name } of sent) {
      driven.keys(':', ...typed(name), 'enter');
      expect(driven.lines()[0]).toContain(`Console › ${name}`);
      driven.keys('esc');
    }
  });

  test('shows the request of a message that is HTTP on its own', async () => {
    const driven = drive();
    await driven.shows('RaaS ●');
    driven.keys(':', ...typed('account.version'), 'enter');
    expect(driven.text()).toContain('GET /version');
    driven.keys(':', ...typed('account.login {"username":"root","password":"salt"}'), 'enter');
    expect(driven.text()).toContain('POST /account/login {"username":"root","password":"••••••"');
    expect(driven.text()).not.toContain('salt');
  });

  test('refuses what does not fit, at the field, and sends nothing', async () => {
    const driven = drive();
    await driven.shows('PT ●');
    driven.keys(':', ...typed('realm_poll'), 'enter', ...typed('abc'));
    expect(driven.text()).toContain('Cannot be sent yet');
    driven.keys('enter');
    expect(driven.text()).toMatch(/abc.*✗ expected/);
    expect(driven.servers.sent).toEqual([]);
    driven.keys('ctrl+u', ...typed('64424509927'), 'enter');
    await driven.shows('✓ answered');
  });

  test('an error of the server is the answer', async () => {
    const driven = drive();
    await driven.shows('PT ●');
    driven.keys(':', ...typed('realm_seed_list {"realm":"5"}'), 'enter', 'enter');
    await driven.shows('error: "no such realm"');
    expect(driven.text()).toContain('✗ failed');
  });

  test('asks before it sends what destroys', async () => {
    const driven = drive();
    await driven.shows('PT ●');
    driven.keys(':', ...typed('group_modify {"remove":["1"],"add":[]}'), 'enter', 'enter');
    expect(driven.servers.sent).toEqual([]);
    driven.keys('n');
    expect(driven.servers.sent).toEqual([]);
  });
});

describe('read-only', () => {
  test.each([
    ['p', '1', 'read-only: cannot poll the realm'],
    ['a', '3', 'read-only: cannot assess the policy'],
    ['R', '3', 'read-only: cannot remediate'],
  ])('refuses %s on screen %s and says why', async (key, screen, want) => {
    const driven = drive({ readOnly: true });
    await driven.shows('Headquarters');
    driven.keys(screen, key);
    expect(driven.text()).toContain(want);
    expect(driven.lines()[0]).toContain('RO');
    expect(driven.app.jobs.all()).toEqual([]);
  });

  test('refuses changing messages in the console, not reading ones', async () => {
    const driven = drive({ readOnly: true });
    await driven.shows('PT ●');
    driven.keys(':', ...typed('realm_poll {"realm":"5"}'), 'enter', 'enter');
    expect(driven.text()).toContain('read-only: realm_poll changes what the server keeps');
    driven.keys('esc', ':', ...typed('realm_info {"fields":["gid"]}'), 'enter', 'enter');
    await driven.shows('✓ answered');
    expect(driven.servers.sent).toHaveLength(1);
  });
});

describe('connections', () => {
  test('a lost server leaves its data on the screen, with a countdown', async () => {
    const driven = drive();
    await driven.shows('Headquarters');
    driven.servers.goAway();
    await driven.shows('PT ◐ retry in 1 s');
    expect(driven.text()).toContain('Headquarters');
    expect(driven.text()).toContain('connection reset');
    driven.servers.comeBack();
    driven.keys('ctrl+r');
    await driven.shows('PT ●');
  });

  test('without a server nothing is started, and what was read before is said to be old', async () => {
    const driven = drive();
    await driven.shows('Headquarters');
    await driven.shows('RaaS ●');
    driven.keys('3');
    await driven.shows('Baseline');
    driven.servers.goAway();
    await driven.shows('RaaS ◐ retry');
    driven.keys('a', 'y');
    expect(driven.text()).toContain('not connected to RaaS, nothing was sent: ^R connects');
    expect(driven.text()).toMatch(/Policies · as of \d\d:\d\d/);
    driven.keys('1', 'p', '4', 'enter', 'ctrl+s');
    expect(driven.text()).toContain('not connected to Porttracker, nothing was sent');
    expect(driven.app.jobs.all()).toEqual([]);
    expect(driven.servers.sent).toEqual([]);
    driven.keys('esc', '2');
    expect(driven.text()).toContain('not connected to porttracker://fake:5555');
    driven.servers.comeBack();
    driven.keys('ctrl+r');
    await driven.shows('50 rows');
  });

  test('an empty list says why it is empty', async () => {
    const driven = drive({ password: 'pass' });
    expect(driven.text()).toContain('connecting to porttracker://fake:5555 …');
    await driven.shows('porttracker://fake:5555 wants a login');
    driven.keys('esc', 'esc', '3');
    expect(driven.text()).toContain('not connected to http://fake:8080');
  });

  test('a login is asked for, masked, and may be declined', async () => {
    const driven = drive({ password: 'pass' });
    await driven.shows('Log in to Porttracker');
    driven.keys(...typed('user'), 'enter', ...typed('wrong'), 'enter');
    expect(driven.text()).toContain('logging in …');
    await driven.shows('the server refused the login');
    expect(driven.text()).toContain('> password');
    driven.keys(...typed('pass'));
    expect(driven.text()).toContain('••••');
    expect(driven.text()).not.toMatch(/password +pass/);
    driven.keys('enter');
    await driven.shows('Log in to RaaS');
    driven.keys('esc');
    await driven.shows('PT ●');
    expect(driven.text()).toContain('RaaS ○ offline');
    expect(driven.text()).toContain('no login ^R tries again');
    driven.keys('ctrl+r');
    await driven.shows('Log in to RaaS');
  });
});

describe('commands', () => {
  test('are completed from the screens and the spec, and remembered', async () => {
    const driven = drive();
    await driven.shows('Headquarters');
    driven.keys(':', ...typed('pol'), 'tab', 'enter');
    expect(driven.app.screen().id).toBe('policies');
    driven.keys(':', ...typed('realm_inf'), 'tab', 'enter');
    expect(driven.lines()[0]).toContain('Console › realm_info');
    driven.keys('esc', ':', 'up', 'up', 'enter');
    expect(driven.app.screen().id).toBe('policies');
    driven.keys(':', ...typed('query Branch 東京'), 'enter');
    await driven.shows('device view of Branch 東京');
    driven.keys(':', ...typed('nonsense'), 'enter');
    expect(driven.text()).toContain('no command, screen or message is called nonsense');
  });

  test('^C quits when pressed twice, q and :q at once', async () => {
    const driven = drive();
    await driven.shows('Headquarters');
    driven.keys('ctrl+c');
    expect(driven.quits()).toBe(0);
    expect(driven.text()).toContain('press ^C again to quit');
    driven.keys('ctrl+c');
    driven.keys('q');
    driven.keys(':', 'q', 'enter');
    expect(driven.quits()).toBe(3);
  });

  test('y copies by OSC 52', async () => {
    const driven = drive();
    await driven.shows('Headquarters');
    driven.keys('y');
    const [sequence = ''] = driven.written;
    const base64 = sequence.slice('\u001B]52;c;'.length, -1);
    expect(JSON.parse(Buffer.from(base64, 'base64').toString())).toMatchObject({ name: 'Headquarters' });
  });

  test('the help lists the keys of the screen', async () => {
    const driven = drive();
    driven.keys('3', '?');
    expect(driven.text()).toContain('Keys of Policies');
    expect(driven.text()).toMatch(/R +remediate what does not comply/);
    driven.keys('?');
    expect(driven.text()).not.toContain('Keys of Policies');
  });

  test('a paste never runs commands', async () => {
    const driven = drive();
    await driven.shows('Headquarters');
    driven.app.paste('pppq');
    expect(driven.app.jobs.all()).toEqual([]);
    driven.keys('/');
    driven.app.paste('Lab\n');
    expect(driven.text()).toContain('/Lab');
  });
});

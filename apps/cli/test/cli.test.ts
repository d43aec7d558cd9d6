import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aluco, logins, type MockProcess, startMockProcess } from './run.ts';

// Each test starts programs from their sources, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describe('aluco mock', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends with status 0 on %s', async (signal) => {
    await using mock = await startMockProcess();
    expect(await mock.stop(signal)).toBe(0);
  });

  it('listens on a socket where no login is needed, and takes it away at its end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aluco-'));
    const path = join(folder, 'tawnyd.sock');
    try {
      await using mock = await startMockProcess(['--socket', path]);
      expect(mock.endpoints.porttracker.unix).toBe(path);
      const { stdout, status } = await aluco(['call', `porttracker+unix://${path}`, 'ping'], { env: {} });
      expect({ status, reply: JSON.parse(stdout) }).toMatchObject({
        status: 0,
        reply: { timestamp: expect.any(Number) },
      });
      await mock.stop('SIGTERM');
      await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('gives the same estate for the same seed', async () => {
    const estates = [];
    const query =
      '{"realm":"64424509927","type":"device","columns":["device_mac","device_ip","switch_uid","ifname"],"raw_columns":[],"filters":{}}';
    for (const seed of ['7', '7', '8']) {
      await using mock = await startMockProcess(['--seed', seed]);
      estates.push((await aluco(['call', mock.porttracker, 'realm_query', query])).stdout);
    }
    expect(JSON.parse(estates[0] ?? '').length).toBeGreaterThan(100);
    expect(estates[0]).toBe(estates[1]);
    expect(estates[0]).not.toBe(estates[2]);
  });

  it('says which address is taken', async () => {
    await using mock = await startMockProcess();
    const { port } = mock.endpoints.porttracker.tcp;
    const { status, stderr } = await aluco([
      'mock',
      '--json',
      '--porttracker',
      `127.0.0.1:${port}`,
      '--raas',
      '127.0.0.1:0',
    ]);
    expect(status).toBe(3);
    expect(stderr).toContain(`127.0.0.1:${port}`);
  });

  it.each([
    ['--porttracker', 'nowhere'],
    ['--raas', '127.0.0.1:99999'],
    ['--seed', 'x'],
  ])('refuses %s %s', async (flag, value) => {
    const { status, stderr } = await aluco(['mock', flag, value]);
    expect(status).toBe(2);
    expect(stderr).toContain(flag);
    expect(stderr).toContain(JSON.stringify(value));
  });
});

describe('aluco call', () => {
  let mock: MockProcess;
  beforeAll(async () => {
    mock = await startMockProcess();
  });
  afterAll(async () => {
    await mock[Symbol.asyncDispose]();
  });
  const url = (server: string) => (server === 'raas' ? mock.raas : mock.porttracker);

  it.each([
    ['porttracker', 'product_id', undefined],
    ['porttracker', 'realm_info', '{"fields":["gid","name"]}'],
    ['porttracker', 'realm_info', '[["gid","name"]]'],
    ['raas', 'sec.get_policies', '{"limit":1}'],
    ['raas', 'test.echo', '{"message":"hi"}'],
    ['raas', 'account.version', undefined],
  ])('prints the reply of %s %s %s as one line of JSON', async (server, message, json) => {
    const { status, stdout, stderr } = await aluco([
      'call',
      url(server),
      message,
      ...(json === undefined ? [] : [json]),
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trimEnd()).not.toContain('\n');
    expect(JSON.parse(stdout)).toBeTruthy();
  });

  it('reads parameters from stdin', async () => {
    const { stdout } = await aluco(['call', mock.raas, 'test.echo', '-'], {
      input: '{"message":"from a pipe"}',
    });
    expect(stdout).toBe('"from a pipe"\n');
  });

  it.each([
    ['an unknown message', 'porttracker', 'realm_inof', '{}', 2, 'did you mean realm_info?'],
    ['JSON that is none', 'porttracker', 'realm_info', '{fields', 2, 'not JSON'],
    ['a wrong parameter', 'porttracker', 'realm_info', '{"fields":["gid","naem"]}', 2, '$.fields[1]'],
    ['an unknown parameter', 'raas', 'test.echo', '{"massage":"hi"}', 2, 'message'],
    ['what the server refuses', 'porttracker', 'realm_poll', '{"realm":"1"}', 1, 'no such'],
    [
      'what the other server refuses',
      'raas',
      'sec.assess_policy',
      '{"policy_uuid":"00000000-0000-4000-8000-000000000000"}',
      1,
      'sec.assess_policy',
    ],
  ])('tells %s on stderr', async (_, server, message, json, status, text) => {
    const run = await aluco(['call', url(server), message, json]);
    expect({ status: run.status, stdout: run.stdout }).toEqual({ status, stdout: '' });
    expect(run.stderr).toContain(text);
    expect(run.stderr).not.toContain('    at ');
  });

  it('tells a wrong password without showing it', async () => {
    const env = { ...logins, ALUCO_PORTTRACKER_PASSWORD: 'hunter2', ALUCO_RAAS_PASSWORD: 'hunter2' };
    for (const [server, message] of [
      ['porttracker', 'ping'],
      ['raas', 'test.echo'],
    ] as const) {
      const { status, stderr } = await aluco(
        ['call', url(server), message, server === 'raas' ? '{"message":"x"}' : '{}'],
        { env },
      );
      expect(status).toBe(3);
      expect(stderr).not.toContain('hunter2');
    }
  });

  it.each([
    ['porttracker', 'ping', '{}', 'ALUCO_PORTTRACKER_USER and ALUCO_PORTTRACKER_PASSWORD'],
    ['raas', 'test.echo', '{"message":"x"}', 'ALUCO_RAAS_USER and ALUCO_RAAS_PASSWORD'],
  ])('tells where a login of %s can come from when there is none', async (server, message, json, text) => {
    const { status, stderr } = await aluco(['call', url(server), message, json], { env: {} });
    expect(status).toBe(3);
    expect(stderr).toContain(`set ${text}`);
  });

  it('refuses a password in the URL, and URLs of other kinds', async () => {
    const secret = await aluco(['call', 'porttracker://user:hunter2@127.0.0.1', 'ping']);
    expect(secret.status).toBe(2);
    expect(secret.stderr).not.toContain('hunter2');
    expect(await aluco(['call', 'ftp://127.0.0.1', 'ping'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('porttracker:'),
    });
  });

  it('tells that nobody listens', async () => {
    expect(await aluco(['call', 'porttracker://127.0.0.1:1', 'ping'])).toMatchObject({
      status: 3,
      stdout: '',
    });
  });
});

it('runs the guided session without a terminal', async () => {
  const { status, stdout, stderr } = await aluco(['demo']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  for (const text of ['realm_poll_start', 'realm_poll_stop', 'devices on ports', 'Assessing', 'completed'])
    expect(stdout).toContain(text);
});

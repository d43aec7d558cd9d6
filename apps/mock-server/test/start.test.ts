import { existsSync } from 'node:fs';
import { lstat, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { startMock } from '../src/index.ts';
import { ANYWHERE, client, localClient, mock, REALM, socketPath } from './support.ts';

test('tells where it listens', async () => {
  const path = await socketPath();
  const { endpoints } = await mock({ socket: path });
  expect(JSON.parse(JSON.stringify(endpoints))).toEqual({
    porttracker: { tcp: { host: '127.0.0.1', port: expect.any(Number) }, unix: path },
    raas: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) },
  });
  expect((await mock()).endpoints.porttracker.unix).toBeNull();
});

test('frees its places when it is closed, also while work is under way', async () => {
  const path = await socketPath();
  const first = await mock({ socket: path, speed: 0.001 });
  const connected = await client(first);
  const started = connected.events('realm_poll_start');
  await started.ready;
  const poll = expect(connected.realmPoll({ realm: REALM })).rejects.toThrow();
  await started.next();
  await first.close();
  await poll;
  expect(existsSync(path)).toBe(false);
  const { port } = first.endpoints.porttracker.tcp;
  const again = await mock({ socket: path, porttracker: { ...ANYWHERE, port } });
  expect(again.endpoints.porttracker.tcp.port).toBe(port);
});

test('replaces a socket that nobody listens on', async () => {
  const path = await socketPath();
  await leaveStaleSocket(path);
  expect((await lstat(path)).isSocket()).toBe(true);
  const running = await mock({ socket: path });
  expect((await (await localClient(running)).ping()).pid).toBe(process.pid);
});

test('leaves alone what is no socket, and a socket in use', async () => {
  const path = await socketPath();
  await writeFile(path, 'precious');
  const start = () => startMock({ porttracker: ANYWHERE, raas: ANYWHERE, socket: path });
  await expect(start()).rejects.toMatchObject({
    code: 'listen_failed',
    message: `cannot listen on ${path}: there is a file of that name which is no socket`,
  });
  expect(await readFile(path, 'utf8')).toBe('precious');
  const other = await socketPath();
  const running = await mock({ socket: other });
  await expect(startMock({ porttracker: ANYWHERE, raas: ANYWHERE, socket: other })).rejects.toMatchObject({
    message: `cannot listen on ${other}: something listens there already`,
  });
  expect((await (await localClient(running)).ping()).pid).toBe(process.pid);
});

test('names the place that cannot be had, and leaves nothing running', async () => {
  const running = await mock();
  const { host, port } = running.endpoints.porttracker.tcp;
  const raasPort = Number(new URL(running.endpoints.raas.url).port);
  const taken = (where: number) => ({
    code: 'listen_failed',
    message: `cannot listen on ${host}:${where}: something listens there already`,
  });
  await expect(startMock({ porttracker: { host, port }, raas: ANYWHERE })).rejects.toMatchObject(taken(port));
  const path = await socketPath();
  const half = startMock({ porttracker: ANYWHERE, raas: { host, port: raasPort }, socket: path });
  await expect(half).rejects.toMatchObject(taken(raasPort));
  expect(existsSync(path)).toBe(false);
  await expect(
    startMock({ porttracker: { host: '192.0.2.1', port: 0 }, raas: ANYWHERE }),
  ).rejects.toMatchObject({
    message: 'cannot listen on 192.0.2.1:0: this machine does not have that address',
  });
});

test('equal seeds show equal estates', async () => {
  const names = async (seed: number) => {
    const connected = await client(await mock({ seed }));
    const columns = ['device_mac', 'device_dnsname'] as const;
    return await connected.realmQuery({
      realm: REALM,
      type: 'device',
      columns,
      raw_columns: [],
      filters: {},
    });
  };
  const first = await names(3);
  expect(await names(3)).toEqual(first);
  expect(await names(4)).not.toEqual(first);
});

/** What a server leaves that was killed: node removes its socket, but not under another name. */
async function leaveStaleSocket(path: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(`${path}.live`, resolve));
  await rename(`${path}.live`, path);
  await new Promise((resolve) => server.close(resolve));
}

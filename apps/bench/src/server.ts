/** The servers of the round-trip suites, in a process of their own. Prints their places as one JSON line. */
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import { createPorttrackerServer } from '@aluco/porttracker';
import { createRaasServer } from '@aluco/raas';
import rpc from 'vscode-jsonrpc/node';
import { deviceRow } from './device-rows.ts';

/** The least that answers: one line in, one line out. */
const floor = createServer((socket) => {
  socket.setNoDelay(true);
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    let replies = '';
    for (const line of lines) {
      const [id] = JSON.parse(line) as [number];
      replies += `${JSON.stringify([id, 1, Date.now() / 1000, process.pid])}\n`;
    }
    if (replies !== '') socket.write(replies);
  });
  socket.on('error', () => socket.destroy());
});

const jsonRpc = createServer((socket) => {
  socket.setNoDelay(true);
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(socket),
    new rpc.StreamMessageWriter(socket),
  );
  connection.onRequest('ping', () => [Date.now() / 1000, process.pid]);
  connection.listen();
});

const porttracker = createPorttrackerServer({ handlers: {}, authentication: ['none'] });

/** Answers `realm_query` as fast as the socket takes it, with as many rows as the realm's gid says. */
const replies = createServer((socket) => {
  const block = Array.from({ length: 10_000 }, (_, n) => JSON.stringify(deviceRow(n)));
  const whole = block.join();
  socket.write('[null,"hello",1,["none"]]\n');
  socket.once('data', async (line) => {
    const [id, , realm] = JSON.parse(String(line)) as [number, string, string];
    socket.write(`[${id},1,[`);
    for (let left = Number(realm); left > 0; left -= block.length) {
      const rows = left < block.length ? block.slice(0, left).join() : whole;
      if (!socket.write(left > block.length ? `${rows},` : rows)) await once(socket, 'drain');
    }
    socket.write(']]\n');
  });
  socket.on('error', () => socket.destroy());
});

const http = createHttpServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { riq, kwargs } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ riq, ret: kwargs.message, error: null, warnings: [] }));
  });
});

const raas = createRaasServer({
  verify: (username, _password, configName) => ({ username, configName }),
  handlers: { 'test.echo': ({ message }) => message },
});

const host = '127.0.0.1';
const listen = (server: Server) =>
  new Promise<number>((resolve) =>
    server.listen(0, host, () => resolve((server.address() as AddressInfo).port)),
  );

const { port } = (await porttracker.listen({ host, port: 0 })) as { port: number };
const places = {
  floor: await listen(floor),
  jsonRpc: await listen(jsonRpc),
  porttracker: port,
  replies: await listen(replies),
  http: await listen(http as unknown as Server),
  raas: (await raas.listen({ host, port: 0 })).url,
};
process.stdout.write(`${JSON.stringify(places)}\n`);

/** Asked over stdin: `memory` answers with the memory in use after a collection. Ends with its input. */
createInterface({ input: process.stdin })
  .on('line', () => {
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    process.stdout.write(`${JSON.stringify({ rss, heapUsed })}\n`);
  })
  .on('close', () => process.exit(0));

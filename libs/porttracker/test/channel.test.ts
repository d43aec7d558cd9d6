import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';
import { createFrameDecoder } from '@aluco/wire';
import { expect, test } from 'vitest';
import { Channel } from '../src/channel.ts';
import { later } from './support.ts';

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** A channel, what it read, and the socket at its other end. */
async function openChannel() {
  let took = (_: Socket) => {};
  const accepted = new Promise<Socket>((resolve) => {
    took = resolve;
  });
  const server = createServer((socket) => took(socket));
  later(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = dial((server.address() as AddressInfo).port, '127.0.0.1');
  const frames: (readonly unknown[])[] = [];
  let isOver = false;
  const onFrame = { now: (frame: readonly unknown[]) => void frames.push(frame) };
  const channel: Channel = new Channel(
    socket,
    {
      onFrame: (frame) => onFrame.now(frame),
      nameOf: () => undefined,
      onMalformed: () => {},
      onEnd: () => {
        isOver = true;
      },
      onClose: () => {},
    },
    { side: 'client', createReader: createFrameDecoder },
  );
  const peer = await accepted;
  later(() => channel.destroy());
  later(() => peer.destroy());
  return { channel, peer, frames, onFrame, isOver: () => isOver };
}

const COUNT = 8_192;
const line = `${JSON.stringify(['x'.repeat(1020)])}\n`;

test('a channel lets everything else have its turn while very much comes', async () => {
  const { peer, frames, isOver } = await openChannel();
  peer.end(line.repeat(COUNT));
  let most = 0;
  for (let before = 0; !isOver(); before = frames.length) {
    await tick();
    most = Math.max(most, frames.length - before);
  }
  expect(frames).toHaveLength(COUNT);
  // One chunk may wait when the turn is over, and is read with the next.
  expect(most).toBeLessThanOrEqual(256);
});

test('a channel that is paused in the middle of that reads no more until it is resumed', async () => {
  const { channel, peer, frames, onFrame, isOver } = await openChannel();
  onFrame.now = (frame) => {
    if (frames.push(frame) % 1_000 === 0) channel.pause();
  };
  peer.end(line.repeat(COUNT));
  for (let stops = 1; stops <= COUNT / 1_000; stops++) {
    while (!channel.isPaused) await tick();
    const { length } = frames;
    for (let n = 0; n < 10; n++) await tick();
    // What came in one chunk is still delivered.
    expect(frames.length).toBe(length);
    expect(length).toBeLessThan(stops * 1_000 + 128);
    channel.resume();
  }
  while (!isOver()) await tick();
  expect(frames).toHaveLength(COUNT);
});

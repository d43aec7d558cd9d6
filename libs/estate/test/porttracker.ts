/** A world of Porttracker on a clock that the test moves. */
import {
  createManualClock,
  createPorttrackerHandlers,
  createPorttrackerWorld,
  type PorttrackerSize,
} from '../src/index.ts';

export const REALM = '64424509927';
export const POLLER = '64424509930';
/** Has the narrower subnet: 192.168.40.8 to 15. */
export const REMOTE_POLLER = '64424509931';

export function createFixture(
  options: { seed?: number; size?: Partial<PorttrackerSize>; start?: number } = {},
) {
  const { start, ...rest } = options;
  const clock = createManualClock(start);
  const world = createPorttrackerWorld({ clock, ...rest });
  const events: string[] = [];
  world.onEvent(({ name, params }) => events.push(`${name} ${params.realm}`));
  return { clock, world, events, handlers: createPorttrackerHandlers(world) };
}

/** The handlers of this package answer at once, or with a promise where they wait on the clock. */
export function now<T>(answer: T | PromiseLike<T>): T {
  if (typeof answer === 'object' && answer !== null && 'then' in answer)
    throw new TypeError('expected an answer at once, got a promise');
  return answer;
}

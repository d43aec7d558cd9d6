export { createPorttrackerHandlers, type HandledMessage } from './handlers.ts';
export {
  createPorttrackerWorld,
  DEFAULT_SIZE,
  type PorttrackerSize,
  type PorttrackerWorld,
  type PorttrackerWorldOptions,
  type Territory,
  type WorldEvent,
} from './world.ts';

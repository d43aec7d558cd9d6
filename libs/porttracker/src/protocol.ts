import { type Codecs, createCodecs, type MessageDescriptor } from '@aluco/wire';
import { events, notifications, requests, types } from './gen/index.ts';

/** The generated description of the protocol, with its codecs. The tables have no prototype: a peer's name finds a message or nothing. */
export interface Protocol {
  /** By wire name, aliases included. */
  readonly requests: Readonly<Record<string, MessageDescriptor>>;
  readonly notifications: Readonly<Record<string, MessageDescriptor>>;
  readonly events: Readonly<Record<string, MessageDescriptor>>;
  readonly codecs: Codecs;
}

let shared: Protocol | undefined;

/** One per process: codecs compile a message when it is first used, and keep it. */
export function protocol(): Protocol {
  shared ??= { requests, notifications, events, codecs: createCodecs(types) };
  return shared;
}

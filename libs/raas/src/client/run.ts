/** Follows an assessment or a remediation to its end. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isWireError, type TypeDescriptor, WireError } from '@aluco/wire';
import type { Caller } from '../call.ts';
import { codecs } from '../codecs.ts';
import { isRaasError, RaasError } from '../errors.ts';
import { getCmds } from '../gen/cmd.ts';
import type { Command, CommandState } from '../gen/cmd.types.ts';
import { ensureFunction, ensureNumber, MAX_TIMER } from '../limits.ts';
import { limitOf } from './limit.ts';

/** How long a run is waited for, and how often looked at. */
export interface WaitOptions {
  /** Gives the waiting up, with code `aborted`; the run goes on. */
  readonly signal?: AbortSignal;
  /** Milliseconds until the waiting fails with code `timeout`; 0, the default, `Infinity` and more than 24 days wait for ever. */
  readonly timeout?: number;
  /**
   * Milliseconds between two looks at the run while it moves on, from 1 to 2147483647. Default 500. While it stands still they
   * grow to ten times that.
   */
  readonly interval?: number;
  /** Told the run when it is first seen and each time that it has changed, the last included. */
  readonly onProgress?: (command: Command) => void;
}

const final: ReadonlySet<CommandState> = new Set<CommandState>([
  'completed_all_successful',
  'completed_failures',
  'completed_missing_returns',
  'skipped',
  'stopped',
  'disabled',
]);
const jidType: TypeDescriptor = { kind: 'scalar', scalar: 'jid' };
const growth = 1.5;
const slowest = 10;
/** Looks in a row that may fail because the server or the way to it is away for a while. */
const mostFailures = 10;
const awayStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

/** Whether a run is over. A state that the protocol does not name is none of the last. */
export function isOver({ state }: Pick<Command, 'state'>): boolean {
  return final.has(state);
}

/**
 * Waits until a run is over, however it went, and gives what the server says of it; `state` tells whether it went well. Once the run
 * was seen, it goes on looking where a server or a proxy does not answer for a while.
 *
 * @param jid The job id that started it: `(await raas.sec.assessPolicy({ policy_uuid })).ret.jid`.
 * @throws RaasError with code `run_not_found` when the server does not know it, and as any call does; WireError for what is no job id.
 */
export async function waitForRun(raas: Caller, jid: string, options: WaitOptions = {}): Promise<Command> {
  const { signal, isLate } = limitOf(options);
  const { interval = 500, onProgress } = options;
  ensureNumber('interval', interval, 1, MAX_TIMER);
  ensureFunction('onProgress', onProgress);
  ensureJid(jid);
  let last = '';
  let failures = 0;
  try {
    for (let pause = interval; ; ) {
      const command = await look(raas, jid, signal).catch((error: unknown) => {
        failures += 1;
        if (last === '' || failures > mostFailures || !isAway(error)) throw error;
      });
      let hasMoved = false;
      if (command !== undefined) {
        failures = 0;
        const step = `${command.state} ${command.returned}/${command.expected}`;
        hasMoved = step !== last;
        if (hasMoved) onProgress?.(command);
        if (isOver(command)) return command;
        last = step;
      }
      pause = hasMoved ? interval : Math.min(pause * growth, interval * slowest, MAX_TIMER);
      await rest(pause, signal);
    }
  } catch (error) {
    // Its own time is to the calls a signal of their caller's.
    const cause = error instanceof Error ? error.cause : undefined;
    if (!isRaasError(error) || error.code !== 'aborted' || !isLate(cause)) throw error;
    throw new RaasError('timeout', 'the run was not over in the time given', {
      message: getCmds.name,
      cause,
    });
  }
}

/** Without it, the call would ask for any run. */
function ensureJid(jid: string): void {
  try {
    codecs.type(jidType).encode(jid);
  } catch (error) {
    if (!isWireError(error)) throw error;
    const { code, expected = '', received = '' } = error;
    throw new WireError(code as 'value_invalid', {
      message: getCmds.name,
      path: '$.jid',
      expected,
      received,
    });
  }
}

async function look(raas: Caller, jid: string, signal: AbortSignal | undefined): Promise<Command> {
  const { ret } = await raas.call(getCmds, { jid, limit: 1 }, signal === undefined ? {} : { signal });
  const [command] = ret.results;
  const text = `expected a run with job id ${jid}, got ${command === undefined ? 'none' : command.jid}`;
  const details = { message: getCmds.name };
  if (command === undefined) throw new RaasError('run_not_found', text, details);
  if (command.jid !== jid) throw new RaasError('protocol_violation', text, details);
  return command;
}

function isAway(error: unknown): boolean {
  if (!isRaasError(error)) return false;
  return (
    error.code === 'connection_failed' || (error.code === 'http_status' && awayStatuses.has(error.status))
  );
}

async function rest(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(milliseconds, undefined, signal === undefined ? {} : { signal });
  } catch {
    throw new RaasError('aborted', 'given up by the caller', {
      message: getCmds.name,
      cause: signal?.reason,
    });
  }
}

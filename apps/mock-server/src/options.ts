import type { Clock, PorttrackerSize } from '@aluco/estate';

/** Where to listen; port 0 lets the system choose. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

export interface MockOptions {
  readonly porttracker: Place;
  readonly raas: Place;
  /** Path of a Unix socket to serve Porttracker on as well. */
  readonly socket?: string | undefined;
  /** Equal seeds give equal estates. Default 1. */
  readonly seed?: number | undefined;
  /** Default: the system's time. */
  readonly clock?: Clock | undefined;
  /** How much faster than usual work is done; with the default clock only. Default 1. */
  readonly speed?: number | undefined;
  /** How much there is in Porttracker's estate. */
  readonly size?: Partial<PorttrackerSize> | undefined;
  /** Hears of failures of the mock itself; clients only learn that there was one. Default: a process warning. */
  readonly onError?: ((error: unknown, where: string) => void) | undefined;
}

/** Where the mock listens, in the form that `aluco mock --json` prints. */
export interface Endpoints {
  readonly porttracker: {
    readonly tcp: { readonly host: string; readonly port: number };
    readonly unix: string | null;
  };
  readonly raas: { readonly url: string };
}

/** The logins that every mock knows. */
export const LOGINS = {
  porttracker: { username: 'user', password: 'pass' },
  raas: { username: 'root', password: 'salt' },
} as const;

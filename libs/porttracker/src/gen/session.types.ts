// Generated from spec/porttracker/session.yaml by `npm run generate`. Do not edit.

import type { Json } from '@aluco/wire';

/**
 * A way to authenticate that a server offers in its greeting.
 *
 * - `none`: Nothing more is needed: the connection is trusted by itself, such as the Unix socket or a
 *   TLS client certificate.
 * - `login`: User name and password by the request `login`.
 * - `login_cram_md6`: Challenge and response by the request `login_cram_md6`; the password does not
 *   travel.
 */
export type AuthType = 'none' | 'login' | 'login_cram_md6' | (string & {});

/**
 * The name of an event. Servers may know more than these.
 *
 * - `realm_discover_start`: A discovery began in a realm.
 * - `realm_discover_stop`: A discovery ended in a realm.
 * - `realm_poll_start`: A poll began in a realm.
 * - `realm_poll_stop`: A poll ended in a realm.
 */
export type EventName = 
  | 'realm_discover_start'
  | 'realm_discover_stop'
  | 'realm_poll_start'
  | 'realm_poll_stop'
  | (string & {});

/**
 * What a session can subscribe to: one event by its name, or `*` for all of them. Events always arrive
 * under their own names.
 */
export type Topic = '*' | EventName;

/**
 * The urgency of a log message, as syslog counts it.
 *
 * - `0`: emerg: the system is unusable.
 * - `1`: alert: somebody must act at once.
 * - `2`: crit: a critical condition.
 * - `3`: err: an error.
 * - `4`: warning: a warning.
 * - `5`: notice: normal, yet worth a look.
 * - `6`: info: for information.
 * - `7`: debug: for those who look for faults.
 */
export type SyslogPriority = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * The product line that the software is sold as.
 *
 * - `n`: Porttracker.
 * - `i`: PortIQ.
 */
export type Branding = 'n' | 'i' | (string & {});

/** What the machine is, for licensing. */
export interface Product {
  /** The product line. */
  branding: Branding;
  /** Identifies the machine; in known servers the MAC address of its first interface. */
  product_id: string;
}

/** The licence in force. The protocol sets it and never reads it back. */
export interface License {
  /** The text of the licence as the vendor issued it. */
  license?: string | undefined;
}

/**
 * One line of the daemon's log. The protocol only writes it.
 *
 * Source: decided. The log is not readable over this protocol; the serial number is ours.
 */
export interface LogEntry {
  /** Counts the entries. */
  serial: number;
  /** What was logged. */
  message: string;
  /** How urgent it is, as syslog counts. */
  priority: SyslogPriority;
}

/** One event, or all, that a session asked for. */
export interface Subscription {
  /** The event or `*`. */
  event: Topic;
}

/** What `login` takes. */
export interface LoginParams {
  /** The name of the user. */
  username: string;
  /**
   * The user's password.
   *
   * Secret: not to be shown or logged.
   */
  password: string;
}

/** What `login` gives to a client. */
export type LoginResult = void;

/** What a server answers to `login`. */
export type LoginAnswer = void;

/** What `login_cram_md6` takes. */
export interface LoginCramMd6Params {
  /** The name of the user. */
  username: string;
  /** The client's response, 32 octets. */
  cr: Uint8Array;
  /** The client's own nonce, of any length; empty is allowed. */
  cc: Uint8Array;
}

/**
 * What `login_cram_md6` gives to a client.
 *
 * The server's response, 32 octets.
 */
export type LoginCramMd6Result = Uint8Array;

/**
 * What a server answers to `login_cram_md6`.
 *
 * The server's response, 32 octets.
 */
export type LoginCramMd6Answer = Uint8Array;

/** What `ping` takes: nothing. */
export type PingParams = Record<string, never>;

/** What `ping` gives to a client. */
export interface PingResult {
  /** The server's clock, in seconds since the epoch. */
  timestamp: number;
  /** The process id of the daemon. */
  pid: number;
}

/** What a server answers to `ping`. */
export interface PingAnswer {
  /** The server's clock, in seconds since the epoch. */
  timestamp: number;
  /** The process id of the daemon. */
  pid: number;
}

/** What `start_tls` takes: nothing. */
export type StartTlsParams = Record<string, never>;

/** What `start_tls` gives to a client. */
export type StartTlsResult = void;

/** What a server answers to `start_tls`. */
export type StartTlsAnswer = void;

/** What `product_id` takes: nothing. */
export type ProductIdParams = Record<string, never>;

/** What `product_id` gives to a client. */
export interface ProductIdResult {
  /** The product line. */
  branding: Branding;
  /** Identifies the machine; in the known example a MAC address. */
  product_id: string;
}

/** What a server answers to `product_id`. */
export interface ProductIdAnswer {
  /** The product line. */
  branding: Branding;
  /** Identifies the machine; in the known example a MAC address. */
  product_id: string;
}

/** What `subscribe` takes. */
export interface SubscribeParams {
  /** The events, each as a further member of the array. */
  events: readonly Topic[];
}

/** What `subscribe` gives to a client. */
export type SubscribeResult = void;

/** What a server answers to `subscribe`. */
export type SubscribeAnswer = void;

/** What `unsubscribe` takes. */
export interface UnsubscribeParams {
  /** The events, each as a further member of the array. */
  events: readonly Topic[];
}

/** What `unsubscribe` gives to a client. */
export type UnsubscribeResult = void;

/** What a server answers to `unsubscribe`. */
export type UnsubscribeAnswer = void;

/** What `log` takes. */
export interface LogParams {
  /** What to log. */
  message: string;
  /**
   * Its urgency, 0 to 7; `info` (6) when left out.
   *
   * @default 6
   */
  priority?: SyslogPriority | undefined;
}

/** What `log` gives to a client. */
export type LogResult = void;

/** What a server answers to `log`. */
export type LogAnswer = void;

/** What `set_license` takes. */
export interface SetLicenseParams {
  /**
   * The licence text as issued by the vendor.
   *
   * Secret: not to be shown or logged.
   */
  license: string;
}

/** What `set_license` gives to a client. */
export type SetLicenseResult = void;

/** What a server answers to `set_license`. */
export type SetLicenseAnswer = void;

/** What `hello` takes. */
export interface HelloParams {
  /** The version of the protocol, always 1. Compare it as a number. */
  version: number;
  /** The methods the server accepts, in no particular order. */
  auth_types: readonly AuthType[];
  /**
   * The server's part of the challenge of `login_cram_md6`. It may be missing when that method is not
   * offered.
   */
  nonce?: Uint8Array | undefined;
}

/** What `info` takes. */
export interface InfoParams {
  /** What people should know. */
  message: string;
}

/** What `error` takes. */
export interface ErrorParams {
  /** What went wrong. */
  message: string;
}

/** What `start_tls` takes: nothing. */
export type StartTlsNotificationParams = Record<string, never>;

/** What `event` takes. */
export interface EventParams {
  /** The name of the event. */
  type: EventName;
  /**
   * The parameters of that event. All known events have one, the gid of a realm. They are of no fixed
   * type, since an event not described here may carry anything.
   */
  args: readonly Json[];
}

/** What `realm_discover_start` takes. */
export interface RealmDiscoverStartParams {
  /** Gid of the realm being discovered. */
  realm: string;
}

/** What `realm_discover_stop` takes. */
export interface RealmDiscoverStopParams {
  /** Gid of the realm that was discovered. */
  realm: string;
}

/** What `realm_poll_start` takes. */
export interface RealmPollStartParams {
  /** Gid of the realm being polled. */
  realm: string;
}

/** What `realm_poll_stop` takes. */
export interface RealmPollStopParams {
  /** Gid of the realm that was polled. */
  realm: string;
}

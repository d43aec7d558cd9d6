// Generated from spec/porttracker/pollers.yaml by `npm run generate`. Do not edit.

import type { Every, Given, ResultRule, Row } from '@aluco/wire';

/**
 * A process that asks devices, and where it runs.
 *
 * Source: inferred (porttracker-api). The document lost the list of fields; they follow from the
 * examples and from the properties that poller_info_modify takes.
 */
export interface Poller {
  /** Identifies the poller. */
  gid: string;
  /** What people call it. */
  name: string;
  /** Words on what it is for. */
  description: string;
  /** Name or address of the machine it runs on. */
  hostname: string;
  /** The most DNS queries it has under way at a time. */
  dns_max_outstanding: number;
  /**
   * What the daemon and the poller both know. It can be set, not read.
   *
   * Secret: not to be shown or logged.
   */
  secret?: string | undefined;
}

/** The name of a field of {@link Poller} that a server returns. */
export type PollerField = 'gid' | 'name' | 'description' | 'hostname' | 'dns_max_outstanding';

/** The fields of {@link Poller} that a server returns. */
export type PollerReadable = Pick<Poller, PollerField>;

/** The name of a field of {@link Poller} that a client may set. */
export type PollerWritableField = 'name' | 'description' | 'hostname' | 'dns_max_outstanding' | 'secret';

/** The fields of {@link Poller} that a client may set. */
export type PollerWritable = Pick<Poller, PollerWritableField>;

/** A poller to be added. */
export interface NewPoller {
  /** What people are to call it. */
  name: string;
  /** Words on what it is for. */
  description: string;
  /** Name or address of the machine it runs on. */
  hostname: string;
  /**
   * What the daemon and the poller both know.
   *
   * Secret: not to be shown or logged.
   */
  secret: string;
}

/**
 * Whether a poller takes care of a subnet.
 *
 * - `0`: The subnet is excluded.
 * - `1`: The subnet is included.
 */
export type SubnetInclude = 0 | 1;

/**
 * Whether a poller pings the addresses of a subnet.
 *
 * - `0`: It does not.
 * - `2`: It does.
 */
export type SubnetPing = 0 | 2;

/**
 * A subnet of a poller. The document describes one flags value that holds both bits, its examples
 * write the bits as two members. Two are written here, and both forms are read.
 *
 * Source: documented (porttracker-api). Text and examples disagree about the number of members; the
 * examples are written, both are read.
 */
export interface PollerSubnet {
  /** The address of the subnet. */
  subnet: string;
  /** Length of the prefix in bits: 0 to 32 for IPv4, 0 to 128 for IPv6. */
  bits: number;
  /** The most bandwidth that pings may use, in kbit/s. */
  ping_limit: number;
  /** Whether the subnet is included. */
  include: SubnetInclude;
  /** Whether its addresses are pinged. */
  ping: SubnetPing;
}

/**
 * A subnet to take from a poller. Address and prefix length name it; the rest, which the vendor's
 * examples repeat, counts for nothing.
 *
 * Source: inferred (porttracker-api). The document speaks of addresses that must match exactly and
 * shows whole entries; that the first two members are enough is our decision.
 */
export interface PollerSubnetRemoval {
  /** The address of the subnet. */
  subnet: string;
  /** Length of the prefix in bits: 0 to 32 for IPv4, 0 to 128 for IPv6. */
  bits: number;
  /** The limit it had, in kbit/s. */
  ping_limit?: number | undefined;
  /** Whether it was included; in the shorter form, the sum of both bits. */
  include?: number | undefined;
  /** Whether its addresses were pinged. */
  ping?: number | undefined;
}

/** What `poller_info` takes. */
export interface PollerInfoParams<F extends readonly PollerField[] = readonly PollerField[]> {
  /** The fields to read. */
  fields: F;
  /**
   * The pollers to read; all when null or left out.
   *
   * @default null
   */
  pollers?: readonly string[] | null | undefined;
}

/**
 * What `poller_info` gives to a client.
 *
 * One row per poller.
 */
export type PollerInfoResult<F extends readonly PollerField[] = readonly PollerField[]> = Row<PollerReadable, F>[];

/**
 * What a server answers to `poller_info`.
 *
 * One row per poller.
 */
export type PollerInfoAnswer = readonly Partial<PollerReadable>[];

/** How the result of `poller_info` follows from its parameters; for the compiler only. */
export interface PollerInfoRule extends ResultRule {
  /** What it gives for its parameters. */
  readonly result: Row<PollerReadable, Given<this['params'], 'fields', readonly PollerField[], Every<PollerField>>>[];
}

/** What `poller_modify` takes. */
export interface PollerModifyParams {
  /** Gid of the realm whose pollers these are, or are to be. */
  realm: string;
  /** Pollers to delete; may be empty. */
  remove: readonly string[];
  /**
   * Pollers to add; may be empty.
   *
   * Secret: not to be shown or logged.
   */
  add: readonly NewPoller[];
}

/** What `poller_modify` gives to a client. */
export type PollerModifyResult = void;

/** What a server answers to `poller_modify`. */
export type PollerModifyAnswer = void;

/** What `poller_info_modify` takes. */
export interface PollerInfoModifyParams {
  /** Gid of the poller to change, as `poller_info` returns it. */
  poller: string;
  /** The new values by property. */
  changes: Partial<PollerWritable>;
}

/** What `poller_info_modify` gives to a client. */
export type PollerInfoModifyResult = void;

/** What a server answers to `poller_info_modify`. */
export type PollerInfoModifyAnswer = void;

/** What `poller_subnet_list` takes. */
export interface PollerSubnetListParams {
  /** Gid of the poller whose subnets are wanted. */
  poller: string;
}

/**
 * What `poller_subnet_list` gives to a client.
 *
 * All subnets of the poller, included and excluded.
 */
export type PollerSubnetListResult = PollerSubnet[];

/**
 * What a server answers to `poller_subnet_list`.
 *
 * All subnets of the poller, included and excluded.
 */
export type PollerSubnetListAnswer = readonly PollerSubnet[];

/** What `poller_subnet_list_modify` takes. */
export interface PollerSubnetListModifyParams {
  /** Gid of the poller whose subnets change. */
  poller: string;
  /** Subnets to remove; may be empty. */
  remove: readonly PollerSubnetRemoval[];
  /** Subnets to add; may be empty. */
  add: readonly PollerSubnet[];
}

/** What `poller_subnet_list_modify` gives to a client. */
export type PollerSubnetListModifyResult = void;

/** What a server answers to `poller_subnet_list_modify`. */
export type PollerSubnetListModifyAnswer = void;

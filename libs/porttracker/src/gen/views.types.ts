// Generated from spec/porttracker/views.yaml by `npm run generate`. Do not edit.

import type { Every, Given, ResultRule, Row, Shared } from '@aluco/wire';

/** The tables that `realm_query` knows. */
export interface QueryView {
  /** An end device and the port it is seen on. All columns of the device view. */
  device: DeviceRowReadable;
  /** A switch. All columns of the switch view. */
  switch: SwitchRowReadable;
  /** A port of a switch. All columns of the switch detail view. */
  switch_detail: SwitchDetailRowReadable;
}

/** The names of the fields of each record of {@link QueryView}. */
export type QueryViewField = { [K in keyof QueryView]: keyof QueryView[K] };

/**
 * An end device and the port it is seen on. All columns of the device view.
 *
 * Source: inferred (porttracker-api). The document lists the columns and says nothing of their types
 * or meaning; both are read off their names.
 */
export interface DeviceRow {
  /** Name of the VLAN the device is in. */
  vlanname: string | null;
  /** Packets counted on the port. */
  port_pktcount: number | null;
  /** Duplex mode that the link has. */
  linkduplex: string | null;
  /** MAC address of the switch port itself. */
  port_mac: string | null;
  /** When the device was last seen so. */
  device_log_end: string | null;
  /** Errors counted on the port. */
  port_errorcount: number | null;
  /** VTP domain of the switch. */
  vtpdomain: string | null;
  /** Address of the switch. */
  switch_ip: string | null;
  /** When the device was first seen so. */
  device_log_start: string | null;
  /** Whether the port's link is up. */
  linkstatus: string | null;
  /** Speed of the link as the switch reports it. */
  linkspeed: string | null;
  /** MAC address of the device. */
  device_mac: string | null;
  /** Where the row stands in the device's history. */
  history_device: string | null;
  /** Duplex mode that is configured. */
  linkadminduplex: string | null;
  /** Short name of the port. */
  ifname: string | null;
  /** Comment that people wrote on the device. */
  device_comment: string | null;
  /** Notes that people wrote on the device. */
  device_notes: string | null;
  /** Number of the VLAN, 1 to 4094. */
  vlan: number | null;
  /** DNS name of the device. */
  device_dnsname: string | null;
  /** Description of the port set on the switch. */
  ifalias: string | null;
  /** What the switch goes by, usually its DNS name. */
  switch_uid: string | null;
  /** Long name of the port. */
  ifdescr: string | null;
  /** Whether the port is switched on by configuration. */
  linkadminstatus: string | null;
  /** Errors per hundred packets. */
  port_error_percentage: number | null;
  /** Address of the device. */
  device_ip: string | null;
}

/** The name of a field of {@link DeviceRow} that a server returns. */
export type DeviceRowField = 
  | 'vlanname'
  | 'port_pktcount'
  | 'linkduplex'
  | 'port_mac'
  | 'device_log_end'
  | 'port_errorcount'
  | 'vtpdomain'
  | 'switch_ip'
  | 'device_log_start'
  | 'linkstatus'
  | 'linkspeed'
  | 'device_mac'
  | 'history_device'
  | 'linkadminduplex'
  | 'ifname'
  | 'device_comment'
  | 'device_notes'
  | 'vlan'
  | 'device_dnsname'
  | 'ifalias'
  | 'switch_uid'
  | 'ifdescr'
  | 'linkadminstatus'
  | 'port_error_percentage'
  | 'device_ip';

/** The fields of {@link DeviceRow} that a server returns. */
export type DeviceRowReadable = DeviceRow;

/**
 * A switch. All columns of the switch view.
 *
 * Source: inferred (porttracker-api). The document lists the columns and says nothing of their types
 * or meaning; both are read off their names.
 */
export interface SwitchRow {
  /** Ports it has. */
  number_ports: number | null;
  /** Marker of what was done to the entry. */
  switch_action: string | null;
  /** SNMP sysLocation, where it stands. */
  switch_syslocation: string | null;
  /** Free ports in percent of all, 0 to 100. */
  free_ports_percentage: number | null;
  /** SNMP sysServices, the layers it serves as a sum, 0 to 127. */
  switch_sysservices: number | null;
  /** Its DNS name. */
  switch_dnsname: string | null;
  /** Where the row stands in the switch's history. */
  history_switch: string | null;
  /** When the switch was last seen so. */
  switch_log_end: string | null;
  /** How long its latest poll took, in seconds. */
  switch_pollduration: number | null;
  /** Its model as the maker names it. */
  switch_model: string | null;
  /** Available ports in percent of all, 0 to 100. */
  available_ports_percentage: number | null;
  /** Comment that people wrote on it. */
  switch_comment: string | null;
  /** When a port of it last changed. */
  ports_lastchange: string | null;
  /** The address under which it is polled. */
  switch_ip: string | null;
  /** SNMP sysDescr, what it says of itself. */
  switch_sysdescr: string | null;
  /** Notes that people wrote on it. */
  switch_notes: string | null;
  /** Free ports on which no device was seen for at least the unused period of the query. */
  available_ports: number | null;
  /** Ports that can feed power. */
  poe_ports: number | null;
  /** When the switch was first seen so. */
  switch_log_start: string | null;
  /** What it goes by, usually its DNS name. */
  switch_uid: string | null;
  /** The number that identifies it in the database. */
  switch: number | null;
  /** Ports without a link. */
  free_ports: number | null;
}

/** The name of a field of {@link SwitchRow} that a server returns. */
export type SwitchRowField = 
  | 'number_ports'
  | 'switch_action'
  | 'switch_syslocation'
  | 'free_ports_percentage'
  | 'switch_sysservices'
  | 'switch_dnsname'
  | 'history_switch'
  | 'switch_log_end'
  | 'switch_pollduration'
  | 'switch_model'
  | 'available_ports_percentage'
  | 'switch_comment'
  | 'ports_lastchange'
  | 'switch_ip'
  | 'switch_sysdescr'
  | 'switch_notes'
  | 'available_ports'
  | 'poe_ports'
  | 'switch_log_start'
  | 'switch_uid'
  | 'switch'
  | 'free_ports';

/** The fields of {@link SwitchRow} that a server returns. */
export type SwitchRowReadable = SwitchRow;

/**
 * A port of a switch. All columns of the switch detail view.
 *
 * Source: inferred (porttracker-api). The document lists the columns and says nothing of their types
 * or meaning; both are read off their names.
 */
export interface SwitchDetailRow {
  /** Packets counted on the port. */
  port_pktcount: number | null;
  /** Where the row stands in the port's history. */
  history_port: string | null;
  /** Duplex mode that the link has. */
  linkduplex: string | null;
  /** MAC address of the port itself. */
  port_mac: string | null;
  /** Comment that people wrote on the port. */
  port_comment: string | null;
  /** When the port was first seen so. */
  port_log_start: string | null;
  /** Errors counted on the port. */
  port_errorcount: number | null;
  /** When the port was last seen so. */
  port_log_end: string | null;
  /** The devices seen on the port now: their number, or text about them. */
  detected_devices_current: number | string | null;
  /** Whether the link is up. */
  linkstatus: string | null;
  /** Speed of the link as the switch reports it. */
  linkspeed: string | null;
  /** Duplex mode that is configured. */
  linkadminduplex: string | null;
  /** Short name of the port. */
  ifname: string | null;
  /** Marker of what was done to the entry. */
  port_action: string | null;
  /** Power fed through the port, in watts. */
  poe_power: number | null;
  /** Description of the port set on the switch. */
  ifalias: string | null;
  /** What the switch goes by, usually its DNS name. */
  switch_uid: string | null;
  /** State of feeding power. */
  poe_status: string | null;
  /** The number of its switch in the database. */
  switch: number | null;
  /** Long name of the port. */
  ifdescr: string | null;
  /** Whether the port is switched on by configuration. */
  linkadminstatus: string | null;
  /** Errors per hundred packets. */
  port_error_percentage: number | null;
}

/** The name of a field of {@link SwitchDetailRow} that a server returns. */
export type SwitchDetailRowField = 
  | 'port_pktcount'
  | 'history_port'
  | 'linkduplex'
  | 'port_mac'
  | 'port_comment'
  | 'port_log_start'
  | 'port_errorcount'
  | 'port_log_end'
  | 'detected_devices_current'
  | 'linkstatus'
  | 'linkspeed'
  | 'linkadminduplex'
  | 'ifname'
  | 'port_action'
  | 'poe_power'
  | 'ifalias'
  | 'switch_uid'
  | 'poe_status'
  | 'switch'
  | 'ifdescr'
  | 'linkadminstatus'
  | 'port_error_percentage';

/** The fields of {@link SwitchDetailRow} that a server returns. */
export type SwitchDetailRowReadable = SwitchDetailRow;

/**
 * Which entries of the history a query takes into account. An entry holds from its log start to its
 * log end.
 *
 * - `0`: Current entries only.
 * - `1`: All entries, also those that no longer hold.
 * - `2`: All entries, and the changes between them.
 *
 * Source: documented (porttracker-api). The document names the three choices. Which rows each of them
 * takes, judged by log start and log end, is our decision.
 */
export type HistoryMask = 0 | 1 | 2;

/**
 * How long no device may have been seen on a free port for it to count as available. One of the units
 * is given.
 *
 * Source: documented (porttracker-api). The document names the units. What the period does, and that
 * one unit is given, is inferred.
 */
export interface UnusedPeriod {
  /** So many days. */
  days?: number | undefined;
  /** So many months. */
  months?: number | undefined;
  /** So many years. */
  years?: number | undefined;
}

/**
 * What the value of a column has to be for its row to pass. The document only shows a trailing `%`;
 * the rest of the syntax is this project's decision:
 *
 * | expression | passes |
 * |---|---|
 * | `switch03%`, `10.1.0._` | text with `%` for anything and `_` for one character |
 * | `!up` | what does not match the rest |
 * | `<5`, `<=5`, `>5`, `>=5`, `5..9` | numbers and times in that range, ends included where there is an equals sign or `..` |
 * | `1,7,up` | what matches one of these |
 * | the empty string | empty or null |
 *
 * Numbers compare as numbers.
 *
 * Source: decided (porttracker-api). Only the trailing % is documented; the rest of the syntax is
 * ours.
 */
export type Filter = string | number;

/** A view that was saved in the user interface. */
export interface View {
  /** Its name, led by the kind of table: `Ports:Default`. */
  name: string;
  /** Identifies the view. */
  gid: string;
}

/** The name of a field of {@link View} that a server returns. */
export type ViewField = 'name' | 'gid';

/** The fields of {@link View} that a server returns. */
export type ViewReadable = View;

/**
 * The kinds of views.
 *
 * - `switch`: Views of switches.
 * - `port`: Views of ports.
 * - `device`: Views of end devices.
 */
export type ViewType = 'switch' | 'port' | 'device';

/**
 * One row of a saved view. Its cells are the columns of that view in the view's order, which the
 * protocol does not tell.
 *
 * Known is the row of the view `Switches:Default` (gid 107374182461): switch_uid, a marker,
 * number_ports, free_ports, available_ports, free ports in percent, poe_ports, log start, log end, and
 * null.
 *
 * Source: decided (porttracker-api). The document shows two rows and names no columns; what the
 * columns are is our decision.
 */
export type ViewRow = readonly (string | number | null)[];

/** What `realm_query` takes. */
export interface RealmQueryParams<T extends keyof QueryView = keyof QueryView, C extends readonly QueryViewField[T][] = readonly QueryViewField[T][], R extends readonly QueryViewField[T][] = readonly QueryViewField[T][]> {
  /** Gid of the realm to search. */
  realm: string;
  /** The table to query. */
  type: T;
  /** The columns to return as readable values. */
  columns: C;
  /** The columns to return as octets. */
  raw_columns: R;
  /**
   * A filter per column of the table queried, also of columns that are not returned; a row must pass all
   * of them. Empty for all rows.
   */
  filters: Partial<Record<QueryViewField[T], Filter | undefined>>;
  /**
   * Which entries of the history count.
   *
   * @default 0
   */
  history?: HistoryMask | undefined;
  /** When a free port counts as available. */
  unused?: UnusedPeriod | undefined;
}

/**
 * What `realm_query` gives to a client.
 *
 * The rows found.
 */
export type RealmQueryResult<T extends keyof QueryView = keyof QueryView, C extends readonly QueryViewField[T][] = readonly QueryViewField[T][], R extends readonly QueryViewField[T][] = readonly QueryViewField[T][]> = Row<QueryView[T], C, R>[];

/**
 * What a server answers to `realm_query`.
 *
 * The rows found.
 */
export type RealmQueryAnswer = readonly { [K in keyof QueryView]: { [N in keyof QueryView[K]]?: QueryView[K][N] | Uint8Array | null } }[keyof QueryView][];

/** How the result of `realm_query` follows from its parameters; for the compiler only. */
export interface RealmQueryRule extends ResultRule {
  /** What they have to be, as they depend on each other. */
  readonly takes: RealmQueryParams<Given<this['params'], 'type', keyof QueryView, keyof QueryView>, readonly Shared<QueryViewField, Given<this['params'], 'type', keyof QueryView, keyof QueryView>>[], readonly Shared<QueryViewField, Given<this['params'], 'type', keyof QueryView, keyof QueryView>>[]>;
  /** What it gives for its parameters. */
  readonly result: Row<QueryView[Given<this['params'], 'type', keyof QueryView, keyof QueryView>], Given<this['params'], 'columns', readonly QueryViewField[Given<this['params'], 'type', keyof QueryView, keyof QueryView>][], Every<QueryViewField[Given<this['params'], 'type', keyof QueryView, keyof QueryView>]>>, Given<this['params'], 'raw_columns', readonly QueryViewField[Given<this['params'], 'type', keyof QueryView, keyof QueryView>][], readonly []>>[];
}

/** What `user_view_info` takes. */
export interface UserViewInfoParams<F extends readonly ViewField[] = readonly ViewField[]> {
  /** The fields to read. */
  fields: F;
  /** Only views of these kinds; all when left out. */
  types?: readonly ViewType[] | undefined;
}

/**
 * What `user_view_info` gives to a client.
 *
 * One row per view.
 */
export type UserViewInfoResult<F extends readonly ViewField[] = readonly ViewField[]> = Row<ViewReadable, F>[];

/**
 * What a server answers to `user_view_info`.
 *
 * One row per view.
 */
export type UserViewInfoAnswer = readonly Partial<ViewReadable>[];

/** How the result of `user_view_info` follows from its parameters; for the compiler only. */
export interface UserViewInfoRule extends ResultRule {
  /** What it gives for its parameters. */
  readonly result: Row<ViewReadable, Given<this['params'], 'fields', readonly ViewField[], Every<ViewField>>>[];
}

/** What `realm_view` takes. */
export interface RealmViewParams {
  /** Gid of the realm to run it on. */
  realm: string;
  /** The view, as returned by `user_view_info`. */
  view: string;
}

/**
 * What `realm_view` gives to a client.
 *
 * One row per entry of the database.
 */
export type RealmViewResult = ViewRow[];

/**
 * What a server answers to `realm_view`.
 *
 * One row per entry of the database.
 */
export type RealmViewAnswer = readonly ViewRow[];

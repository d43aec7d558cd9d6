/** The columns of the three tables: what each reads from an entry, and how its filters compare. */
import type { DeviceRow, QueryView, SwitchDetailRow, SwitchRow } from '@aluco/porttracker';
import type { ColumnKind } from './filter.ts';
import type { DeviceEntry, PortEntry, SwitchEntry } from './network/model.ts';
import { formatTime } from './time.ts';

/** What a row depends on besides its entry. */
export interface RowContext {
  /** A free port is available when no device was seen on it since; seconds since the epoch. */
  readonly unusedSince: number;
}

/** A column of a table of such entries. */
export interface Column<Entry, Value = unknown> {
  readonly kind: ColumnKind;
  /** The octets behind the cell are those of an address, not of its text. */
  readonly octets?: 'mac' | 'ip';
  readonly read: (entry: Entry, context: RowContext) => Value;
}

type Columns<Entry, Record> = { readonly [Name in keyof Record]-?: Column<Entry, Record[Name]> };

type Read<Entry, Value> = Column<Entry, Value>['read'];

const text = <Entry, Value>(read: Read<Entry, Value>): Column<Entry, Value> => ({ kind: 'text', read });
const number = <Entry, Value>(read: Read<Entry, Value>): Column<Entry, Value> => ({ kind: 'number', read });
const time = <Entry>(read: Read<Entry, number | null>): Column<Entry, string | null> => ({
  kind: 'time',
  read: (entry, context) => {
    const seconds = read(entry, context);
    return seconds === null ? null : formatTime(seconds);
  },
});
const address = <Entry, Value>(octets: 'mac' | 'ip', read: Read<Entry, Value>): Column<Entry, Value> => ({
  kind: 'text',
  octets,
  read,
});

/** Errors per hundred packets, to four digits. */
function errorPercentage({ packets, errors }: PortEntry): number | null {
  return packets === 0 ? null : Math.round((errors / packets) * 1_000_000) / 10_000;
}

const deviceColumns: Columns<DeviceEntry, DeviceRow> = {
  vlanname: text(({ device }) => device.vlanName),
  port_pktcount: number(({ port }) => port.packets),
  linkduplex: text(({ port }) => port.duplex),
  port_mac: address('mac', ({ port }) => port.mac),
  device_log_end: time(({ end }) => end),
  port_errorcount: number(({ port }) => port.errors),
  vtpdomain: text(({ port }) => port.switch.vtpDomain),
  switch_ip: address('ip', ({ port }) => port.switch.ip),
  device_log_start: time(({ start }) => start),
  linkstatus: text(({ port }) => (port.isUp ? 'up' : 'down')),
  linkspeed: text(({ port }) => (port.speed === null ? null : String(port.speed))),
  device_mac: address('mac', ({ device }) => device.mac),
  history_device: text(({ history }) => history),
  linkadminduplex: text(({ port }) => port.adminDuplex),
  ifname: text(({ port }) => port.ifname),
  device_comment: text(({ device }) => device.comment),
  device_notes: text(({ device }) => device.notes),
  vlan: number(({ device }) => device.vlan),
  device_dnsname: text(({ device }) => device.dnsname),
  ifalias: text(({ port }) => port.ifalias),
  switch_uid: text(({ port }) => port.switch.uid),
  ifdescr: text(({ port }) => port.ifdescr),
  linkadminstatus: text(({ port }) => port.adminStatus),
  port_error_percentage: number(({ port }) => errorPercentage(port)),
  device_ip: address('ip', ({ device }) => device.ip),
};

/** Ports without a link. */
export function freePorts({ ports }: SwitchEntry): PortEntry[] {
  return ports.filter(({ isUp }) => !isUp);
}

/** Free ports on which no device was seen since that time. */
export function availablePorts(entry: SwitchEntry, { unusedSince }: RowContext): PortEntry[] {
  return freePorts(entry).filter(({ lastDevice }) => lastDevice === null || lastDevice <= unusedSince);
}

function percent(part: number, { ports }: SwitchEntry): number {
  return ports.length === 0 ? 0 : Math.round((100 * part) / ports.length);
}

const switchColumns: Columns<SwitchEntry, SwitchRow> = {
  number_ports: number(({ ports }) => ports.length),
  switch_action: text(({ action }) => action),
  switch_syslocation: text(({ location }) => location),
  free_ports_percentage: number((entry) => percent(freePorts(entry).length, entry)),
  switch_sysservices: number(({ services }) => services),
  switch_dnsname: text(({ dnsname }) => dnsname),
  history_switch: text(({ history }) => history),
  switch_log_end: time(({ end }) => end),
  switch_pollduration: number(({ pollDuration }) => pollDuration),
  switch_model: text(({ model }) => model),
  available_ports_percentage: number((entry, context) =>
    percent(availablePorts(entry, context).length, entry),
  ),
  switch_comment: text(({ comment }) => comment),
  ports_lastchange: time(({ lastChange }) => lastChange),
  switch_ip: address('ip', ({ ip }) => ip),
  switch_sysdescr: text(({ sysdescr }) => sysdescr),
  switch_notes: text(({ notes }) => notes),
  available_ports: number((entry, context) => availablePorts(entry, context).length),
  poe_ports: number(({ ports }) => ports.filter(({ hasPoe }) => hasPoe).length),
  switch_log_start: time(({ start }) => start),
  switch_uid: text(({ uid }) => uid),
  switch: number(({ id }) => id),
  free_ports: number((entry) => freePorts(entry).length),
};

const portColumns: Columns<PortEntry, SwitchDetailRow> = {
  port_pktcount: number(({ packets }) => packets),
  history_port: text(({ history }) => history),
  linkduplex: text(({ duplex }) => duplex),
  port_mac: address('mac', ({ mac }) => mac),
  port_comment: text(({ comment }) => comment),
  port_log_start: time(({ start }) => start),
  port_errorcount: number(({ errors }) => errors),
  port_log_end: time(({ end }) => end),
  detected_devices_current: number(({ devices }) => devices.length),
  linkstatus: text(({ isUp }) => (isUp ? 'up' : 'down')),
  linkspeed: text(({ speed }) => (speed === null ? null : String(speed))),
  linkadminduplex: text(({ adminDuplex }) => adminDuplex),
  ifname: text(({ ifname }) => ifname),
  port_action: text(({ action }) => action),
  poe_power: number(({ power }) => power),
  ifalias: text(({ ifalias }) => ifalias),
  switch_uid: text((port) => port.switch.uid),
  poe_status: text(({ hasPoe, power }) => (hasPoe ? (power === null ? 'searching' : 'delivering') : null)),
  switch: number((port) => port.switch.id),
  ifdescr: text(({ ifdescr }) => ifdescr),
  linkadminstatus: text(({ adminStatus }) => adminStatus),
  port_error_percentage: number((port) => errorPercentage(port)),
};

/** The columns of each table. */
export const COLUMNS = {
  device: deviceColumns,
  switch: switchColumns,
  switch_detail: portColumns,
} as const satisfies Record<keyof QueryView, object>;

/** Columns that are asked of `realm_query`, in all suites that read its rows. */
export const COLUMNS = [
  'switch_uid',
  'switch_ip',
  'ifname',
  'vlan',
  'device_ip',
  'device_mac',
  'device_dnsname',
  'linkstatus',
  'linkspeed',
  'device_log_start',
] as const;

/** The values of these columns in row `n`. */
export function deviceRow(n: number) {
  const third = n % 250;
  return [
    `switch${n % 400}.hq.example.net`,
    `192.168.40.${third}`,
    `Gi1/0/${n % 48}`,
    n % 4094,
    `10.0.${n % 200}.${third}`,
    `00:30:42:06:${(n % 100).toString().padStart(2, '0')}:5e`,
    n % 7 === 0 ? null : `pc-${n}.hq.example.net`,
    'up',
    1000,
    '2009-12-08 12:17:00',
  ] as const;
}

/** IP addresses as numbers. */

/** An address of either family. */
export interface Address {
  /** 32 or 128. */
  readonly length: number;
  readonly value: bigint;
}

/** The number of an IPv4 address in dotted form. */
export function parseIpv4(text: string): number {
  return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

export function formatIpv4(number: number): string {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join('.');
}

/** Reads an IPv4 or IPv6 address; `undefined` when it is none. */
export function parseAddress(text: string): Address | undefined {
  if (!text.includes(':')) {
    const parts = text.split('.');
    if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
      return undefined;
    return { length: 32, value: BigInt(parseIpv4(text)) };
  }
  const embedded = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const [, head = '', dotted = ''] = embedded ?? [];
  const low = parseAddress(dotted === '' ? '0.0.0.0' : dotted)?.value;
  if (low === undefined) return undefined;
  const full =
    embedded === null ? text : `${head}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`;
  const groups = expand(full);
  if (groups?.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) !== true) return undefined;
  return { length: 128, value: groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n) };
}

/** The eight groups of an IPv6 address, `::` filled up. */
function expand(text: string): string[] | undefined {
  const [left = '', right, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const before = left === '' ? [] : left.split(':');
  if (right === undefined) return before.length === 8 ? before : undefined;
  const after = right === '' ? [] : right.split(':');
  const missing = 8 - before.length - after.length;
  return missing < 1 ? undefined : [...before, ...Array.from({ length: missing }, () => '0'), ...after];
}

/** Whether an address lies in a subnet, given by any address of it and the length of its prefix. */
export function isInSubnet(address: Address, subnet: Address, bits: number): boolean {
  if (address.length !== subnet.length) return false;
  const shift = BigInt(subnet.length - Math.min(bits, subnet.length));
  return address.value >> shift === subnet.value >> shift;
}

/** The octets of an address, most significant first. */
export function addressOctets({ length, value }: Address): Uint8Array {
  return Uint8Array.from({ length: length / 8 }, (_, i) =>
    Number((value >> BigInt(length - 8 - i * 8)) & 0xffn),
  );
}

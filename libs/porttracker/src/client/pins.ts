import type { TLSSocket } from 'node:tls';
import { preview } from '@aluco/wire';
import { PorttrackerError } from '../errors.ts';
import { refuse } from '../limits.ts';

/** Reads SHA-256 fingerprints, with or without colons, in either case. Throws `invalid_options`. */
export function parsePins(given: string | readonly string[] | undefined): readonly string[] | undefined {
  if (given === undefined) return undefined;
  const pins = [given].flat().map((pin) => String(pin).replaceAll(':', '').toLowerCase());
  if (pins.length > 0 && pins.every((pin) => /^[0-9a-f]{64}$/.test(pin))) return pins;
  refuse('tls.fingerprint256', 'one or more SHA-256 fingerprints of 64 hexadecimal digits', preview(given));
}

/** Throws `tls_failed` unless the peer's certificate is one of those, whatever else was checked. */
export function ensurePinned(socket: TLSSocket, pins: readonly string[] | undefined): void {
  if (pins === undefined) return;
  const { fingerprint256 } = socket.getPeerX509Certificate() ?? {};
  const found = fingerprint256?.replaceAll(':', '').toLowerCase();
  if (found !== undefined && pins.includes(found)) return;
  const cause = Object.assign(new Error('the certificate is none of those pinned'), {
    code: 'CERT_NOT_PINNED',
  });
  throw new PorttrackerError(
    'tls_failed',
    `the server's certificate, ${fingerprint256 ?? 'which is missing'}, is none of those in tls.fingerprint256`,
    { cause },
  );
}

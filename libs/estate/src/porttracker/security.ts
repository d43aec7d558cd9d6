/** Certificates with the services that use them, and authentication methods. */
import type {
  AuthenticationMethod,
  CertificateAssignment,
  CertificateService,
  SecurityAuthenticationModifyParams,
  SecurityCertificateAssignParams,
  SecurityCertificateListModifyParams,
} from '@aluco/porttracker';
import { EstateError } from '../errors.ts';
import { METHOD_GIDS } from './gids.ts';
import { BUILT_IN_CERTIFICATE } from './settings.ts';
import { noSuch, type PorttrackerWorld } from './world.ts';

/** A row per use, and one with null for each certificate that nothing uses. */
export function listAssignments({ store }: PorttrackerWorld): CertificateAssignment[] {
  const uses = store.list('CertificateAssignment') as unknown as CertificateAssignment[];
  return store.list('Certificate').flatMap((certificate) => {
    const name = String(certificate.name);
    const mine = uses.filter((use) => use.name === name);
    return mine.length > 0 ? mine : [{ name, service: null }];
  });
}

/** Gives services a certificate in place of the one they had. */
export function assignCertificates(
  world: PorttrackerWorld,
  { assignments }: SecurityCertificateAssignParams,
): void {
  for (const { name } of assignments)
    if (world.store.find('Certificate', name) === undefined) throw noSuch('Certificate');
  for (const { name, service } of assignments) use(world, name, service);
}

function use({ store }: PorttrackerWorld, name: string, service: CertificateService): void {
  for (const row of store.list('CertificateAssignment')) {
    if (row.service === service) store.remove('CertificateAssignment', row);
  }
  store.add('CertificateAssignment', { name, service });
}

/** The built-in certificate stays; whoever used a deleted one uses it from then on. `carryOut` does the rest. */
export function changeCertificates(
  world: PorttrackerWorld,
  { remove, add }: SecurityCertificateListModifyParams,
  carryOut: () => void,
): void {
  if (remove.includes(BUILT_IN_CERTIFICATE)) {
    throw new EstateError('access_denied', `permission denied: ${BUILT_IN_CERTIFICATE} is built in`);
  }
  carryOut();
  const added = new Set(add.map(({ name }) => name));
  for (const { name, service } of listUses(world)) {
    if (remove.includes(name) && !added.has(name)) {
      world.store.remove('CertificateAssignment', { name, service });
      use(world, BUILT_IN_CERTIFICATE, service);
    }
  }
}

function listUses({ store }: PorttrackerWorld): { name: string; service: CertificateService }[] {
  return store.list('CertificateAssignment') as { name: string; service: CertificateService }[];
}

/** What each method takes, besides `inuse`. */
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  [METHOD_GIDS.local]: [],
  [METHOD_GIDS.radius]: ['server', 'secret', 'csecret'],
  [METHOD_GIDS.ldap]: ['domain', 'ctrls', 'timeout'],
  [METHOD_GIDS.ldaps]: ['domain', 'ctrls', 'timeout', 'certificate'],
};

/** Changes an authentication method. Secrets are taken and forgotten. */
export function changeMethod(
  world: PorttrackerWorld,
  { method, changes }: SecurityAuthenticationModifyParams,
): void {
  const row = world.store.find('AuthenticationMethod', method) as AuthenticationMethod | undefined;
  if (row === undefined) throw noSuch('AuthenticationMethod');
  const { inuse, secret, csecret, ctrls, ...plain } = changes;
  const known = PROPERTIES[method] ?? [];
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  for (const [name] of given) {
    if (name === 'inuse' || known.includes(name)) continue;
    const expected = ['inuse', ...known].join(', ');
    throw invalid(`expected properties of ${row.name} (${expected}), got ${JSON.stringify(name)}`);
  }
  if (secret !== csecret) throw invalid('expected the same text in secret and csecret');
  if (plain.certificate !== undefined && world.store.find('Certificate', plain.certificate) === undefined) {
    throw noSuch('Certificate');
  }
  if (inuse !== undefined) row.inuse = inuse;
  const settings: Record<string, unknown> = Object.fromEntries(
    Object.entries(plain).filter(([, value]) => value !== undefined),
  );
  if (ctrls !== undefined) {
    const kept = (row.settings?.ctrls ?? []).filter((name) => !ctrls.remove.includes(name));
    settings.ctrls = [...new Set([...kept, ...ctrls.add])];
  }
  if (Object.keys(settings).length > 0) row.settings = { ...row.settings, ...settings };
}

function invalid(text: string): EstateError {
  return new EstateError('invalid_arguments', `invalid arguments: ${text}`);
}

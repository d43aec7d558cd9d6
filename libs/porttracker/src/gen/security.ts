// Generated from spec/porttracker/security.yaml by `npm run generate`. Do not edit.

/**
 * Security.
 *
 * The banner of the login page, certificates and the services that use them, and the ways in which
 * users of the product are authenticated.
 *
 * @module
 */
import type { TypedMessage } from '@aluco/wire';
import {
  enumKind,
  fieldOfKind,
  flagScalar,
  gidScalar,
  integerScalar,
  listKind,
  namesKind,
  nullableKind,
  partialKind,
  projectionKind,
  recordKind,
  refKind,
  stringScalar,
  tupleKind,
} from '@aluco/wire/kinds';
import {
  authenticationChangesType,
  authenticationMethodType,
  authenticationSettingsType,
  certificateAssignmentType,
  certificateServiceType,
  certificateType,
  controllerListChangeType,
  newCertificateAssignmentType,
  newCertificateType,
  securitySettingsType,
} from './named-types.ts';
import type {
  SecurityAuthenticationMethodListParams,
  SecurityAuthenticationMethodListResult,
  SecurityAuthenticationMethodListRule,
  SecurityAuthenticationModifyParams,
  SecurityAuthenticationModifyResult,
  SecurityCertificateAssignParams,
  SecurityCertificateAssignResult,
  SecurityCertificateAssignmentListParams,
  SecurityCertificateAssignmentListResult,
  SecurityCertificateListModifyParams,
  SecurityCertificateListModifyResult,
  SecurityCertificateListParams,
  SecurityCertificateListResult,
  SecurityCertificateListRule,
  SecurityMiscSettingsModifyParams,
  SecurityMiscSettingsModifyResult,
  SecurityMiscSettingsParams,
  SecurityMiscSettingsResult,
  SecurityMiscSettingsRule,
} from './security.types.ts';
export type * from './security.types.ts';

/**
 * Read settings of the login page.
 *
 * Returns the bare values of the properties asked for, in the order asked; of all of them when none
 * are named.
 *
 * Needs read access to Security Settings.
 *
 * Source: documented (porttracker-api). The order of values when no properties are named is that in
 * which the document lists them; that is our decision.
 */
export const securityMiscSettings: TypedMessage<SecurityMiscSettingsParams, SecurityMiscSettingsResult, SecurityMiscSettingsRule> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'security',
  name: 'security_misc_settings',
  params: [
    {
      name: 'properties',
      type: { kind: 'list', item: { kind: 'fieldOf', of: 'SecuritySettings', access: 'read' } },
      optional: true,
    },
  ],
  result: [{ name: 'settings', type: { kind: 'projection', of: 'SecuritySettings', by: 'properties' } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      listKind,
      fieldOfKind,
      refKind,
      recordKind,
      stringScalar,
      flagScalar,
      projectionKind,
    ],
    types: { SecuritySettings: securitySettingsType },
  },
};

/**
 * Change settings of the login page.
 *
 * Sets the properties given and leaves the others.
 *
 * Needs write access to Security Settings.
 *
 * Source: documented (porttracker-api).
 */
export const securityMiscSettingsModify: TypedMessage<SecurityMiscSettingsModifyParams, SecurityMiscSettingsModifyResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'security',
  name: 'security_misc_settings_modify',
  params: [{ name: 'changes', type: { kind: 'partial', of: 'SecuritySettings', access: 'write' } }],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, partialKind, refKind, recordKind, stringScalar, flagScalar],
    types: { SecuritySettings: securitySettingsType },
  },
};

/**
 * List the certificates.
 *
 * One row per certificate with the properties asked for, in the order asked, or all of them. With
 * private keys inside, the reply is a secret.
 *
 * Needs read access to Security Settings.
 *
 * Source: documented (porttracker-api). The vendor's example has a stray comma in its second row,
 * which is left out here.
 */
export const securityCertificateList: TypedMessage<SecurityCertificateListParams, SecurityCertificateListResult, SecurityCertificateListRule> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'security',
  name: 'security_certificate_list',
  params: [
    {
      name: 'properties',
      type: { kind: 'list', item: { kind: 'fieldOf', of: 'Certificate', access: 'read' } },
      optional: true,
    },
  ],
  result: [
    {
      name: 'certificates',
      type: { kind: 'list', item: { kind: 'projection', of: 'Certificate', by: 'properties' } },
    },
  ],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, listKind, fieldOfKind, refKind, recordKind, stringScalar, projectionKind],
    types: { Certificate: certificateType },
  },
};

/**
 * Delete and add certificates.
 *
 * First deletes the certificates named, then adds new ones.
 *
 * Needs write access to Security Settings. Destroys what it names. Not to be sent twice.
 *
 * Source: documented (porttracker-api). That deleting comes before adding is inferred from the order
 * of the arguments.
 */
export const securityCertificateListModify: TypedMessage<SecurityCertificateListModifyParams, SecurityCertificateListModifyResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'security',
  name: 'security_certificate_list_modify',
  params: [
    { name: 'remove', type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
    {
      name: 'add',
      type: { kind: 'list', item: { kind: 'ref', name: 'NewCertificate' } },
      secret: true,
    },
  ],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: false,
  parts: {
    kinds: [namesKind, listKind, stringScalar, refKind, tupleKind],
    types: { NewCertificate: newCertificateType },
  },
};

/**
 * List which services use which certificates.
 *
 * One row per certificate and service that uses it; a certificate in no use has one row with null.
 *
 * Needs read access to Security Settings.
 *
 * Source: documented (porttracker-api). The document marks the second line of its example as sent by
 * the client; it is the server's reply.
 */
export const securityCertificateAssignmentList: TypedMessage<SecurityCertificateAssignmentListParams, SecurityCertificateAssignmentListResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'security',
  name: 'security_certificate_assignment_list',
  params: [],
  result: [
    {
      name: 'assignments',
      type: { kind: 'list', item: { kind: 'ref', name: 'CertificateAssignment' } },
    },
  ],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [listKind, refKind, tupleKind, stringScalar, nullableKind, enumKind],
    types: { CertificateService: certificateServiceType, CertificateAssignment: certificateAssignmentType },
  },
};

/**
 * Give certificates to services.
 *
 * Each service named uses the certificate given from now on, in place of the one it had.
 *
 * Needs write access to Security Settings.
 *
 * Source: documented (porttracker-api). That a service has exactly one certificate is inferred.
 */
export const securityCertificateAssign: TypedMessage<SecurityCertificateAssignParams, SecurityCertificateAssignResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'security',
  name: 'security_certificate_assign',
  params: [
    {
      name: 'assignments',
      type: { kind: 'list', item: { kind: 'ref', name: 'NewCertificateAssignment' } },
    },
  ],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, listKind, refKind, tupleKind, stringScalar, enumKind],
    types: {
      CertificateService: certificateServiceType,
      NewCertificateAssignment: newCertificateAssignmentType,
    },
  },
};

/**
 * List the authentication methods.
 *
 * One row per method with the properties asked for, in the order asked, or all of them. Without
 * `methods`, all methods are returned.
 *
 * Needs read access to Security Settings.
 *
 * Source: documented (porttracker-api).
 */
export const securityAuthenticationMethodList: TypedMessage<SecurityAuthenticationMethodListParams, SecurityAuthenticationMethodListResult, SecurityAuthenticationMethodListRule> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'security',
  name: 'security_authentication_method_list',
  params: [
    {
      name: 'properties',
      type: { kind: 'list', item: { kind: 'fieldOf', of: 'AuthenticationMethod', access: 'read' } },
      optional: true,
    },
    {
      name: 'methods',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'gid' } },
      optional: true,
    },
  ],
  result: [
    {
      name: 'methods',
      type: { kind: 'list', item: { kind: 'projection', of: 'AuthenticationMethod', by: 'properties' } },
    },
  ],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      listKind,
      fieldOfKind,
      refKind,
      recordKind,
      stringScalar,
      gidScalar,
      flagScalar,
      nullableKind,
      integerScalar,
      projectionKind,
    ],
    types: {
      AuthenticationMethod: authenticationMethodType,
      AuthenticationSettings: authenticationSettingsType,
    },
  },
};

/**
 * Change an authentication method.
 *
 * Sets the properties given and leaves the others. A method takes only those it knows: RADIUS has
 * server and secret, LDAP and LDAPS domain, controllers and timeout, LDAPS a certificate. A new secret
 * is given twice, in `secret` and in `csecret`; it fails when they differ. For `ctrls` the changes to
 * the list are given: controllers to remove, then controllers to add.
 *
 * Needs write access to Security Settings.
 *
 * Source: documented (porttracker-api). The vendor's second example lacks a comma, which is added
 * here. Failing when the secrets differ is our decision.
 */
export const securityAuthenticationModify: TypedMessage<SecurityAuthenticationModifyParams, SecurityAuthenticationModifyResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'security',
  name: 'security_authentication_modify',
  params: [
    { name: 'method', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'changes', type: { kind: 'partial', of: 'AuthenticationChanges', access: 'write' } },
  ],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      gidScalar,
      partialKind,
      refKind,
      recordKind,
      flagScalar,
      stringScalar,
      tupleKind,
      listKind,
      integerScalar,
    ],
    types: {
      AuthenticationChanges: authenticationChangesType,
      ControllerListChange: controllerListChangeType,
    },
  },
};

// Generated from spec/porttracker/security.yaml by `npm run generate`. Do not edit.

import type { Every, Given, ResultRule, Row } from '@aluco/wire';

/** Settings of the login page. */
export interface SecuritySettings {
  /** The text that people see before they log in. */
  login_banner: string;
  /** Whether that text is shown. */
  enable_login_banner: boolean;
}

/** The name of a field of {@link SecuritySettings} that a server returns. */
export type SecuritySettingsField = 'login_banner' | 'enable_login_banner';

/** The fields of {@link SecuritySettings} that a server returns. */
export type SecuritySettingsReadable = SecuritySettings;

/** The name of a field of {@link SecuritySettings} that a client may set. */
export type SecuritySettingsWritableField = 'login_banner' | 'enable_login_banner';

/** The fields of {@link SecuritySettings} that a client may set. */
export type SecuritySettingsWritable = SecuritySettings;

/** A certificate that services of the machine can use. */
export interface Certificate {
  /** What it is called; no two have the same name. */
  name: string;
  /**
   * Private key and certificate in PEM, one after the other; empty for the one that is built in.
   *
   * Secret: not to be shown or logged.
   */
  certificate: string;
}

/** The name of a field of {@link Certificate} that a server returns. */
export type CertificateField = 'name' | 'certificate';

/** The fields of {@link Certificate} that a server returns. */
export type CertificateReadable = Certificate;

/** A certificate to be added. */
export interface NewCertificate {
  /** What to call it; no other may have that name yet. */
  name: string;
  /**
   * Private key and certificate in PEM, one after the other.
   *
   * Secret: not to be shown or logged.
   */
  certificate: string;
}

/**
 * A service that uses a certificate.
 *
 * - `apache`: The web server with the user interface.
 * - `api`: This API.
 */
export type CertificateService = 'apache' | 'api';

/**
 * A certificate and a service that uses it. A certificate in use by several services has a row for
 * each.
 */
export interface CertificateAssignment {
  /** The name of the certificate. */
  name: string;
  /** The service; null when none uses the certificate. */
  service: CertificateService | null;
}

/** A certificate and the service that is to use it. */
export interface NewCertificateAssignment {
  /** The name of the certificate. */
  name: string;
  /** The service that changes over to it. */
  service: CertificateService;
}

/** A way in which users of the product can be authenticated. */
export interface AuthenticationMethod {
  /** What the user interface calls it, such as RADIUS. */
  name: string;
  /** Identifies the method. */
  gid: string;
  /** Whether it is in use. */
  inuse: boolean;
  /** Its settings; null when it has none. */
  settings: AuthenticationSettings | null;
}

/** The name of a field of {@link AuthenticationMethod} that a server returns. */
export type AuthenticationMethodField = 'name' | 'gid' | 'inuse' | 'settings';

/** The fields of {@link AuthenticationMethod} that a server returns. */
export type AuthenticationMethodReadable = AuthenticationMethod;

/**
 * What is set for an authentication method. Which of these a method has depends on it; secrets are not
 * among them. Servers may have others.
 *
 * Source: decided (porttracker-api). No source shows the settings being read; that they mirror what
 * can be set, without the secrets, is our decision.
 */
export interface AuthenticationSettings {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The RADIUS server. */
  server?: string | null | undefined;
  /** The domain of LDAP and LDAPS. */
  domain?: string | null | undefined;
  /** The domain controllers of LDAP and LDAPS. */
  ctrls?: readonly string[] | undefined;
  /** The name of the certificate of LDAPS. */
  certificate?: string | null | undefined;
  /** How long to wait for an Active Directory server, in seconds. */
  timeout?: number | null | undefined;
}

/** New values for an authentication method. */
export interface AuthenticationChanges {
  /** Whether the method is in use. */
  inuse?: boolean | undefined;
  /** The RADIUS server. */
  server?: string | undefined;
  /**
   * What the RADIUS server and this machine both know.
   *
   * Secret: not to be shown or logged.
   */
  secret?: string | undefined;
  /**
   * The same secret once more, to confirm it.
   *
   * Secret: not to be shown or logged.
   */
  csecret?: string | undefined;
  /** The domain of LDAP and LDAPS. */
  domain?: string | undefined;
  /** Changes to the list of domain controllers. */
  ctrls?: ControllerListChange | undefined;
  /** The name of the certificate of LDAPS. */
  certificate?: string | undefined;
  /** How long to wait for an Active Directory server, in seconds. */
  timeout?: number | undefined;
}

/** The name of a field of {@link AuthenticationChanges} that a client may set. */
export type AuthenticationChangesWritableField = 'inuse' | 'server' | 'secret' | 'csecret' | 'domain' | 'ctrls' | 'certificate' | 'timeout';

/** The fields of {@link AuthenticationChanges} that a client may set. */
export type AuthenticationChangesWritable = AuthenticationChanges;

/** Domain controllers to take from a list and to put on it. */
export interface ControllerListChange {
  /** Controllers to take off. */
  remove: readonly string[];
  /** Controllers to put on. */
  add: readonly string[];
}

/** What `security_misc_settings` takes. */
export interface SecurityMiscSettingsParams<P extends readonly SecuritySettingsField[] = readonly SecuritySettingsField[]> {
  /** The properties to read; all when left out. */
  properties?: P | undefined;
}

/**
 * What `security_misc_settings` gives to a client.
 *
 * The values, without the names of the properties.
 */
export type SecurityMiscSettingsResult<P extends readonly SecuritySettingsField[] = readonly SecuritySettingsField[]> = Row<SecuritySettingsReadable, P>;

/**
 * What a server answers to `security_misc_settings`.
 *
 * The values, without the names of the properties.
 */
export type SecurityMiscSettingsAnswer = Partial<SecuritySettingsReadable>;

/** How the result of `security_misc_settings` follows from its parameters; for the compiler only. */
export interface SecurityMiscSettingsRule extends ResultRule {
  /** What it gives for its parameters. */
  readonly result: Row<SecuritySettingsReadable, Given<this['params'], 'properties', readonly SecuritySettingsField[], Every<SecuritySettingsField>>>;
}

/** What `security_misc_settings_modify` takes. */
export interface SecurityMiscSettingsModifyParams {
  /** The new values by property. */
  changes: Partial<SecuritySettingsWritable>;
}

/** What `security_misc_settings_modify` gives to a client. */
export type SecurityMiscSettingsModifyResult = void;

/** What a server answers to `security_misc_settings_modify`. */
export type SecurityMiscSettingsModifyAnswer = void;

/** What `security_certificate_list` takes. */
export interface SecurityCertificateListParams<P extends readonly CertificateField[] = readonly CertificateField[]> {
  /** The properties to read; all when left out. */
  properties?: P | undefined;
}

/**
 * What `security_certificate_list` gives to a client.
 *
 * One row per certificate.
 */
export type SecurityCertificateListResult<P extends readonly CertificateField[] = readonly CertificateField[]> = Row<CertificateReadable, P>[];

/**
 * What a server answers to `security_certificate_list`.
 *
 * One row per certificate.
 */
export type SecurityCertificateListAnswer = readonly Partial<CertificateReadable>[];

/** How the result of `security_certificate_list` follows from its parameters; for the compiler only. */
export interface SecurityCertificateListRule extends ResultRule {
  /** What it gives for its parameters. */
  readonly result: Row<CertificateReadable, Given<this['params'], 'properties', readonly CertificateField[], Every<CertificateField>>>[];
}

/** What `security_certificate_list_modify` takes. */
export interface SecurityCertificateListModifyParams {
  /** Names of certificates to delete; may be empty. */
  remove: readonly string[];
  /**
   * Certificates to add; may be empty.
   *
   * Secret: not to be shown or logged.
   */
  add: readonly NewCertificate[];
}

/** What `security_certificate_list_modify` gives to a client. */
export type SecurityCertificateListModifyResult = void;

/** What a server answers to `security_certificate_list_modify`. */
export type SecurityCertificateListModifyAnswer = void;

/** What `security_certificate_assignment_list` takes: nothing. */
export type SecurityCertificateAssignmentListParams = Record<string, never>;

/**
 * What `security_certificate_assignment_list` gives to a client.
 *
 * The certificates and their services.
 */
export type SecurityCertificateAssignmentListResult = CertificateAssignment[];

/**
 * What a server answers to `security_certificate_assignment_list`.
 *
 * The certificates and their services.
 */
export type SecurityCertificateAssignmentListAnswer = readonly CertificateAssignment[];

/** What `security_certificate_assign` takes. */
export interface SecurityCertificateAssignParams {
  /** Certificates and the services that are to use them. */
  assignments: readonly NewCertificateAssignment[];
}

/** What `security_certificate_assign` gives to a client. */
export type SecurityCertificateAssignResult = void;

/** What a server answers to `security_certificate_assign`. */
export type SecurityCertificateAssignAnswer = void;

/** What `security_authentication_method_list` takes. */
export interface SecurityAuthenticationMethodListParams<P extends readonly AuthenticationMethodField[] = readonly AuthenticationMethodField[]> {
  /** The properties to read; all when left out. */
  properties?: P | undefined;
  /** The methods to read; all when left out. */
  methods?: readonly string[] | undefined;
}

/**
 * What `security_authentication_method_list` gives to a client.
 *
 * One row per method.
 */
export type SecurityAuthenticationMethodListResult<P extends readonly AuthenticationMethodField[] = readonly AuthenticationMethodField[]> = Row<AuthenticationMethodReadable, P>[];

/**
 * What a server answers to `security_authentication_method_list`.
 *
 * One row per method.
 */
export type SecurityAuthenticationMethodListAnswer = readonly Partial<AuthenticationMethodReadable>[];

/** How the result of `security_authentication_method_list` follows from its parameters; for the compiler only. */
export interface SecurityAuthenticationMethodListRule extends ResultRule {
  /** What it gives for its parameters. */
  readonly result: Row<AuthenticationMethodReadable, Given<this['params'], 'properties', readonly AuthenticationMethodField[], Every<AuthenticationMethodField>>>[];
}

/** What `security_authentication_modify` takes. */
export interface SecurityAuthenticationModifyParams {
  /** Gid of the method, as `security_authentication_method_list` returns it. */
  method: string;
  /** The new values by property. */
  changes: Partial<AuthenticationChangesWritable>;
}

/** What `security_authentication_modify` gives to a client. */
export type SecurityAuthenticationModifyResult = void;

/** What a server answers to `security_authentication_modify`. */
export type SecurityAuthenticationModifyAnswer = void;

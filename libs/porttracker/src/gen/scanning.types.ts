// Generated from spec/porttracker/scanning.yaml by `npm run generate`. Do not edit.

/** What is known of a seed. */
export interface SeedFlags {
  /** A person or program added it, as against one that was found. */
  manual: boolean;
  /** Bits without a name, added up. */
  other?: number | undefined;
}

/** A device that discovery starts from. */
export interface Seed {
  /** The address that discovery asks first. */
  ip: string;
  /** What is known of it. */
  flags: SeedFlags;
}

/** The subnet of an SNMP credential: address and prefix length. */
export interface SnmpCredentialKey {
  /** The address of the subnet. */
  subnet: string;
  /** Length of the prefix in bits: 0 to 32 for IPv4, 0 to 128 for IPv6. */
  bits: number;
}

/** How to speak SNMP version 2c. */
export interface SnmpV2Settings {
  /** Marks the settings as those of version 2c. */
  version: 2;
  /**
   * The community strings to try.
   *
   * Secret: not to be shown or logged.
   */
  communities: readonly string[];
}

/**
 * How to speak SNMP version 3. It may stop after any member; without passwords, the user is neither
 * authenticated nor its traffic encrypted.
 *
 * Source: documented (porttracker-api). That the passwords may be null, so that an algorithm can
 * follow a password left out, is inferred. Some programs put a null in before the authentication
 * algorithm; such settings, with seven members, are read as well and never written.
 */
export interface SnmpV3Settings {
  /** Marks the settings as those of version 3. */
  version: 3;
  /** The name of the user. */
  user: string;
  /**
   * The authentication password.
   *
   * Secret: not to be shown or logged.
   */
  auth_password?: string | null | undefined;
  /**
   * The privacy password.
   *
   * Secret: not to be shown or logged.
   */
  priv_password?: string | null | undefined;
  /** The authentication algorithm. */
  auth_algorithm?: SnmpAuthAlgorithm | null | undefined;
  /** The privacy algorithm. */
  priv_algorithm?: SnmpPrivAlgorithm | null | undefined;
}

/**
 * An authentication algorithm of SNMP version 3.
 *
 * - `md5`: HMAC-MD5.
 * - `sha`: HMAC-SHA.
 *
 * Source: inferred (porttracker-api). Only md5 is shown; sha is the other algorithm that the SNMP
 * standard of that time has.
 */
export type SnmpAuthAlgorithm = 'md5' | 'sha' | (string & {});

/**
 * A privacy algorithm of SNMP version 3.
 *
 * - `des`: DES in CBC mode.
 * - `aes`: AES with 128 bits.
 *
 * Source: inferred (porttracker-api). Only aes is shown; des is the other algorithm that the SNMP
 * standards of that time have.
 */
export type SnmpPrivAlgorithm = 'des' | 'aes' | (string & {});

/** What a credential's subnet is for. */
export interface SnmpCredentialFlags {
  /** The subnet is included in the scan; otherwise it is excluded. */
  include: boolean;
  /** Bits without a name, added up. */
  other?: number | undefined;
}

/** The SNMP settings of a subnet. */
export interface SnmpCredential {
  /** The address of the subnet. */
  subnet: string;
  /** Length of the prefix in bits: 0 to 32 for IPv4, 0 to 128 for IPv6. */
  bits: number;
  /**
   * The settings per SNMP version. Also read in the form that one of the vendor's examples has, where
   * the first entry lost its own brackets.
   */
  versions: readonly (SnmpV2Settings | SnmpV3Settings)[];
  /** Whether the subnet is included. */
  flags: SnmpCredentialFlags;
}

/** Which poller asks a device. */
export interface DeviceAssignment {
  /** The address of the device. */
  ip: string;
  /** The poller; null when the device has none. */
  poller: string | null;
}

/** What `realm_seed_list` takes. */
export interface RealmSeedListParams {
  /** Gid of the realm whose seeds are wanted. */
  realm: string;
}

/**
 * What `realm_seed_list` gives to a client.
 *
 * All seeds of the realm, each with its flags.
 */
export type RealmSeedListResult = Seed[];

/**
 * What a server answers to `realm_seed_list`.
 *
 * All seeds of the realm, each with its flags.
 */
export type RealmSeedListAnswer = readonly Seed[];

/** What `realm_seed_list_modify` takes. */
export interface RealmSeedListModifyParams {
  /** Gid of the realm whose seeds change. */
  realm: string;
  /** Addresses of seeds to remove; may be empty. */
  remove: readonly string[];
  /** Addresses to add as seeds; may be empty. */
  add: readonly string[];
}

/** What `realm_seed_list_modify` gives to a client. */
export type RealmSeedListModifyResult = void;

/** What a server answers to `realm_seed_list_modify`. */
export type RealmSeedListModifyAnswer = void;

/** What `realm_snmp_credential_list` takes. */
export interface RealmSnmpCredentialListParams {
  /** Gid of the realm whose credentials are wanted. */
  realm: string;
}

/**
 * What `realm_snmp_credential_list` gives to a client.
 *
 * All entries of the realm, one per subnet.
 */
export type RealmSnmpCredentialListResult = SnmpCredential[];

/**
 * What a server answers to `realm_snmp_credential_list`.
 *
 * All entries of the realm, one per subnet.
 */
export type RealmSnmpCredentialListAnswer = readonly SnmpCredential[];

/** What `realm_snmp_credential_list_modify` takes. */
export interface RealmSnmpCredentialListModifyParams {
  /** Gid of the realm whose credentials change. */
  realm: string;
  /** Subnets whose entries are removed; may be empty. */
  remove: readonly SnmpCredentialKey[];
  /**
   * Entries to add; may be empty.
   *
   * Secret: not to be shown or logged.
   */
  add: readonly SnmpCredential[];
}

/** What `realm_snmp_credential_list_modify` gives to a client. */
export type RealmSnmpCredentialListModifyResult = void;

/** What a server answers to `realm_snmp_credential_list_modify`. */
export type RealmSnmpCredentialListModifyAnswer = void;

/** What `realm_device_assignment_list` takes. */
export interface RealmDeviceAssignmentListParams {
  /** Gid of the realm whose devices are wanted. */
  realm: string;
}

/**
 * What `realm_device_assignment_list` gives to a client.
 *
 * All devices that can be assigned, with or without a poller.
 */
export type RealmDeviceAssignmentListResult = DeviceAssignment[];

/**
 * What a server answers to `realm_device_assignment_list`.
 *
 * All devices that can be assigned, with or without a poller.
 */
export type RealmDeviceAssignmentListAnswer = readonly DeviceAssignment[];

/** What `realm_device_assign` takes. */
export interface RealmDeviceAssignParams {
  /** Gid of the realm that the device belongs to. */
  realm: string;
  /** The device and its new poller; all devices when left out. */
  assignment?: DeviceAssignment | undefined;
}

/** What `realm_device_assign` gives to a client. */
export type RealmDeviceAssignResult = void;

/** What a server answers to `realm_device_assign`. */
export type RealmDeviceAssignAnswer = void;

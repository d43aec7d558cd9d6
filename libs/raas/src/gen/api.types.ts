// Generated from spec/raas/api.yaml by `npm run generate`. Do not edit.

import type { Json } from '@aluco/wire';

/**
 * How the server reaches its database.
 *
 * Source: documented (api-catalogue).
 */
export interface DatabaseOptions {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The kind of database. */
  dialect?: string | undefined;
  /** The library used to reach it. */
  driver?: string | undefined;
  /** The machine it runs on. */
  host?: string | undefined;
  /** How long to wait for a free connection, in seconds. */
  pool_timeout?: number | undefined;
  /** The age at which a connection is renewed, in seconds. */
  pool_recycle?: number | undefined;
}

/**
 * A few of the server's settings.
 *
 * Source: documented (api-catalogue).
 */
export interface ServerOptions {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Identifies the installation. */
  customer_id?: string | undefined;
  /** How the server reaches its database. */
  sql?: DatabaseOptions | undefined;
}

/**
 * The versions of the server's own parts.
 *
 * Source: observed (public-client).
 */
export interface ComponentVersions {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The version of the server. */
  raas: string;
}

/**
 * The versions of the software that the server is made of.
 *
 * Source: documented (api-catalogue).
 */
export interface Versions {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The version of Python that the server runs on. */
  python: string;
  /** A few of the server's settings. */
  opts: ServerOptions;
  /** The versions of the server's own parts. */
  raas: ComponentVersions;
}

/**
 * The errors that calls can fail with.
 *
 * Source: observed (public-client). Clients want the code 5000 to be listed. No source shows what
 * stands under it; ours is the name of the error.
 */
export interface ErrorCatalogue {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /**
   * From each code, written in digits, to the name of the error. Other servers may describe an error by
   * an object, whose members are not known.
   */
  errorcode: Record<string, string | Record<string, Json>>;
}

/**
 * Fixed values that clients may need.
 *
 * Source: observed (public-client).
 */
export interface Constants {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The version of the call interface. */
  'rpc-api-version'?: string | undefined;
}

/**
 * Everything a client can learn about the interface.
 *
 * Source: documented (api-catalogue). What stands inside a method's entry is our decision.
 */
export interface Discovery {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /**
   * From each resource to its methods, and from each method to a description of it. What descriptions
   * other servers give is not known, so any JSON is read; ours are objects of `signature`, `doc` and
   * `parameters`, the last a list of `[name]` or `[name, default]`.
   */
  api?: Record<string, Record<string, Json>> | undefined;
  /** Fixed values that clients may need. */
  constants?: Constants | undefined;
  /** The errors that calls can fail with. */
  errors?: ErrorCatalogue | undefined;
}

/** What `api.get_versions` takes: nothing. */
export type GetVersionsParams = Record<string, never>;

/** What `api.get_versions` gives to a client. */
export type GetVersionsResult = Versions;

/** What a server answers to `api.get_versions`. */
export type GetVersionsAnswer = Versions;

/** What `api.discover` takes. */
export interface ApiDiscoverParams {
  /**
   * The sections wanted: their names, or an object from each section to the parts wanted of it.
   * Everything when left out.
   *
   * @default null
   */
  include?: readonly string[] | Record<string, string | readonly string[]> | null | undefined;
}

/** What `api.discover` gives to a client. */
export type ApiDiscoverResult = Discovery;

/** What a server answers to `api.discover`. */
export type ApiDiscoverAnswer = Discovery;

// Generated from spec/raas/ by `npm run generate`. Do not edit.

/** The numbers of errors by name. */
export const errorCodes = {
  /** The body is not JSON, or neither a call nor an array of calls. */
  malformed_request: 400,
  /**
   * The user name or the password is wrong. The title contains "Invalid credentials". An older client
   * expects status 400 here; the server sends 401, as the newer ones do.
   */
  invalid_credentials: 401,
  /**
   * The request carries no valid login: the JWT is missing, damaged or too old. The message contains
   * "JWT not authorized".
   */
  jwt_not_authorized: 401,
  /**
   * A POST came without the XSRF token. The reason phrase and the header `X-XSRFToken-Missing` contain
   * "missing xsrf".
   */
  missing_xsrf: 403,
  /** Nothing is served at this path. */
  unknown_path: 404,
  /** The path is served, but not with this HTTP method. */
  method_not_allowed: 405,
  /** The body has more octets than the server takes. */
  body_too_large: 413,
  /** No resource has the name that the call gives. */
  unknown_resource: 4001,
  /** The resource has no method of that name. */
  unknown_method: 4002,
  /** The user is known, but may not do this. */
  permission_denied: 4003,
  /** Nothing has the uuid or job id that a parameter names. `detail` is keyed by parameter. */
  not_found: 4004,
  /**
   * A parameter is missing, unknown, of the wrong type or out of range. `detail` is an object from each
   * such parameter to what is wrong with it.
   */
  invalid_parameters: 4005,
  /** What was asked for clashes with what is there, such as a second policy of the same name. */
  conflict: 4009,
  /** A content file cannot be read: not a gzip tarball, or without the files expected in it. */
  invalid_content: 4015,
  /**
   * Something else still depends on what should be removed. The message begins with
   * "FailedResourceDependency" and names what does.
   */
  failed_resource_dependency: 4024,
  /** The server failed in a way that the call is not to blame for. */
  internal_error: 5000,
  /** The server could not fetch the vendor's content. */
  content_unavailable: 5002,
} as const;

/** What a server says of wrong credentials; a constant of its own, for clients that know no other. */
export const LOGIN_FAILED = 'authentication failed';

/** What a server says when a request fails before or instead of its handler. The first is the vendor's, the others are ours. */
export const TEXTS = {
  notAuthenticated: 'you need to authenticate first',
  loginFailed: LOGIN_FAILED,
  noRequest:
    'expected a request: an array of an id (a string, or a number up to 2^53 - 1 either way), a type (a string) and arguments',
  unknownRequest: 'unknown request type',
  notServed: 'this request is not served here',
  notAllowedNow: 'this request is not allowed in the present state of the session',
  invalidArguments: 'invalid arguments: ',
  duplicateId: 'request id is in use',
  tooManySubscriptions: 'too many subscriptions',
  longEventName: 'the name of an event is too long',
  tlsUnavailable: 'TLS is not available',
  internalError: 'internal error',
  tooManyLogins: 'too many logins failed',
  tooManySessions: 'too many connections',
} as const;

// Generated from spec/porttracker/session.yaml by `npm run generate`. Do not edit.

/**
 * Session.
 *
 * Greeting, logging in, encryption, notifications and events, and the few requests that concern the
 * daemon as a whole.
 *
 * Wait for `hello`, then use the first method you can of `none`, `login_cram_md6`, `login`. After that
 * every other request is open.
 *
 * @module
 */
import type { TypedMessage } from '@aluco/wire';
import {
  base64Scalar,
  enumKind,
  gidScalar,
  integerScalar,
  jsonScalar,
  listKind,
  literalKind,
  namesKind,
  refKind,
  stringScalar,
  timestampScalar,
  unionKind,
} from '@aluco/wire/kinds';
import { authTypeType, brandingType, eventNameType, syslogPriorityType, topicType } from './named-types.ts';
import type {
  ErrorParams,
  EventParams,
  HelloParams,
  InfoParams,
  LogParams,
  LogResult,
  LoginCramMd6Params,
  LoginCramMd6Result,
  LoginParams,
  LoginResult,
  PingParams,
  PingResult,
  ProductIdParams,
  ProductIdResult,
  RealmDiscoverStartParams,
  RealmDiscoverStopParams,
  RealmPollStartParams,
  RealmPollStopParams,
  SetLicenseParams,
  SetLicenseResult,
  StartTlsNotificationParams,
  StartTlsParams,
  StartTlsResult,
  SubscribeParams,
  SubscribeResult,
  UnsubscribeParams,
  UnsubscribeResult,
} from './session.types.ts';
export type * from './session.types.ts';

/**
 * Log in with user name and password.
 *
 * The user must be an administrator set up in the product's user interface. After a failure the client
 * may try again on the same connection. The password travels as it is: use it over TLS or a local
 * socket, or prefer `login_cram_md6`.
 *
 * Source: documented (porttracker-api). The text of a failure is ours.
 */
export const login: TypedMessage<LoginParams, LoginResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'session',
  name: 'login',
  params: [
    { name: 'username', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'password', type: { kind: 'scalar', scalar: 'string' }, secret: true },
  ],
  result: [],
  session: { in: ['unauthenticated'], next: 'authenticated', ordered: true },
  idempotent: true,
  parts: { kinds: [namesKind, stringScalar], types: {} },
};

/**
 * Log in by challenge and response.
 *
 * Both sides prove that they know the password without sending it. `HMAC(K, M)` is RFC 2104 over MD6
 * with a digest of 256 bits and a block of 64 octets:
 *
 *     key = HMAC(K = user name,   M = password)
 *     cr  = HMAC(K = cc + nonce,  M = key)
 *     sr  = HMAC(K = nonce + cc,  M = key)
 *
 * `+` joins octets, `nonce` and `cc` are used base64-decoded, `key` as its 32 octets, user name and
 * password in UTF-8. The client compares `sr` with its own calculation: a difference means a man in
 * the middle. With an empty `cc`, `sr` equals `cr` and proves nothing.
 *
 * `cr` and `sr` are written without padding, in 43 characters. The public client's `cc` has line
 * breaks inside, which count for nothing.
 *
 * Source: documented (porttracker-api). Argument order of HMAC and missing padding follow from the
 * vendor's test vectors and the public client; UTF-8 for name and password is our decision.
 */
export const loginCramMd6: TypedMessage<LoginCramMd6Params, LoginCramMd6Result> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'session',
  name: 'login_cram_md6',
  params: [
    { name: 'username', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'cr', type: { kind: 'scalar', scalar: 'base64', padding: false } },
    { name: 'cc', type: { kind: 'scalar', scalar: 'base64' } },
  ],
  result: [{ name: 'sr', type: { kind: 'scalar', scalar: 'base64', padding: false } }],
  session: { in: ['unauthenticated'], next: 'authenticated', ordered: true },
  idempotent: true,
  parts: { kinds: [namesKind, stringScalar, base64Scalar], types: {} },
};

/**
 * Ask for a sign of life.
 *
 * Answered as fast as the daemon can, also while long requests are under way. Good for measuring the
 * way there and back.
 *
 * Source: documented (porttracker-api).
 */
export const ping: TypedMessage<PingParams, PingResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'session',
  name: 'ping',
  params: [],
  result: [
    { name: 'timestamp', type: { kind: 'scalar', scalar: 'timestamp' } },
    { name: 'pid', type: { kind: 'scalar', scalar: 'integer' } },
  ],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: { kinds: [timestampScalar, integerScalar], types: {} },
};

/**
 * Ask for encryption of the connection.
 *
 * When the server agrees it sends the notification `start_tls`, the handshake follows at once, and the
 * reply comes afterwards inside TLS. When it refuses there is only the reply.
 *
 * After this request the client writes nothing at all until the notification or the reply has come. It
 * may be sent right after connecting, before the greeting; `hello` then comes before the reply. After
 * the handshake the client need not wait for the reply before it goes on. A server may begin the
 * session anew then, without login and subscriptions: what was said in plain text may have been said
 * by somebody else.
 *
 * Source: documented (porttracker-api). Sending it before the greeting is what the public client does;
 * the text of a refusal is ours.
 */
export const startTls: TypedMessage<StartTlsParams, StartTlsResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'session',
  name: 'start_tls',
  params: [],
  result: [],
  session: { in: ['connected', 'unauthenticated', 'authenticated'], next: 'negotiating_tls', ordered: true },
  idempotent: true,
  parts: { kinds: [], types: {} },
};

/**
 * Read product line and product id.
 *
 * What the vendor needs to issue a licence for this machine.
 *
 * Source: documented (porttracker-api).
 */
export const productId: TypedMessage<ProductIdParams, ProductIdResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'session',
  name: 'product_id',
  params: [],
  result: [
    { name: 'branding', type: { kind: 'ref', name: 'Branding' } },
    { name: 'product_id', type: { kind: 'scalar', scalar: 'string' } },
  ],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: { kinds: [refKind, enumKind, stringScalar], types: { Branding: brandingType } },
};

/**
 * Subscribe to events.
 *
 * From now on the session receives the notification `event` for each of these. Subscriptions add up
 * and end with the connection; subscribing twice changes nothing. `*` stands for all events, also
 * those not described here.
 *
 * Source: documented (porttracker-api). The examples are ours.
 */
export const subscribe: TypedMessage<SubscribeParams, SubscribeResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'session',
  name: 'subscribe',
  params: [{ name: 'events', type: { kind: 'ref', name: 'Topic' }, rest: true }],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, refKind, unionKind, literalKind, enumKind],
    types: { EventName: eventNameType, Topic: topicType },
  },
};

/**
 * Unsubscribe from events.
 *
 * The session receives these events no more. `*` takes back a subscription to `*` and all single ones;
 * a name takes back only that name.
 *
 * Source: documented (porttracker-api). What `*` does here, and that a name does not narrow a
 * subscription to `*`, is our decision. The examples are ours.
 */
export const unsubscribe: TypedMessage<UnsubscribeParams, UnsubscribeResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'session',
  name: 'unsubscribe',
  params: [{ name: 'events', type: { kind: 'ref', name: 'Topic' }, rest: true }],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, refKind, unionKind, literalKind, enumKind],
    types: { EventName: eventNameType, Topic: topicType },
  },
};

/**
 * Write a line to the daemon's log.
 *
 * The line appears as if the daemon itself had logged it.
 *
 * Not to be sent twice.
 *
 * Source: documented (porttracker-api). The examples are ours.
 */
export const log: TypedMessage<LogParams, LogResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'session',
  name: 'log',
  params: [
    { name: 'message', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'priority', type: { kind: 'ref', name: 'SyslogPriority' }, optional: true, default: 6 },
  ],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: false,
  parts: {
    kinds: [namesKind, stringScalar, refKind, enumKind],
    types: { SyslogPriority: syslogPriorityType },
  },
};

/**
 * Install a new licence.
 *
 * Puts the licence in force when it holds for this machine, and fails otherwise, leaving the old one.
 * Only administrators may do so.
 *
 * Needs write access to License.
 *
 * Source: documented (porttracker-api). The document asks for administrator privileges; that the role
 * License stands for them is inferred. The examples are ours.
 */
export const setLicense: TypedMessage<SetLicenseParams, SetLicenseResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'session',
  name: 'set_license',
  params: [{ name: 'license', type: { kind: 'scalar', scalar: 'string' }, secret: true }],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: { kinds: [namesKind, stringScalar], types: {} },
};

/**
 * Greet the client and tell how it may authenticate.
 *
 * The first message of a connection, sent once. It names the protocol's version and the methods the
 * server accepts.
 *
 * When `none` is among the methods the session is authenticated from here on; otherwise all requests
 * but those of logging in and `start_tls` fail until a login succeeds. A client takes the first it can
 * of `none`, `login_cram_md6`, `login`, whatever the order here, and gives up when none of them is
 * offered.
 *
 * Source: documented (porttracker-api). The order of preference is the public client's.
 */
export const hello: TypedMessage<HelloParams, void> = {
  protocol: 'porttracker',
  kind: 'notification',
  area: 'session',
  name: 'hello',
  params: [
    { name: 'version', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'auth_types', type: { kind: 'list', item: { kind: 'ref', name: 'AuthType' } } },
    { name: 'nonce', type: { kind: 'scalar', scalar: 'base64' }, optional: true },
  ],
  result: [],
  session: { in: ['connected', 'negotiating_tls'], next: 'unauthenticated' },
  idempotent: true,
  parts: {
    kinds: [namesKind, integerScalar, listKind, refKind, enumKind, base64Scalar],
    types: { AuthType: authTypeType },
  },
};

/**
 * Pass on a piece of information.
 *
 * Text for people. A client may log it or drop it; nothing depends on it.
 *
 * Source: documented (porttracker-api). The example is ours.
 */
export const info: TypedMessage<InfoParams, void> = {
  protocol: 'porttracker',
  kind: 'notification',
  area: 'session',
  name: 'info',
  params: [{ name: 'message', type: { kind: 'scalar', scalar: 'string' } }],
  result: [],
  session: { in: ['connected', 'unauthenticated', 'negotiating_tls', 'authenticated'] },
  idempotent: true,
  parts: { kinds: [namesKind, stringScalar], types: {} },
};

/**
 * Report a fatal error.
 *
 * Something went wrong that belongs to no single request: the server could not decode what came, or
 * failed inside. Log it, and close the connection unless the cause is known.
 *
 * Source: documented (porttracker-api). The example's text is ours.
 */
export const error: TypedMessage<ErrorParams, void> = {
  protocol: 'porttracker',
  kind: 'notification',
  area: 'session',
  name: 'error',
  params: [{ name: 'message', type: { kind: 'scalar', scalar: 'string' } }],
  result: [],
  session: { in: ['connected', 'unauthenticated', 'negotiating_tls', 'authenticated'] },
  idempotent: true,
  parts: { kinds: [namesKind, stringScalar], types: {} },
};

/**
 * Begin the TLS handshake.
 *
 * The octet after the LF of this line belongs to the TLS handshake, on both sides. Servers send it in
 * answer to the request `start_tls`, or unasked when they insist on encryption. After the handshake
 * the protocol goes on as before.
 *
 * Other replies and notifications may come before it. Whatever a client wrote in plain text after it
 * asked for TLS has to be thrown away.
 *
 * Source: documented (porttracker-api).
 */
export const startTlsNotification: TypedMessage<StartTlsNotificationParams, void> = {
  protocol: 'porttracker',
  kind: 'notification',
  area: 'session',
  name: 'start_tls',
  params: [],
  result: [],
  session: {
    in: ['connected', 'unauthenticated', 'negotiating_tls', 'authenticated'],
    next: 'negotiating_tls',
    ordered: true,
  },
  idempotent: true,
  parts: { kinds: [], types: {} },
};

/**
 * Deliver an event the session is subscribed to.
 *
 * Sent each time something happens that the session subscribed to with `subscribe`. The type is the
 * event's own name, also for a subscription to `*`; the further members are the event's parameters.
 *
 * Source: documented (porttracker-api). The example is ours.
 */
export const event: TypedMessage<EventParams, void> = {
  protocol: 'porttracker',
  kind: 'notification',
  area: 'session',
  name: 'event',
  params: [
    { name: 'type', type: { kind: 'ref', name: 'EventName' } },
    { name: 'args', type: { kind: 'scalar', scalar: 'json' }, rest: true },
  ],
  result: [],
  session: { in: ['authenticated', 'negotiating_tls'] },
  idempotent: true,
  parts: { kinds: [namesKind, refKind, enumKind, jsonScalar], types: { EventName: eventNameType } },
};

/**
 * Tell that a discovery began.
 *
 * Sent when the discovery of a realm begins, whoever started it.
 *
 * Source: documented (porttracker-api). The example is ours.
 */
export const realmDiscoverStart: TypedMessage<RealmDiscoverStartParams, void> = {
  protocol: 'porttracker',
  kind: 'event',
  area: 'session',
  name: 'realm_discover_start',
  params: [{ name: 'realm', type: { kind: 'scalar', scalar: 'gid' } }],
  result: [],
  session: { in: ['authenticated', 'negotiating_tls'] },
  idempotent: true,
  parts: { kinds: [namesKind, gidScalar], types: {} },
};

/**
 * Tell that a discovery ended.
 *
 * Sent when the discovery of a realm has ended. It says nothing about success.
 *
 * Source: documented (porttracker-api). The example is ours.
 */
export const realmDiscoverStop: TypedMessage<RealmDiscoverStopParams, void> = {
  protocol: 'porttracker',
  kind: 'event',
  area: 'session',
  name: 'realm_discover_stop',
  params: [{ name: 'realm', type: { kind: 'scalar', scalar: 'gid' } }],
  result: [],
  session: { in: ['authenticated', 'negotiating_tls'] },
  idempotent: true,
  parts: { kinds: [namesKind, gidScalar], types: {} },
};

/**
 * Tell that a poll began.
 *
 * Sent when a poll of a realm begins, whoever started it.
 *
 * Source: documented (porttracker-api). The example is ours.
 */
export const realmPollStart: TypedMessage<RealmPollStartParams, void> = {
  protocol: 'porttracker',
  kind: 'event',
  area: 'session',
  name: 'realm_poll_start',
  params: [{ name: 'realm', type: { kind: 'scalar', scalar: 'gid' } }],
  result: [],
  session: { in: ['authenticated', 'negotiating_tls'] },
  idempotent: true,
  parts: { kinds: [namesKind, gidScalar], types: {} },
};

/**
 * Tell that a poll ended.
 *
 * Sent when the poll of a realm has ended. It says nothing about success.
 *
 * Source: documented (porttracker-api). The example is ours.
 */
export const realmPollStop: TypedMessage<RealmPollStopParams, void> = {
  protocol: 'porttracker',
  kind: 'event',
  area: 'session',
  name: 'realm_poll_stop',
  params: [{ name: 'realm', type: { kind: 'scalar', scalar: 'gid' } }],
  result: [],
  session: { in: ['authenticated', 'negotiating_tls'] },
  idempotent: true,
  parts: { kinds: [namesKind, gidScalar], types: {} },
};

export { type AuthenticationType, type CramAnswers, computeCram, computeKey } from './auth.ts';
export type { CallOptions, CloseOptions, ListPromise, RowBuffer, RowIterator } from './call.ts';
export type { OverflowPolicy, StreamOptions } from './client/async-queue.ts';
export type { ReconnectOptions } from './client/backoff.ts';
export { PorttrackerClient, type ServerInfo } from './client/client.ts';
export { connect } from './client/connect.ts';
export type { ConnectionTrace, RequestTrace } from './client/diagnostics.ts';
export type {
  EventOf,
  EventOptions,
  EventStream,
  KnownEvent,
  KnownEventName,
  Notice,
  UnknownEvent,
} from './client/hub.ts';
export type { Secret, SecretRequest } from './client/login.ts';
export type { ConnectOptions } from './client/options.ts';
export type { AskRows, RowOf, RowOptions } from './client/row-stream.ts';
export type { ConnectionState, StateChange, StateOptions } from './client/states.ts';
export type { TlsOptions } from './client/transport.ts';
export {
  isPorttrackerError,
  isRequestError,
  PorttrackerError,
  type PorttrackerErrorCode,
  type PorttrackerErrorDetails,
  type PorttrackerErrorOf,
  RequestError,
} from './errors.ts';
export * from './gen/index.ts';
export { paramsSchema, resultSchema } from './schemas.ts';
export type {
  ConnectionInfo,
  DrainOptions,
  RequestContext,
  RequestHandlers,
  RowStream,
  ServerTlsOptions,
  SessionMessage,
  SessionOptions,
  StreamingHandler,
} from './server/options.ts';
export {
  acceptSession,
  createPorttrackerServer,
  type ListenAddress,
  type ListenOptions,
  PorttrackerServer,
  type ServerOptions,
} from './server/server.ts';
export { PorttrackerSession } from './server/session.ts';
export type { FrameTap, TappedFrame } from './tap.ts';
export { DEFAULT_PORT, DEFAULT_SOCKET_PATH, parseUrl, type Target } from './url.ts';

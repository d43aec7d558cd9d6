export type { Caller, CallOptions, CloseOptions, Reply } from './call.ts';
export { type BatchReply, type BatchRequest, request } from './client/batch.ts';
export { connect, RaasClient } from './client/client.ts';
export type { AuthenticationMethod, LoginOptions } from './client/login.ts';
export type { ConnectOptions } from './client/options.ts';
export { isPaged, type PagedMessage, type PageParams, type ResultPage } from './client/paging.ts';
export type { PoolOptions } from './client/pool.ts';
export { isOver, type WaitOptions, waitForRun } from './client/run.ts';
export type { Secret, SecretRequest } from './client/secret.ts';
export type { ExchangeTap, ObservedBody, ObservedExchange } from './client/tap.ts';
export type { TlsOptions } from './client/tls.ts';
export type { RequestTrace } from './client/trace.ts';
export type { ContentSource, UploadOptions } from './client/upload.ts';
export {
  isRaasError,
  RaasError,
  type RaasErrorCode,
  type RaasErrorDetails,
  type RaasErrorOf,
  type RpcFailure,
} from './errors.ts';
export * from './gen/index.ts';
export { paramsSchema, resultSchema } from './schemas.ts';
export {
  createRaasDispatcher,
  type DispatcherOptions,
  type Fallback,
  type RaasContext,
  type RaasDispatcher,
} from './server/dispatcher.ts';
export { isRpcError, RpcError, type RpcErrorName } from './server/errors.ts';
export type { RequestHandlers, StreamedAnswer, StreamingHandler } from './server/handlers.ts';
export type { HttpRequest, HttpResponse } from './server/http.ts';
export type { IdentityOptions, User, Verify } from './server/identity.ts';
export {
  createRaasServer,
  type DrainOptions,
  type ListenOptions,
  type RaasServer,
  type RaasServerOptions,
} from './server/server.ts';

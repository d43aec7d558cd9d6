export type { Caller, CallOptions, Reply } from './call.ts';
export { type BatchReply, type BatchRequest, request } from './client/batch.ts';
export { type ConnectOptions, connect, RaasClient } from './client/client.ts';
export type { PoolOptions } from './client/exchange.ts';
export type { AuthenticationMethod, LoginOptions } from './client/login.ts';
export { isPaged, type PagedMessage, type PageParams, type ResultPage } from './client/paging.ts';
export { isOver, type WaitOptions, waitForRun } from './client/run.ts';
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
export type { HttpRequest, HttpResponse } from './server/http.ts';
export type { IdentityOptions, User, Verify } from './server/identity.ts';
export {
  createRaasServer,
  type ListenOptions,
  type RaasServer,
  type RaasServerOptions,
} from './server/server.ts';

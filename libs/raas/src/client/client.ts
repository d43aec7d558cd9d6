import type { Json, MessageDescriptor, TypedMessage } from '@aluco/wire';
import { abortable } from '../abortable.ts';
import type { CallOptions, CloseOptions, Reply } from '../call.ts';
import { codecs } from '../codecs.ts';
import { RaasError } from '../errors.ts';
import {
  type Command,
  calls,
  type IngestResult,
  ingestAllContent,
  ingestCustomContent,
  RaasMethods,
} from '../gen/index.ts';
import { ensureObject } from '../limits.ts';
import { type Answer, lacksToken, nameOf, readAnswer } from './answer.ts';
import { type BatchReply, type BatchRequest, ensureRequests, readBatch } from './batch.ts';
import { endOf } from './close.ts';
import { readEnvelope, rpcError } from './envelope.ts';
import { createExchange, type Exchange, type ExchangeRequest } from './exchange.ts';
import { limitOf } from './limit.ts';
import { createLogin, type Login } from './login.ts';
import { type ConnectOptions, readSettings } from './options.ts';
import { type PagedMessage, type PageParams, type ResultPage, readItems, readPages } from './paging.ts';
import { withPaths } from './paths.ts';
import { withRetries } from './retry.ts';
import { type WaitOptions, waitForRun } from './run.ts';
import { secretTexts } from './secrets.ts';
import { withTap } from './tap.ts';
import { type RequestTrace, traced } from './trace.ts';
import { type ContentSource, insertBlob, readBase64, type UploadOptions } from './upload.ts';
import { veilWireError } from './veil.ts';

const rpcPath = '/rpc';

/**
 * Makes a client. Nothing is sent before the first call, which logs in.
 *
 * @param url `http://` or `https://`, with the path below which the server lies, if any.
 * @throws RaasError with code `invalid_url` or `invalid_options`.
 */
export function connect(url: string | URL, options: ConnectOptions = {}): RaasClient {
  return new RaasClient(url, options);
}

/** Typed calls by area (`client.sec.getPolicies(...)`), batches, and any message by its descriptor. */
export class RaasClient extends RaasMethods {
  /** Where the server is, without a user or a password. */
  readonly url: string;
  readonly #exchange: Exchange;
  readonly #login: Login;
  readonly #timeout: number | undefined;
  readonly #closeTimeout: number;
  readonly #underWay = new Set<Promise<unknown>>();
  /** Aborted when the client is destroyed. */
  readonly #gone = new AbortController();
  #riq = 0;
  /** Set when the client was closed: settles when the connections are. */
  #end: Promise<void> | undefined;

  /** See {@link connect}. */
  constructor(url: string | URL, options: ConnectOptions) {
    super();
    const settings = readSettings(url, options);
    const { origin, base } = settings;
    const { pool, tls, onExchange } = settings.options;
    this.url = `${origin}${base}`;
    const exchange = createExchange(origin, { pool, tls, maxResponse: settings.maxResponse });
    const observed = onExchange === undefined ? exchange : withTap(exchange, onExchange);
    this.#exchange = withPaths(withRetries(observed), base);
    this.#login = createLogin(this.#exchange, settings.options, this.#gone.signal);
    this.#timeout = settings.timeout;
    this.#closeTimeout = settings.closeTimeout;
  }

  /**
   * Sends one message and waits for its reply.
   *
   * @throws RaasError; WireError when the parameters or the reply do not fit their types.
   */
  override async call<P, R>(
    message: TypedMessage<P, R>,
    params: P,
    options: CallOptions = {},
  ): Promise<Reply<R>> {
    const codec = codecs.message(message);
    const named = codec.encodeNamed(params);
    const trace: RequestTrace = { url: this.url, messages: [message.name] };
    return await this.#guard(trace, options, async (signal) => {
      if (message.http !== undefined) {
        const answer = await this.#http(message, named, trace, signal);
        const ret = readReturn(answer, answer.body, message, params);
        return { riq: this.#nextRiq(), ret, error: null, warnings: [] };
      }
      const riq = this.#nextRiq();
      trace.riq = riq;
      const body = JSON.stringify(callBody(riq, message, named));
      const secrets = () => secretTexts(message.name, named);
      const answer = await this.#rpc({ body, secrets, isRepeatable: message.idempotent }, trace, signal);
      return readReply(answer, riq, message, params);
    });
  }

  /**
   * Calls a method by its name, described or not, with its parameters as they go over the wire. Of a method that is not described, any
   * parameter may be a secret: in errors, `•••` stands for them where the server quotes them.
   *
   * @param name Resource and method: `fs.get_file`.
   * @throws RaasError.
   */
  async request(
    name: string,
    kwargs: Readonly<Record<string, Json>> = {},
    options: CallOptions = {},
  ): Promise<Reply<unknown>> {
    const riq = this.#nextRiq();
    const trace: RequestTrace = { url: this.url, messages: [name], riq };
    return await this.#guard(trace, options, async (signal) => {
      const body = JSON.stringify(callBody(riq, { name }, kwargs));
      const isRepeatable = calls[name]?.idempotent === true;
      const secrets = () => secretTexts(name, kwargs);
      const answer = await this.#rpc({ body, secrets, isRepeatable }, trace, signal);
      const { ret, error, warnings } = readEnvelope(answer.body, name, riq);
      if (error !== null) throw rpcError(error, name, answer.response.veil());
      return { riq, ret, error, warnings };
    });
  }

  /**
   * Sends several calls in one request. Each element of the result has the type of its call; a call that failed
   * holds its error instead of failing the others.
   */
  async batch<const T extends readonly BatchRequest<unknown>[]>(
    requests: T,
    options: CallOptions = {},
  ): Promise<{ [K in keyof T]: T[K] extends BatchRequest<infer R> ? BatchReply<R> : never }> {
    ensureRequests(requests);
    const sent = requests.map(({ message, params }) => {
      const riq = this.#nextRiq();
      return {
        riq,
        message,
        params,
        body: callBody(riq, message, codecs.message(message).encodeNamed(params as object)),
      };
    });
    const trace: RequestTrace = { url: this.url, messages: requests.map(({ message }) => message.name) };
    if (sent[0] !== undefined) trace.riq = sent[0].riq;
    return (await this.#guard(trace, options, async (signal) => {
      const isRepeatable = requests.every(({ message }) => message.idempotent);
      const body = JSON.stringify(sent.map((call) => call.body));
      const secrets = () => sent.flatMap((call) => secretTexts(call.message.name, call.body.kwargs));
      return readBatch(await this.#rpc({ body, secrets, isRepeatable }, trace, signal), sent, codecs);
    })) as never;
  }

  /**
   * Sends content from a file or a stream, encoded as it is read, and waits until the server has taken it in.
   *
   * @throws RaasError, with code `unreadable_source` when the content cannot be read; WireError as a call does.
   */
  async uploadContent(source: ContentSource, upload: UploadOptions): Promise<Reply<IngestResult>> {
    ensureObject('options', upload);
    const { filename, custom = true, contentType, ...options } = upload;
    const message = custom ? ingestCustomContent : ingestAllContent;
    const usual = custom ? 'application/gzip' : undefined;
    const params = { filename, content_type: contentType ?? usual, blob: new Uint8Array() };
    const named = codecs.message(message).encodeNamed(params);
    const trace: RequestTrace = { url: this.url, messages: [message.name] };
    return await this.#guard(trace, options, async (signal) => {
      const gone = this.#gone.signal;
      const blob = await readBase64(source, message.name, signal ? AbortSignal.any([signal, gone]) : gone);
      const riq = this.#nextRiq();
      trace.riq = riq;
      const body = insertBlob(callBody(riq, message, named), blob);
      const answer = await this.#rpc({ body, isRepeatable: message.idempotent }, trace, signal);
      return readReply<IngestResult>(answer, riq, message, params);
    });
  }

  /**
   * Gives the pages of a message one after the other, from `page` on, each asked for when it is wanted.
   *
   * Options hold for each call. A `limit` of -1 gives everything in one page. Of a list that changes meanwhile, results may be
   * missed or come twice, for the server counts them anew for each page.
   */
  pages<P extends PageParams, R extends ResultPage>(
    message: PagedMessage<P, R>,
    params: NoInfer<P>,
    options: CallOptions = {},
  ): AsyncGenerator<R, void, undefined> {
    return readPages(this, message, params, options);
  }

  /** Gives the results of all pages; see {@link pages}. */
  items<P extends PageParams, R extends ResultPage>(
    message: PagedMessage<P, R>,
    params: NoInfer<P>,
    options: CallOptions = {},
  ): AsyncGenerator<R['results'][number], void, undefined> {
    return readItems(this, message, params, options);
  }

  /**
   * Waits until a run is over, however it went, and gives what the server says of it; `state` tells whether it went well. Once the
   * run was seen, it goes on looking where a server or a proxy does not answer for a while.
   *
   * @param jid The job id that started it: `(await client.sec.assessPolicy({ policy_uuid })).ret.jid`.
   * @throws RaasError with code `run_not_found` when the server does not know it, and as any call does; WireError for what is no job id.
   */
  waitForRun(jid: string, options: WaitOptions = {}): Promise<Command> {
    return waitForRun(this, jid, options);
  }

  /**
   * Waits for the calls under way and then closes the connections; after the time given, or when the signal fires, it ends as with
   * `destroy()`. New calls are refused. Rejects with nothing but `invalid_options`.
   */
  async close(options: CloseOptions = {}): Promise<void> {
    await endOf(
      () => {
        this.#end ??= this.#drain();
        return this.#end;
      },
      () => void this.destroy(),
      options,
    );
  }

  /** Closes at once; calls under way fail with code `closed`. */
  async destroy(): Promise<void> {
    this.#gone.abort(new RaasError('closed', 'the client was destroyed'));
    const destroyed = this.#exchange.destroy();
    this.#end ??= destroyed;
    await destroyed;
  }

  /** As `close`, within the client's `closeTimeout`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close({ timeout: this.#closeTimeout });
  }

  async #drain(): Promise<void> {
    // A call may yet have to log in or to read what it uploads before it makes its request.
    await Promise.allSettled(this.#underWay);
    const { signal } = this.#gone;
    // Destroyed meanwhile.
    await (signal.aborted ? undefined : abortable(this.#exchange.close(), signal).catch(() => {}));
  }

  #nextRiq(): number {
    this.#riq += 1;
    return this.#riq;
  }

  /** Does the work of one request under its signal and its timeout, traced, and gives errors their form. */
  async #guard<T>(
    trace: RequestTrace,
    options: CallOptions,
    work: (signal?: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const request = traced(trace, () => this.#limited(nameOf(trace), options, work));
    this.#underWay.add(request);
    try {
      return await request;
    } finally {
      this.#underWay.delete(request);
    }
  }

  async #limited<T>(
    message: string,
    options: CallOptions,
    work: (signal?: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (this.#end !== undefined) throw new RaasError('closed', 'the client is closed', { message });
    const { signal, isLate } = limitOf(options, this.#timeout);
    try {
      signal?.throwIfAborted();
      return await work(signal);
    } catch (error) {
      if (error instanceof Error && error.name === 'WireError') throw error;
      // A caller may abort with a reason of any kind; it is still the caller who gave up.
      if (options.signal?.aborted && error === options.signal.reason && !isLate(error))
        throw new RaasError('aborted', 'given up by the caller', { message, cause: error });
      throw RaasError.from(error, message);
    }
  }

  /** Posts to /rpc, renewing the token and the login once each where the server asks for it. */
  async #rpc(
    request: Pick<ExchangeRequest, 'body' | 'secrets' | 'isRepeatable'>,
    trace: RequestTrace,
    signal?: AbortSignal,
  ): Promise<Answer> {
    let mayRenew = true;
    let mayLogIn = true;
    for (;;) {
      const authorization = await this.#login.authorize(signal);
      const response = await this.#exchange.send({
        ...request,
        method: 'POST',
        path: rpcPath,
        headers: { 'content-type': 'application/json', ...authorization.headers },
        ...(signal && { signal }),
      });
      if (mayRenew && lacksToken(response)) {
        mayRenew = false;
        await this.#login.renewToken(authorization, signal);
      } else if (mayLogIn && response.status === 401) {
        mayLogIn = false;
        if (!this.#login.refused(authorization)) return readAnswer(response, trace);
      } else return readAnswer(response, trace);
    }
  }

  /** A message with a path of its own; a POST carries an XSRF token. */
  async #http(
    message: MessageDescriptor,
    named: Readonly<Record<string, Json>>,
    trace: RequestTrace,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const { method, path } = message.http ?? { method: 'GET', path: '/' };
    const response = await this.#exchange.send({
      method,
      path,
      ...(method === 'POST' && {
        headers: { 'content-type': 'application/json', 'x-xsrftoken': await this.#login.fetchToken(signal) },
        body: JSON.stringify(named),
        secrets: () => secretTexts(message.name, named),
      }),
      isRepeatable: message.idempotent,
      ...(signal && { signal }),
    });
    return readAnswer(response, trace);
  }
}

/** The reply to one call; throws the error that it holds. */
function readReply<R>(
  answer: Answer,
  riq: number,
  message: TypedMessage<unknown, R>,
  params: unknown,
): Reply<R> {
  const { ret, error, warnings } = readEnvelope(answer.body, message.name, riq);
  if (error !== null) throw rpcError(error, message.name, answer.response.veil());
  return { riq, ret: readReturn(answer, ret, message, params), error: null, warnings };
}

function readReturn<R>(
  { response }: Answer,
  ret: unknown,
  message: TypedMessage<unknown, R>,
  params: unknown,
): R {
  try {
    return codecs.message(message).decodeReturn(ret, params as object) as R;
  } catch (error) {
    throw veilWireError(error, response.veil(), () => response.text);
  }
}

function callBody(riq: number, message: { readonly name: string }, kwargs: Readonly<Record<string, Json>>) {
  const dot = message.name.indexOf('.');
  return { riq, resource: message.name.slice(0, dot), method: message.name.slice(dot + 1), args: [], kwargs };
}

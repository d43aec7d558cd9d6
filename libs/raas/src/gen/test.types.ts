// Generated from spec/raas/test.yaml by `npm run generate`. Do not edit.

/** What `test.echo` takes. */
export interface EchoParams {
  /** The text to send back. */
  message: string;
}

/** What `test.echo` gives to a client. */
export type EchoResult = string;

/** What a server answers to `test.echo`. */
export type EchoAnswer = string;

/** What `test.error` takes: nothing. */
export type ErrorParams = Record<string, never>;

/** What `test.error` gives to a client. */
export type ErrorResult = boolean;

/** What a server answers to `test.error`. */
export type ErrorAnswer = boolean;

/** What `test.warnings` takes: nothing. */
export type WarningsParams = Record<string, never>;

/** What `test.warnings` gives to a client. */
export type WarningsResult = boolean;

/** What a server answers to `test.warnings`. */
export type WarningsAnswer = boolean;

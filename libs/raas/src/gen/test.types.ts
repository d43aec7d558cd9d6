// Generated from spec/raas/test.yaml by `npm run generate`. Do not edit.

/** What `test.echo` takes. */
export interface TestEchoParams {
  /** The text to send back. */
  message: string;
}

/** What `test.echo` gives to a client. */
export type TestEchoResult = string;

/** What a server answers to `test.echo`. */
export type TestEchoAnswer = string;

/** What `test.error` takes: nothing. */
export type TestErrorParams = Record<string, never>;

/** What `test.error` gives to a client. */
export type TestErrorResult = boolean;

/** What a server answers to `test.error`. */
export type TestErrorAnswer = boolean;

/** What `test.warnings` takes: nothing. */
export type TestWarningsParams = Record<string, never>;

/** What `test.warnings` gives to a client. */
export type TestWarningsResult = boolean;

/** What a server answers to `test.warnings`. */
export type TestWarningsAnswer = boolean;

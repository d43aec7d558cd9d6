import type { createDiagnostic } from '../diagnostics.ts';
import type { Example, MemberNode, Message, TypeNode } from '../ir.ts';
import type { CheckContext } from '../link/draft.ts';
import { checkArrayExample } from './array-lines.ts';
import { checkCallExample, checkHttpExample } from './envelopes.ts';
import { type Fits, type Scope, Unstable } from './fits.ts';
import { Misfit } from './misfit.ts';

/** One line of an example: where it stands, and how to report what is wrong with it. */
export interface Line {
  readonly text: string;
  readonly report: LineReport;
}

type LineCode =
  | 'spec/example-not-json'
  | 'spec/example-shape'
  | 'spec/example-name'
  | 'spec/example-id'
  | 'spec/example-http'
  | 'spec/example-direction';

type LineReport = <Code extends LineCode>(
  code: Code,
  facts: Parameters<typeof createDiagnostic<Code>>[2],
) => void;

export interface ExampleContext {
  readonly fits: Fits;
  /** Messages by kind, then by name and alias. */
  readonly messages: ReadonlyMap<string, ReadonlyMap<string, Message>>;
  /** Checks positions against members; a misfit is reported at the line. */
  fitAll(
    line: Line,
    members: readonly MemberNode[],
    values: readonly unknown[],
    scope: Scope,
    path: string,
    first: number,
  ): void;
  fit(line: Line, type: TypeNode, value: unknown, scope: Scope, path: string): void;
  misfit(line: Line, error: unknown): void;
}

/** Every line of every example is JSON, of the right message, and fits the declared types both ways. */
export function checkExamples(context: CheckContext, messages: ExampleContext['messages'], fits: Fits): void {
  for (const message of context.draft.messages)
    for (const example of message.examples) checkExample(context, messages, fits, message, example);
}

function checkExample(
  context: CheckContext,
  messages: ExampleContext['messages'],
  fits: Fits,
  message: Message,
  example: Example,
): void {
  const pathOfLine = new Map<Line, readonly (string | number)[]>();
  const makeLine = (text: string, path: readonly (string | number)[]): Line => {
    const line: Line = { text, report: (code, facts) => context.report(code, example, facts, path) };
    pathOfLine.set(line, path);
    return line;
  };
  const send = example.send === undefined ? undefined : makeLine(example.send, ['send']);
  const written = context.origins.of(example)?.value as { readonly receive?: unknown } | undefined;
  const many = Array.isArray(written?.receive);
  const receive = example.receive.map((text, i) => makeLine(text, many ? ['receive', i] : ['receive']));

  const misfit: ExampleContext['misfit'] = (line, error) => {
    if (!(error instanceof Misfit)) throw error;
    const { path, expected, received } = error;
    const where = pathOfLine.get(line) ?? [];
    if (error instanceof Unstable) {
      const reason = `\`${expected}\` became \`${received}\``;
      context.report('spec/example-roundtrip', example, { path, reason }, where);
    } else context.report('spec/example-mismatch', example, { path, expected, received }, where);
  };
  const guard = (line: Line, run: () => void): void => {
    try {
      run();
    } catch (error) {
      misfit(line, error);
    }
  };
  const examples: ExampleContext = {
    fits,
    messages,
    fitAll: (line, members, values, scope, path, first) =>
      guard(line, () => fits.roundTripAll(members, values, scope, path, first)),
    fit: (line, type, value, scope, path) => guard(line, () => fits.roundTrip(type, value, scope, path)),
    misfit,
  };

  const answered = message.kind !== 'notification' && message.kind !== 'event';
  if (answered === (send === undefined)) {
    const reason = answered
      ? `an example of \`${message.name}\` without \`send\``
      : 'nothing is sent in this example';
    context.report('spec/example-direction', example, { reason }, answered ? [] : ['send']);
    return;
  }
  if (message.kind === 'call' && send !== undefined) checkCallExample(examples, message, send, receive);
  else if (message.kind === 'http' && send !== undefined) checkHttpExample(examples, message, send, receive);
  else checkArrayExample(examples, message, send, receive);
}

/** The JSON of a line, or undefined after reporting. */
export function parseLine(line: Line, text = line.text): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    line.report('spec/example-not-json', { reason: (error as Error).message });
    return undefined;
  }
}

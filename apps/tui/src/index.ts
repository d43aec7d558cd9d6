export { type PlainOptions, runPlain, type TextSink } from './plain.ts';
export { runTui, type TuiOptions } from './run-tui.ts';

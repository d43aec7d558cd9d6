export { type Diagnostic, type DiagnosticCode, diagnosticCodes } from './diagnostics.ts';
export { formatDiagnostic } from './format.ts';
export type * from './ir.ts';
export { type LoadedSpec, loadSpec, loadSpecFromFiles } from './load-spec.ts';

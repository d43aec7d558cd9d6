import type { Diagnostic } from './diagnostics.ts';

const WIDTH = 100;

/**
 * A diagnostic as text: `file:line:column error code: message`, the offending line with the fault underlined,
 * and how to mend it. `folder` is put before the file name. Of a long line the part around the fault is shown.
 */
export function formatDiagnostic(diagnostic: Diagnostic, folder = ''): string {
  const { code, severity, message, help, file, line, column, source } = diagnostic;
  const prefix = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  const from = column - 1 > WIDTH / 2 && source.length > WIDTH ? column - 1 - WIDTH / 2 : 0;
  const shown = source.slice(from, from + WIDTH).replaceAll('\t', ' ');
  const length = Math.max(1, Math.min(diagnostic.length, from + WIDTH - (column - 1)));
  const lead = from > 0 ? '…' : '';
  const gutter = ' '.repeat(String(line).length);
  return [
    `${prefix}${file}:${line}:${column} ${severity} ${code}: ${message}`,
    `${line} | ${lead}${shown}${from + WIDTH < source.length ? '…' : ''}`,
    `${gutter} | ${' '.repeat(lead.length + column - 1 - from)}${'^'.repeat(length)}`,
    `help: ${help}`,
  ].join('\n');
}

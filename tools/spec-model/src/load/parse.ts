import { LineCounter, parseDocument } from 'yaml';
import { createDiagnostic, type Diagnostic } from '../diagnostics.ts';
import { type SourceFile, spanOf } from './source-file.ts';

/** Reads one YAML file. A file with errors still gives what could be read, so that checking can go on. */
export function parseFile(
  path: string,
  text: string,
): { file: SourceFile; diagnostics: readonly Diagnostic[] } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true });
  const place = { path, lines: text.split(/\r?\n/), starts: lineCounter.lineStarts };
  const diagnostics = [...document.errors, ...document.warnings].map((error) => {
    const span = spanOf(place, error.pos[0], error.pos[1]);
    if (error.code !== 'DUPLICATE_KEY')
      return createDiagnostic('spec/bad-yaml', span, { reason: error.message });
    const key = /^[^\s:,{}[\]]+/.exec(span.text.slice(span.column - 1))?.[0] ?? '';
    return createDiagnostic('spec/duplicate-key', { ...span, length: Math.max(1, key.length) }, { key });
  });
  return { file: { ...place, document, value: plainValue(document) }, diagnostics };
}

function plainValue(document: SourceFile['document']): unknown {
  try {
    return document.toJS();
  } catch {
    // An alias without its anchor: reported by the parser already, or too broken to look into.
    return undefined;
  }
}

import { createDiagnostic, type Diagnostic } from '../diagnostics.ts';
import { SECTIONS } from '../link/build-messages.ts';
import { type Cursor, child, entriesOf, locate, type SourceFile } from '../load/source-file.ts';

/** What a file says of its protocol and area agrees with where it lies, and its sections are ones its protocol has. */
export function checkPlaces(
  protocol: SourceFile,
  areas: readonly SourceFile[],
  diagnostics: Diagnostic[],
): void {
  for (const file of [protocol, ...areas]) {
    const [folder = '', name = ''] = file.path.replace(/\.yaml$/, '').split('/');
    const root: Cursor = { file, path: [], value: file.value };
    expectText(root, 'protocol', folder, diagnostics);
    if (file === protocol) continue;
    expectText(root, 'area', name, diagnostics);
    for (const [section] of entriesOf(root)) {
      const rule = SECTIONS[String(section)];
      if (rule === undefined || rule.protocol === folder) continue;
      const allowed = Object.keys(SECTIONS).filter((key) => SECTIONS[key]?.protocol === folder);
      const span = locate(file, [section], 'key');
      const facts = { section: String(section), protocol: folder, allowed };
      diagnostics.push(createDiagnostic('spec/wrong-section', span, facts));
    }
  }
}

function expectText(root: Cursor, key: string, expected: string, diagnostics: Diagnostic[]): void {
  const { value } = child(root, key);
  if (typeof value !== 'string' || value === expected) return;
  diagnostics.push(createDiagnostic('spec/wrong-folder', locate(root.file, [key]), { key, value, expected }));
}

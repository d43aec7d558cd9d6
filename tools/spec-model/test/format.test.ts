import { formatDiagnostic, loadSpecFromFiles } from '@aluco/spec-model';
import { describe, expect, it } from 'vitest';
import { baseSpec, withChange } from './base-spec.ts';

function shown(file: string, from: string, to: string, folder?: string): string {
  const { diagnostics } = loadSpecFromFiles(withChange(baseSpec, file, from, to));
  return diagnostics.map((d) => formatDiagnostic(d, folder)).join('\n');
}

describe('a diagnostic as text', () => {
  it('shows place, code, message, the line, the fault in it, and help', () => {
    expect(shown('porttracker/realms.yaml', 'polling: flag', 'polling: flog', 'spec')).toBe(
      [
        'spec/porttracker/realms.yaml:11:16 error spec/unknown-type: there is no type `flog`',
        '11 |       polling: flog',
        '   |                ^^^^',
        'help: Did you mean `flag`?',
      ].join('\n'),
    );
  });

  it('underlines a key that should not be there', () => {
    expect(shown('porttracker/users.yaml', 'title: Users', 'title: Users\nauthor: me')).toBe(
      [
        'porttracker/users.yaml:4:1 error spec/unknown-key: the key `author` is not known here',
        '4 | author: me',
        '  | ^^^^^^',
        'help: Choose from `protocol`, `area`, `title`, `doc`, `types`, `resources`, `requests`, `notifications`, `events`, `calls`, `http`.',
      ].join('\n'),
    );
  });

  it('shows the part of a long line that matters', () => {
    const long = `{ name: realm, doc: ${'x'.repeat(200)}, type: gidd }, { name: key,`;
    const [place, line = '', mark = ''] = shown(
      'porttracker/realms.yaml',
      '{ name: realm, type: gid }, { name: key,',
      long,
    ).split('\n');
    expect(place).toContain('there is no type `gidd`');
    expect(line).toHaveLength('111 | '.length + 1 + 100 + 1);
    expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('gidd');
  });
});

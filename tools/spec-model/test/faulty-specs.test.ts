import { type Diagnostic, diagnosticCodes, formatDiagnostic, loadSpecFromFiles } from '@aluco/spec-model';
import { describe, expect, it } from 'vitest';
import { baseSpec, withChange } from './base-spec.ts';
import { type Fault, faults } from './faults/index.ts';

interface Place {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Takes the marks out of a changed file and tells where the last pair of them was. */
function unmark(text: string): { text: string; place: Place | undefined } {
  const start = text.lastIndexOf('«');
  if (start < 0) return { text, place: undefined };
  const before = text.slice(0, start).replaceAll(/[«»]/g, '');
  const marked = text.slice(start + 1, text.indexOf('»', start));
  const lines = before.split('\n');
  return {
    text: text.replaceAll(/[«»]/g, ''),
    place: { line: lines.length, column: (lines.at(-1) ?? '').length + 1, length: marked.length },
  };
}

interface Outcome {
  readonly found: readonly Diagnostic[];
  readonly place: Place | undefined;
}

const outcomes = new Map<Fault, Outcome>();

function load(fault: Fault): Outcome {
  const known = outcomes.get(fault) ?? loadChanged(fault);
  outcomes.set(fault, known);
  return known;
}

function loadChanged(fault: Fault): Outcome {
  const changed = withChange(baseSpec, fault.file, fault.from, fault.to);
  const { text, place } = unmark(changed.get(fault.file) ?? '');
  return { found: loadSpecFromFiles(new Map([...changed, [fault.file, text]])).diagnostics, place };
}

describe('a faulty spec', () => {
  it.each(faults)('$name: $code', (fault) => {
    const { found, place } = load(fault);
    const hit = found.find(
      (d) =>
        d.code === fault.code &&
        d.message.includes(fault.message) &&
        (place === undefined || (d.line === place.line && d.column === place.column)),
    );
    const all = found.map((d) => formatDiagnostic(d)).join('\n');
    expect(hit, `at ${JSON.stringify(place ?? fault.at)}:\n${all}`).toBeDefined();
    expect(hit?.help).toContain(fault.help);
    expect(hit?.file).toBe(fault.file);
    if (place !== undefined) expect(hit?.length).toBe(place.length);
    if (fault.at !== undefined) expect(`${hit?.file}:${hit?.line}:${hit?.column}`).toBe(fault.at);
  });

  it('names each fault once, without noise about the same place', () => {
    const noisy = faults.flatMap((fault) => {
      const places = load(fault).found.map(
        (d) => `${d.file}:${d.line}:${d.column}:${d.length} of ${fault.name}`,
      );
      return places.filter((place, i) => places.indexOf(place) !== i);
    });
    expect(noisy).toEqual([]);
  });

  it('has a row here, or a test of its own, for every code', () => {
    const elsewhere = ['spec/missing-file', 'spec/stray-file'];
    const tested = new Set([...faults.flatMap((fault) => [fault.code, ...(fault.also ?? [])]), ...elsewhere]);
    expect(diagnosticCodes.filter((code) => !tested.has(code))).toEqual([]);
  });

  it.each(faults.filter((fault) => fault.also !== undefined))('$name: and what follows', (fault) => {
    const codes = load(fault).found.map((d) => d.code);
    for (const code of fault.also ?? []) expect(codes).toContain(code);
  });
});

describe('several faults', () => {
  it('are all reported in one run, by file and line', () => {
    const picks = [
      'unknown key',
      'unknown type',
      'bit twice',
      'unknown event',
      'parameter misfit',
      'path twice',
      'no initial state',
      'unknown form',
    ];
    let files = baseSpec;
    const codes = picks.map((name) => {
      const fault = faults.find((candidate) => candidate.name === name);
      if (fault === undefined) throw new RangeError(name);
      files = withChange(files, fault.file, fault.from, fault.to.replaceAll(/[«»]/g, ''));
      return fault.code;
    });
    const { spec, diagnostics } = loadSpecFromFiles(files);
    expect(spec).toBeUndefined();
    for (const code of codes) expect(diagnostics.map((d) => d.code)).toContain(code);
    const places = diagnostics.map((d) =>
      [d.file, String(d.line).padStart(6, '0'), String(d.column).padStart(6, '0')].join(':'),
    );
    expect(places).toEqual(places.toSorted());
    expect(new Set(diagnostics.map((d) => d.file)).size).toBe(4);
  });

  it('of missing and stray files name the files', () => {
    const without = (path: string) => new Map([...baseSpec].filter(([key]) => key !== path));
    const codes = (files: ReadonlyMap<string, string>) =>
      loadSpecFromFiles(files).diagnostics.map((d) => `${d.file} ${d.code}`);
    expect(codes(without('scalars.yaml'))).toEqual(['scalars.yaml spec/missing-file']);
    expect(codes(without('schema/area.schema.json'))).toEqual(['schema/area.schema.json spec/missing-file']);
    expect(codes(without('raas/protocol.yaml'))).toEqual(['raas/protocol.yaml spec/missing-file']);
    expect(codes(new Map([...baseSpec, ['other.yaml', 'a: 1']]))).toEqual(['other.yaml spec/stray-file']);
    expect(codes(new Map())).toContain('scalars.yaml spec/missing-file');
  });
});

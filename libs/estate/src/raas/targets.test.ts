import { describe, expect, it } from 'vitest';
import { createMasters, createMinions } from './minions.ts';
import { compileTargets } from './targets.ts';

const minions = createMinions(1, createMasters(1), 9, 0);
const pick = (tgt_type: string, tgt: string, master = '*') =>
  minions.filter(compileTargets({ [master]: { tgt_type, tgt } })).map(({ id }) => id);

const all = minions.map(({ id }) => id);
const centos = ['web-01', 'web-02', 'mail-01'];
const windows = ['file-01', 'ad-01'];

describe('a target', () => {
  it.each([
    ['glob', '*', all],
    ['glob', 'web-0[12]', ['web-01', 'web-02']],
    ['glob', 'web-0[!1]', ['web-02']],
    ['glob', 'db-0?', ['db-01', 'db-02']],
    ['glob', 'web', []],
    ['pcre', '(web|mail)-\\d+$', centos],
    ['list', 'web-02, nobody,ad-01', ['web-02', 'ad-01']],
    ['grain', 'os:Cent*', centos],
    ['grain', 'kernel:windows', windows],
    ['grain', 'ipv4:127.0.0.1', all],
    ['grain', 'colour:red', []],
    ['grain_pcre', 'osrelease:(7|22)', ['web-01', 'app-01', 'web-02', 'app-02', 'mail-01']],
    ['ipcidr', '10.20.1.0/24', ['web-01', 'web-02', 'mail-01']],
    ['ipcidr', '10.20.1.12', ['web-01']],
    ['pillar', 'role:web', []],
    ['compound', '*', all],
    ['compound', 'G@os:CentOS or G@kernel:Windows', ['web-01', 'web-02', 'file-01', 'mail-01', 'ad-01']],
    ['compound', 'G@os:CentOS and not web-01', ['web-02', 'mail-01']],
    ['compound', 'web-01 or db-01 and G@os:CentOS', ['web-01']],
    ['compound', '( web-01 or db-01 ) and not G@os:CentOS', ['db-01']],
    ['compound', '(web-01 or db-01) and not G@os:CentOS', ['db-01']],
    ['compound', 'E@(web|db)-01 and S@10.20.0.0/16', ['web-01', 'db-01']],
    ['compound', 'L@web-01,db-02', ['web-01', 'db-02']],
  ])('%s %s', (type, text, want) => {
    expect(pick(type, text)).toEqual(want);
  });

  it('of one master leaves the minions of others alone', () => {
    expect(pick('glob', '*', 'master2_master')).toEqual(['db-01', 'app-02', 'ad-01']);
  });

  it('picks what any of its rules picks', () => {
    const matches = compileTargets({
      '*': { tgt_type: 'list', tgt: 'web-01' },
      master2_master: { tgt_type: 'glob', tgt: 'db*' },
    });
    expect(minions.filter(matches).map(({ id }) => id)).toEqual(['web-01', 'db-01']);
  });

  it.each([
    ['grain', 'CentOS', 'GRAIN:PATTERN'],
    ['pcre', '(', 'Invalid regular expression'],
    ['ipcidr', '10.0.0.0/40', 'IPv4'],
    ['weather', 'sunny', 'tgt_type'],
    ['compound', '', 'got the end'],
    ['compound', 'web-01 and', 'got the end'],
    ['compound', 'web-01 db-01', 'expected and, or'],
    ['compound', '( web-01', 'expected ")"'],
    ['compound', 'X@web', 'got X'],
  ])('refuses %s %j', (type, text, problem) => {
    expect(() => pick(type, text)).toThrow(
      expect.objectContaining({
        code: 'invalid_parameters',
        detail: { tgt: expect.stringContaining(problem) },
      }),
    );
  });
});

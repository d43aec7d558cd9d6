/**
 * Rules that pick minions, compiled to predicates: shell patterns, lists, grains, addresses, and compound rules with
 * `and`, `or`, `not` and parentheses. Neither pillars nor node groups are simulated; such rules match nothing.
 */
import type { Target } from '@aluco/raas';
import { invalid } from './errors.ts';
import type { Minion } from './minions.ts';

type Matches = (minion: Minion) => boolean;

/**
 * Compiles the rules of a target group; a minion is in it when the rule of its master or that of all masters picks it.
 *
 * @throws RaasEstateError `invalid_parameters`, keyed by `tgt`, when a rule cannot be read.
 */
export function compileTargets(targets: Readonly<Record<string, Target>>): Matches {
  const rules = Object.entries(targets).map(([master, target]) => ({
    master,
    matches: compileTarget(target),
  }));
  return (minion) =>
    rules.some(({ master, matches }) => (master === '*' || master === minion.master.id) && matches(minion));
}

function compileTarget({ tgt_type, tgt }: Target): Matches {
  try {
    return tgt_type === 'compound' ? compileCompound(tgt) : compileSimple(tgt_type, tgt);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalid('tgt', `${tgt_type} ${JSON.stringify(tgt)}: ${error.message}`);
  }
}

function compileSimple(type: string, text: string): Matches {
  switch (type) {
    case 'glob': {
      const pattern = globPattern(text);
      return ({ id }) => pattern.test(id);
    }
    case 'pcre': {
      const pattern = new RegExp(`^(?:${text})`);
      return ({ id }) => pattern.test(id);
    }
    case 'list': {
      const ids = text.split(',').map((id) => id.trim());
      return ({ id }) => ids.includes(id);
    }
    case 'grain':
      return compileGrain(text, (pattern) => globPattern(pattern, 'i'));
    case 'grain_pcre':
      return compileGrain(text, (pattern) => new RegExp(`^(?:${pattern})`, 'i'));
    case 'ipcidr':
      return compileSubnet(text);
    case 'pillar':
    case 'pillar_pcre':
    case 'node':
      return () => false;
    default:
      throw new SyntaxError(`expected a known tgt_type, got ${JSON.stringify(type)}`);
  }
}

function compileGrain(text: string, patternOf: (text: string) => RegExp): Matches {
  const at = text.indexOf(':');
  if (at <= 0) throw new SyntaxError('expected GRAIN:PATTERN');
  const name = text.slice(0, at);
  const pattern = patternOf(text.slice(at + 1));
  return ({ grains }) => {
    const value = Object.hasOwn(grains, name) ? grains[name] : undefined;
    const values = Array.isArray(value) ? value : [value];
    return values.some((one) => one !== undefined && one !== null && pattern.test(String(one)));
  };
}

function compileSubnet(text: string): Matches {
  const [address = '', length = '32'] = text.split('/');
  const bits = Number(length);
  const network = addressNumber(address);
  if (network === undefined || !Number.isInteger(bits) || bits < 0 || bits > 32) {
    throw new SyntaxError('expected an IPv4 address or subnet');
  }
  const size = 2 ** (32 - bits);
  const first = Math.floor(network / size);
  return ({ grains }) =>
    (grains.ipv4 ?? []).some((ip) => Math.floor((addressNumber(ip) ?? Number.NaN) / size) === first);
}

function addressNumber(text: string): number | undefined {
  const parts = text.split('.').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  if (parts.length !== 4 || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

/** The letters of compound rules and the kinds of rule they stand for. */
const letters: Readonly<Record<string, string>> = {
  G: 'grain',
  P: 'grain_pcre',
  E: 'pcre',
  L: 'list',
  S: 'ipcidr',
  I: 'pillar',
  J: 'pillar_pcre',
  N: 'node',
};

/** Reads `or` of `and` of `not`, each level in a function of its own. */
function compileCompound(text: string): Matches {
  const words = text.match(/\((?=[^\s])|\)(?=\s|\)|$)|[^\s()]+(?:\([^\s()]*\)[^\s()]*)*|[()]/g) ?? [];
  let at = 0;

  function either(): Matches {
    const options = [both()];
    while (words[at] === 'or') {
      at += 1;
      options.push(both());
    }
    return (minion) => options.some((matches) => matches(minion));
  }

  function both(): Matches {
    const conditions = [negatable()];
    while (words[at] === 'and') {
      at += 1;
      conditions.push(negatable());
    }
    return (minion) => conditions.every((matches) => matches(minion));
  }

  function negatable(): Matches {
    const word = words[at];
    at += 1;
    if (word === 'not') {
      const inner = negatable();
      return (minion) => !inner(minion);
    }
    if (word === '(') {
      const inner = either();
      if (words[at] !== ')') throw new SyntaxError(`expected ")" after word ${at}`);
      at += 1;
      return inner;
    }
    if (word === undefined || word === 'and' || word === 'or' || word === ')') {
      throw new SyntaxError(`expected a rule as word ${at}, got ${word ?? 'the end'}`);
    }
    const [, letter = '', rule = ''] = /^([A-Z])@(.*)$/.exec(word) ?? [];
    if (letter === '') return compileSimple('glob', word);
    const type = letters[letter];
    if (type === undefined)
      throw new SyntaxError(`expected one of ${Object.keys(letters).join(' ')} before @, got ${letter}`);
    return compileSimple(type, rule);
  }

  const matches = either();
  if (at < words.length)
    throw new SyntaxError(`expected and, or, or the end as word ${at + 1}, got ${words[at]}`);
  return matches;
}

/** A shell pattern as a regular expression over the whole text: `*`, `?`, `[abc]`, `[!abc]`. */
function globPattern(glob: string, flags = ''): RegExp {
  const source = glob
    .replaceAll(/\*+/g, '*')
    .replaceAll(/\[(!?)([^\]]+)\]|[\s\S]/g, (part, not: string | undefined, set: string | undefined) => {
      if (set !== undefined) return `[${not === '!' ? '^' : ''}${set.replaceAll(/[\\^]/g, '\\$&')}]`;
      if (part === '*') return '.*';
      if (part === '?') return '.';
      return part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    });
  return new RegExp(`^${source}$`, `s${flags}`);
}

import type { RowSink } from './row-router.ts';
import { RowSplitter } from './row-splitter.ts';
import type { ScanLimits } from './scanner.ts';
import { parseArray } from './text.ts';

/** Octets looked at to tell whose reply this is. */
const PREFIX_ROOM = 96;
const ID = '-?[0-9]+|"[ !#-[\\]-~]*"';
const STATUS = '[1-9][0-9]*|"[ !#-[\\]-~]+"|true';
const GAP = '[ \\t\\r\\n]*';
const WHOLE_PREFIX = new RegExp(`^\\[${GAP}(${ID})${GAP},${GAP}(${STATUS})${GAP},${GAP}(\\[${GAP})?`);
const PART_OF_PREFIX =
  /^\[[ \t\r\n]*(-?[0-9]*|"[^"\\]*"?)[ \t\r\n]*(,[ \t\r\n]*([0-9]*|"[^"\\]*"?|t(r(ue?)?)?)[ \t\r\n]*(,[ \t\r\n]*)?)?$/;

/** What the beginning of an array says: a splitter for its rows, `undecided` when more octets are needed, or nothing. */
export function openRows(
  octets: Uint8Array,
  at: number,
  limits: ScanLimits,
  find: (id: number | string) => RowSink | undefined,
): RowSplitter | 'undecided' | undefined {
  const end = Math.min(octets.length, at + PREFIX_ROOM);
  let text = '';
  for (let i = at; i < end; i++) text += String.fromCharCode(octets[i]!);
  const isAll = end === octets.length && end - at < PREFIX_ROOM;
  if (isAll && PART_OF_PREFIX.test(text)) return 'undecided';
  const match = WHOLE_PREFIX.exec(text);
  if (match === null || match[2] === '"0"') return undefined;
  const id: unknown = parseArray(`[${match[1]!}]`)?.[0];
  const sink = typeof id === 'number' || typeof id === 'string' ? find(id) : undefined;
  const asked = sink?.form;
  if (sink === undefined || asked === undefined) return undefined;
  const [prefix, , , bracket] = match;
  let form = asked;
  if (form === 'either') {
    const isUnknown = bracket !== undefined && prefix.length === text.length;
    if (isUnknown) return isAll ? 'undecided' : undefined;
    form = /[[\]]/.test(text.charAt(prefix.length)) ? 'list' : 'rest';
  }
  if (bracket === undefined && (form === 'list' || asked === 'either')) return undefined;
  const length = prefix.length - (form === 'rest' ? (bracket?.length ?? 0) : 0);
  return new RowSplitter(sink, form, text.slice(0, length), limits);
}

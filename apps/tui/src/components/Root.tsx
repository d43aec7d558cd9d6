import { Box, type SuspendTerminal, useApp, useInput, usePaste } from 'ink';
import { useEffect, useSyncExternalStore } from 'react';
import type { App } from '../app/app.ts';
import { parseKeys } from '../keys/parse-keys.ts';
import { BODY_START, bodyEnd } from '../view/frame.ts';
import { Row } from './Row.tsx';

export interface RootProps {
  readonly app: App;
  /** The screen as it is now: one string per row. The same array until something changes. */
  readonly frame: () => readonly string[];
  /** Leaves the rows between the chrome to somebody else, and is drawn again only when the chrome changes. */
  readonly chromeOnly?: boolean;
  /** Shows nothing for one frame, so that the next one is painted in full. */
  readonly blank?: boolean;
  /** Called with Ink's way to give the terminal away for a while. */
  readonly onTerminal?: (suspend: SuspendTerminal) => void;
}

/** The program on the screen: one handler for all keys, one row of text per row of the screen. */
export function Root({ app, frame, chromeOnly = false, blank = false, onTerminal }: RootProps) {
  const { suspendTerminal } = useApp();
  useEffect(() => onTerminal?.(suspendTerminal), [onTerminal, suspendTerminal]);
  // One string holds all rows: React then sees by itself when there is nothing to draw.
  const text = useSyncExternalStore(app.scheduler.subscribe, () => {
    const lines = frame();
    if (!chromeOnly) return lines.join('\n');
    const end = bodyEnd(lines.length);
    return lines.map((line, row) => (row >= BODY_START && row < end ? '' : line)).join('\n');
  });
  useInput((input, key) => app.keys(parseKeys(input, key)));
  usePaste((pasted) => app.paste(pasted));
  const lines = text.split('\n');
  return (
    <Box flexDirection="column" width={app.size().columns} height={lines.length}>
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen has no identity but its place.
        <Row key={row} text={blank ? '' : line} />
      ))}
    </Box>
  );
}

import { Box, useInput, usePaste } from 'ink';
import { useSyncExternalStore } from 'react';
import type { App } from '../app/app.ts';
import { parseKeys } from '../keys/parse-keys.ts';
import type { Theme } from '../text/theme.ts';
import { frameLines } from '../view/frame.ts';
import { Row } from './Row.tsx';

export interface RootProps {
  readonly app: App;
  readonly theme: Theme;
  /** Shows nothing for one frame, so that the next one is painted in full. */
  readonly blank?: boolean;
}

/** The program on the screen: one handler for all keys, one row of text per row of the screen. */
export function Root({ app, theme, blank = false }: RootProps) {
  useSyncExternalStore(app.scheduler.subscribe, app.scheduler.version);
  useInput((input, key) => app.keys(parseKeys(input, key)));
  usePaste((text) => app.paste(text));
  const { columns, rows } = app.size();
  const lines = blank ? Array.from({ length: rows }, () => '') : frameLines(app, theme);
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen has no identity but its place.
        <Row key={row} text={line} />
      ))}
    </Box>
  );
}

import { Text } from 'ink';
import { memo } from 'react';

/** One row of the screen: terminal text that is already painted and cut. */
export const Row = memo(function Row({ text }: { readonly text: string }) {
  return <Text wrap="truncate-end">{text === '' ? ' ' : text}</Text>;
});

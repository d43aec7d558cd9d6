import { createCodecs } from '@aluco/wire';
import { types } from './gen/types.ts';

/** Those of all messages of the protocol, compiled at their first use. */
export const codecs = createCodecs(types);

import { examples } from './examples.ts';
import { messages } from './messages.ts';
import { names } from './names.ts';
import { scalars } from './scalars.ts';
import { shapes } from './shapes.ts';
import type { Fault } from './table.ts';
import { types } from './types.ts';

export type { Fault };

export const faults: readonly Fault[] = [...shapes, ...names, ...types, ...messages, ...examples, ...scalars];

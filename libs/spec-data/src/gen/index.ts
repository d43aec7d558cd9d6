// Generated from spec/ by `npm run generate`. Do not edit.

import type { LinkedSpec } from '../model.ts';
import porttrackerData from './porttracker.json' with {
  type: 'json'
};
import raasData from './raas.json' with {
  type: 'json'
};

/** The linked spec of Porttracker. */
export const porttracker: LinkedSpec = porttrackerData as unknown as LinkedSpec;

/** The linked spec of RaaS. */
export const raas: LinkedSpec = raasData as unknown as LinkedSpec;

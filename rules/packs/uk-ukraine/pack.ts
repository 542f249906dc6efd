import { released } from '../release.ts';
import { MANIFEST } from './manifest.ts';
import rows from './rows.json' with { type: 'json' };

export const PACK = released(MANIFEST, rows);

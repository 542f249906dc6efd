import type { PackProfile } from '../schema/profile.ts';
import * as COMPILED from './compiled.ts';

/** What `psra rules compile` makes packs from, one profile a published file; apart from the packs, which it writes. */
export const PROFILES: readonly PackProfile[] = Object.values(COMPILED);

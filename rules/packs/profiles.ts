import type { PackProfile } from '../schema/profile.ts';
import { PROFILE as EU_JAPAN } from './eu-japan/profile.ts';
import { PROFILE as EU_UK } from './eu-uk/profile.ts';

/** What `psra rules compile` makes packs from, one profile a pack; apart from the packs, which it writes. */
export const PROFILES: readonly PackProfile[] = [EU_UK, EU_JAPAN];

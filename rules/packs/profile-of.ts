import type { PackProfile } from '../schema/profile.ts';
import { PROFILES } from './profiles.ts';
import type { Release } from './release.ts';
import * as RELEASED from './released.ts';

/** How a pack's rows came about: the profile that they were compiled with, and of a derived pack its own doubts. */
export function profileOf(id: string): PackProfile | undefined {
	const release = Object.values<Release>(RELEASED).find((one) => one.id === id);
	const base = PROFILES.find(({ agreement }) => agreement === (release?.derived?.base ?? id));
	if (!release?.derived || !base) return base;
	return { ...base, agreement: id, doubts: release.derived.derivation.doubts };
}

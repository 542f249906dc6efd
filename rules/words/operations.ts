import { valueAt } from '../engine/change.ts';
import type { OriginCase } from '../schema/case.ts';
import type { ExplanationNode } from '../schema/result.ts';
import type { Telling } from './telling.ts';

/** The operations that a case states, in words. */
export function operationsText({ path }: ExplanationNode, { origin, say, format }: Telling): string {
	const stated = (path === undefined ? undefined : valueAt(origin, path)) as OriginCase['operations'];
	const names = [...new Set((stated ?? []).map(({ op }) => say(`operation.${op}`, {})))];
	return names.length === 0 ? say('operation.none', {}) : format.list(names);
}

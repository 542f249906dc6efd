import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export type TestKind = 'unit' | 'int' | 'e2e';

/** Every `test/**\/*.test.ts` of the project, relative to it, sorted. */
export function listTestFiles(root: string): string[] {
	return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.test.ts'))
		.map((file) => join('test', file))
		.sort();
}

/** What a file needs, by its suffix: `int` and `e2e` need the stack, anything else nothing. */
export function kindOf(file: string): TestKind {
	const suffix = /\.(int|e2e)\.test\.ts$/.exec(file)?.[1];
	return suffix === 'int' || suffix === 'e2e' ? suffix : 'unit';
}

/** The files of the wanted kinds whose path matches any of the patterns (regular expressions; none means all). */
export function selectTestFiles(
	files: readonly string[],
	kinds: readonly TestKind[],
	patterns: readonly string[],
): string[] {
	const expressions = patterns.map((pattern) => new RegExp(pattern));
	return files.filter(
		(file) =>
			kinds.includes(kindOf(file)) &&
			(expressions.length === 0 || expressions.some((expression) => expression.test(file))),
	);
}

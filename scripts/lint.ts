/**
 * Lint: Biome's layout and rules (`style`); who may import whom, clocks and environment (`law`). Prints what it finds
 * and a summary; exits 1 on a finding.
 *
 *     node scripts/lint.ts [style | law]
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { argv, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { findGlobalViolations } from './lint/globals.ts';
import { findLawViolations } from './lint/law.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Each says on one line how it went, and whether it went well. */
const PARTS: Readonly<Record<string, () => Promise<boolean>>> = {
	async style() {
		const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
		const args = [biome, 'check', '--error-on-warnings', '--max-diagnostics=none', '.'];
		const child = spawn(execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
		const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
		console.log(code === 0 ? 'style: ok' : 'style: findings above; `npm run format` mends the layout');
		return code === 0;
	},
	async law() {
		const violations = [...(await findLawViolations(root)), ...findGlobalViolations(root)];
		for (const { rule, at, what, why } of violations) console.error(`${at}\n  ${what}\n  ${rule}: ${why}\n`);
		console.log(violations.length === 0 ? 'import law: ok' : `import law: ${violations.length} violation(s)`);
		return violations.length === 0;
	},
};

const wanted = argv.length > 2 ? argv.slice(2) : Object.keys(PARTS);
const unknown = wanted.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
	console.error(`unknown: ${unknown.join(', ')}. Usage: lint [${Object.keys(PARTS).join(' | ')}]`);
	process.exitCode = 2;
} else {
	for (const name of wanted) if (!(await PARTS[name]?.())) process.exitCode = 1;
}

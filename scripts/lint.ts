/**
 * Lint with the import law: Biome's format and rules, who may import whom, clocks and environment. Prints what it
 * finds and a summary; exits 1 on a finding.
 *
 *     node scripts/lint.ts
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { findGlobalViolations } from './lint/globals.ts';
import { findLawViolations } from './lint/law.ts';
import type { Violation } from './lint/violation.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function biome(): Promise<boolean> {
	const bin = join(root, 'node_modules/@biomejs/biome/bin/biome');
	const child = spawn(execPath, [bin, 'check', '--error-on-warnings', '--max-diagnostics=none', '.'], {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve(code === 0));
	});
}

function print(violations: readonly Violation[]): void {
	for (const { rule, at, what, why } of violations) console.error(`${at}\n  ${what}\n  ${rule}: ${why}\n`);
}

const [formatted, imports] = await Promise.all([biome(), findLawViolations(root)]);
const globals = findGlobalViolations(root);
print([...imports, ...globals]);
console.log(`biome       ${formatted ? 'ok' : 'findings above; npm run format mends the layout'}`);
console.log(`import law  ${imports.length === 0 ? 'ok' : `${imports.length} violation(s)`}`);
console.log(`globals     ${globals.length === 0 ? 'ok' : `${globals.length} violation(s)`}`);
process.exitCode = formatted && imports.length + globals.length === 0 ? 0 : 1;

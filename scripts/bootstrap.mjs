/**
 * The first script that a bare machine runs: installs what is missing, then runs a command with the pinned Node.
 * Plain JavaScript without dependencies, since an older Node can't strip types.
 *
 *   node scripts/bootstrap.mjs <command> [arguments …]
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../infra/local/launch/launch.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...path) => join(root, ...path);
const bin = (...path) => at('node_modules', ...path);
const [command, ...args] = process.argv.slice(2);

/** Command → steps, each the arguments to Node. */
const commands = {
	demo: [[at('infra/local/demo/main.ts'), ...args]],
	test: [[at('scripts/test.ts'), ...args]],
	chaos: [[at('test/chaos/main.ts'), ...args]],
	lint: [[at('scripts/lint.ts'), ...args]],
	format: [[bin('@biomejs/biome/bin/biome'), 'format', '--write', ...args]],
	typecheck: [[bin('typescript/bin/tsc'), '-p', at('tsconfig.json'), ...args]],
	generate: [[at('scripts/generate.ts'), ...args]],
	check: [[at('scripts/generate.ts'), '--check', ...args]],
	bench: [[at('bench/main.ts'), ...args]],
	psra: [[at('infra/cli/main.ts'), ...args]],
};

if (Object.hasOwn(commands, command ?? '')) await launch(root, commands[command], process.env);
else {
	process.stderr.write(`Unknown command ${command ?? '(none)'}: use one of ${Object.keys(commands).join(', ')}.\n`);
	process.exitCode = 2;
}

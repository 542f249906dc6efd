import { Command } from 'commander';
import type { SchemaVersions, WantedSchema } from '../../infra/ports/schema-versions.ts';
import { EXIT, printable, printJson, type Terminal } from '../../infra/terminal/index.ts';
import { diffSchemas, type SchemaDiff } from './diff.ts';

/** Opens the registry of the configuration; `wanted`: what the catalogue asks for there. */
export type WithVersions = () => { readonly registry: SchemaVersions; readonly wanted: readonly WantedSchema[] };

/** `psra schemas diff`, mounted by the binary. */
export function diffCommand(terminal: Terminal, open: WithVersions): Command {
	return new Command('diff')
		.description('what differs between the registry and the schema files, and whether the registry would take it')
		.argument('[subject...]', 'only these, e.g. erp.items-value; absent: all')
		.option('--json', 'one JSON object instead of text')
		.addHelpText('before', 'Examples:\n  psra schemas diff\n  psra schemas diff erp.items-value --json\n')
		.addHelpText('after', '\nExit codes: 0 all registered, 3 something differs or no such subject, 5 no registry.')
		.action(async (subjects: string[], { json }: { json?: boolean }) => {
			const { registry, wanted } = open();
			const chosen = wanted.filter(({ subject }) => subjects.length === 0 || subjects.includes(subject));
			const items = await diffSchemas(registry, chosen);
			for (const subject of subjects.filter((name) => !wanted.some((one) => one.subject === name))) {
				terminal.exitCode = EXIT.finding;
				terminal.stderr.write(`the catalogue asks for no subject ${subject}\n`);
			}
			const differing = items.filter(({ state }) => state !== 'registered');
			if (differing.length > 0) terminal.exitCode = EXIT.finding;
			if (json) return printJson(terminal, { kind: 'SchemaDiffs', items });
			terminal.stdout.write(differing.map(diffInWords).join(''));
			terminal.stderr.write(`schemas: ${items.length} compared, ${differing.length} not registered\n`);
		});
}

function diffInWords({ subject, state, newest, changes, breaches }: SchemaDiff): string {
	if (state === 'absent') return `${subject}: not registered; run psra schemas register\n`;
	const lines = [
		`${subject}: differs from version ${newest}, ${breaches.length === 0 ? 'compatible; run psra schemas register' : 'NOT compatible'}`,
		...changes.flatMap(({ path, before, after }) => [
			...(before === null ? [] : [`  - ${path}: ${printable(before)}`]),
			...(after === null ? [] : [`  + ${path}: ${printable(after)}`]),
		]),
		...breaches.flatMap(({ version, problem, remedy }) => [`  with version ${version}: ${problem}`, `    ${remedy}`]),
	];
	return lines.map((line) => `${line}\n`).join('');
}

import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { PsraError } from '../../infra/errors.ts';
import { EXIT, printJson, type Terminal } from '../../infra/terminal/index.ts';
import { checkSchemas, type SchemaFinding } from './check.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** `psra schemas …`, what works offline; the binary adds what needs a registry. */
export function schemasCommand(io: Terminal, root: string = PROJECT): Command {
	return new Command('schemas').description('the Avro schemas of the topics').addCommand(
		new Command('check')
			.description('check every .avsc offline: house rules, and FULL_TRANSITIVE with every released version')
			.addHelpText('before', 'Examples:\n  psra schemas check\n  psra schemas check --json\n')
			.addHelpText('after', '\nExit codes: 0 nothing found, 3 findings.')
			.option('--json', 'one JSON object instead of text')
			.action(({ json }: { json?: boolean }) => check(io, root, json === true)),
	);
}

async function check(io: Terminal, root: string, json: boolean): Promise<void> {
	const { schemas, releases, findings } = await reportOf(root);
	if (json) printJson(io, { kind: 'SchemaFindings', schemas, releases, items: findings });
	else {
		for (const { file, problem, remedy } of findings) io.stdout.write(`${file}\n  ${problem}\n  ${remedy}\n`);
		io.stderr.write(`schemas: ${schemas}, released versions: ${releases}, findings: ${findings.length}\n`);
	}
	if (findings.length > 0) io.exitCode = EXIT.finding;
}

/** A file that is no schema at all is a finding like another; the rest can not be compared then. */
async function reportOf(root: string): ReturnType<typeof checkSchemas> {
	try {
		return await checkSchemas(root);
	} catch (error) {
		if (!(error instanceof PsraError) || error.code !== 'SCHEMA_INVALID') throw error;
		const { field = '', problem = error.message, remedy = '' } = error.facts;
		const finding: SchemaFinding = { file: field, problem, remedy };
		return { schemas: 0, releases: 0, findings: [finding] };
	}
}

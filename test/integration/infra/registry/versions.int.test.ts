import { describe, expect, it } from '@jest/globals';
import { openTo } from '../../../../infra/registry/http.ts';
import { subjects } from '../../../../infra/registry/subjects.ts';
import { schemaVersions } from '../../../../infra/registry/versions.ts';
import { diffCommand } from '../../../../schemas/cli/diff-command.ts';
import { runCommand } from '../../../support/cli/terminal.ts';
import { withInstallation } from '../../../support/installation/index.ts';

const installation = withInstallation();

const run = (wanted: ReturnType<typeof subjects>, ...words: readonly string[]) => {
	const registry = schemaVersions(openTo(installation().stack.registryUrl));
	return runCommand((terminal) => diffCommand(terminal, () => ({ registry, wanted })), ...words);
};

describe('psra schemas diff on a registry', () => {
	it('finds every schema of the catalogue registered', async () => {
		const wanted = subjects(installation().prefix);
		expect(await run(wanted)).toEqual({
			exitCode: 0,
			stdout: '',
			stderr: `schemas: ${wanted.length} compared, 0 not registered\n`,
		});
	});

	it('shows a field that the registry lacks, and a subject that it does not have', async () => {
		const [first, second] = subjects(installation().prefix);
		if (!first || !second) throw new Error('unreachable');
		const { fields, ...rest } = first.schema as { fields: object[]; name: string };
		const grown = { ...rest, fields: [...fields, { name: 'colour', type: ['null', 'string'], default: null }] };
		const { exitCode, stdout } = await run([
			{ ...first, schema: grown },
			{ ...second, subject: `${second.subject}-absent` },
		]);
		expect(exitCode).toBe(3);
		expect(stdout).toContain(`${first.subject}: differs from version 1, compatible; run psra schemas register\n`);
		expect(stdout).toContain(`  + ${rest.name}.colour: union of null, string = null\n`);
		expect(stdout).toContain(`${second.subject}-absent: not registered`);
	});

	it('says where no registry answers', async () => {
		await expect(schemaVersions(openTo('http://127.0.0.1:1')).of('x')).rejects.toMatchObject({
			code: 'REGISTRY_UNAVAILABLE',
		});
	});
});

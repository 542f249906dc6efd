import { describe, expect, it } from '@jest/globals';
import { item, withInstallation } from '../../../support/installation/index.ts';
import { psra } from '../../../support/installation/process.ts';

const installation = withInstallation({ roles: ['relay', 'item-facts'] });
const run = (...words: readonly string[]) => psra(installation().environment, ...words);
const answerOf = async (...words: readonly string[]) => {
	const { stdout, exitCode } = await run(...words, '--json');
	return { exitCode, ...(JSON.parse(stdout) as { kind: string; items: Record<string, unknown>[] }) };
};

describe('the binary against an installation', () => {
	it('reads with the settings of the environment', async () => {
		const { publish, taken } = installation();
		await taken('item-facts', await publish({ type: 'psra.erp.Item', value: item({ sku: 'READ' }) }));
		expect(await answerOf('topics', 'check')).toMatchObject({ exitCode: 0, kind: 'TopicPlan', steps: [] });
		expect(await answerOf('schemas', 'diff')).toMatchObject({ exitCode: 0, kind: 'SchemaDiffs' });
		expect(await answerOf('outbox', 'status')).toMatchObject({ exitCode: 0, kind: 'OutboxStatus', parked: 0 });
		expect(await answerOf('sagas', 'list')).toMatchObject({ exitCode: 0, kind: 'Sagas', items: [] });
		const { items } = await answerOf('groups', 'lag', 'item-facts');
		expect(items).toMatchObject([{ group: 'item-facts', state: 'Stable', members: 1 }]);
	});

	it('sends a dead letter again, and writes down who did', async () => {
		const { publishRaw, query, until } = installation();
		await publishRaw({ topic: 'erp.items', key: 'k', value: Buffer.from('x') });
		await until('the letter', async () => (await installation().readTopic('erp.items.dlq')).length === 1);
		expect(await answerOf('dlq', 'list')).toMatchObject({
			exitCode: 0,
			items: [{ topic: 'erp.items.dlq', letters: 1 }],
		});
		const refused = await run('dlq', 'redrive', 'erp.items', '--execute');
		expect([refused.exitCode, refused.stderr]).toEqual([4, 'refused: nobody is there to ask; add --yes\n']);
		expect(await run('dlq', 'redrive', 'erp.items', '--yes')).toMatchObject({ exitCode: 0, stderr: '1 sent again\n' });
		await until('it to die again', async () => (await installation().readTopic('erp.items.dlq')).length === 2);
		expect(await query('SELECT actor, command FROM operator_act')).toEqual([
			{ actor: expect.stringMatching(/^\S+@\S+$/), command: 'psra dlq redrive erp.items --yes' },
		]);
	});

	it('ends with the exit codes that scripts bind to', async () => {
		expect(await run('dlq', 'show', 'erp.boms', '0')).toMatchObject({ exitCode: 3 });
		expect(await run('outbox', 'retry')).toMatchObject({ exitCode: 2 });
		const away = { ...installation().environment, DATABASE_URL: 'postgres://psra@127.0.0.1:1/psra' };
		expect(await psra(away, 'sagas', 'stuck')).toMatchObject({ exitCode: 5, stdout: '' });
	});
});

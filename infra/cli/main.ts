import { Command, CommanderError, Option } from 'commander';
import { dlqCommand } from '../../consumers/runner/cli/dlq/index.ts';
import { groupsCommand } from '../../consumers/runner/cli/groups.ts';
import { parkedCommand } from '../../consumers/runner/cli/parked/index.ts';
import { tokensCommand } from '../../producers/api/cli/index.ts';
import { loadCommand } from '../../producers/erp-csv/cli/index.ts';
import { declarationsCommand } from '../../rules/cli/declarations.ts';
import { evaluateCommand } from '../../rules/cli/evaluate.ts';
import { rulesCommand } from '../../rules/cli/index.ts';
import { sagaCatalogue } from '../../sagas/catalogue.ts';
import { sagasCommand } from '../../sagas/cli/index.ts';
import { diffCommand } from '../../schemas/cli/diff-command.ts';
import { schemasCommand } from '../../schemas/cli/index.ts';
import { topicsCommand } from '../../topics/cli/index.ts';
import { compose } from '../compose.ts';
import { environment, readConfig } from '../config/index.ts';
import { sagaSettings } from '../config/sagas.ts';
import { ledgerCommand } from '../ledger/cli/index.ts';
import { startWitness, WITNESS_ROLE, WITNESS_SETTINGS } from '../ledger/witness/main.ts';
import { stopSignal } from '../local/stack/stop-signal.ts';
import { createLogger, silentLogger } from '../logging/index.ts';
import { outboxCommand } from '../outbox/cli/index.ts';
import { migrate } from '../postgres/migrate.ts';
import { withAccessTokens } from '../postgres/with-access.ts';
import { registerSchemas } from '../registry/register.ts';
import { ROLES, type Role, startRoles } from '../roles/main.ts';
import { confirmOn, EXIT, printJson } from '../terminal/index.ts';
import { exitCodeOf, inJson, inWords } from './exit-code.ts';
import {
	act,
	businessNow,
	registry,
	schemaRegistry,
	setting,
	withDeadLetters,
	withGroups,
	withLedgerDesk,
	withOutboxDesk,
	withParking,
	withSagaActs,
	withSagaDesk,
	withTopics,
} from './openings.ts';
import { endTogether, helpCommand } from './program.ts';

function runCommand(): Command {
	return new Command('run')
		.description('run a role until it is stopped; each is a consumer group of its own, start as many as needed')
		.addOption(new Option('--role <role>', 'which').choices(['all', ...ROLES, WITNESS_ROLE]).makeOptionMandatory())
		.addHelpText(
			'before',
			'Examples:\n  psra run --role all\n  psra run --role origin-evaluation\n  psra run --role ledger-witness\n',
		)
		.action(async ({ role }: { role: Role | 'all' | typeof WITNESS_ROLE }) => {
			const signal = stopSignal();
			if (role === WITNESS_ROLE) return runWitness(signal);
			const config = readConfig(environment);
			const logger = createLogger({ level: config.PSRA_LOG_LEVEL, format: config.PSRA_LOG_FORMAT });
			await using roles = await startRoles(role === 'all' ? ROLES : [role], { config, environment, logger });
			logger.info({ role, api: roles.apiUrl }, 'running');
			await aborted(signal);
			logger.info({ role }, 'stopping');
		});
}

/** A witness is to be independent of what it watches: `all` does not start it, and it reads settings of its own only. */
async function runWitness(signal: AbortSignal): Promise<void> {
	const config = setting([...WITNESS_SETTINGS, 'PSRA_LOG_LEVEL', 'PSRA_LOG_FORMAT']);
	const logger = createLogger({ level: config.PSRA_LOG_LEVEL, format: config.PSRA_LOG_FORMAT });
	await using _server = await startWitness({ config, environment, logger: logger.child({ role: WITNESS_ROLE }) });
	await aborted(signal);
}

const aborted = (signal: AbortSignal) =>
	new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

function migrateCommand(): Command {
	return new Command('migrate').description('bring the database to the edition of this program').action(async () => {
		const ran = await migrate(setting(['DATABASE_URL']).DATABASE_URL);
		process.stderr.write(ran.length === 0 ? 'database: up to date\n' : `database: ran ${ran.join(', ')}\n`);
	});
}

function registerCommand(): Command {
	return new Command('register')
		.description('register every schema of the catalogue under FULL_TRANSITIVE; repeating it does nothing')
		.option('--json', 'one JSON object instead of text')
		.addHelpText('after', '\nExit codes: 0 registered, 3 the registry refuses one as incompatible, 5 no registry.')
		.action(async ({ json }: { json?: boolean }) => {
			const { registry: client, topicPrefix } = registry();
			const items = await registerSchemas(client, topicPrefix);
			if (json) printJson(process, { kind: 'SchemaRegistrations', items });
			else
				for (const { subject, id, added } of items)
					process.stdout.write(`${subject}\tid ${id}\t${added ? 'registered' : 'was there'}\n`);
		});
}

const consent = { confirm: confirmOn(process), act: act(process.argv.slice(2)) };

const program = new Command('psra')
	.description('preferential origin decided from events, and long-term supplier’s declarations issued on it')
	.addHelpText(
		'after',
		'\nExit codes: 0 ok, 1 failed, 2 usage, 3 finding, 4 refused, 5 unreachable or unauthorised, 130 interrupted.',
	)
	.helpCommand(false)
	.addCommand(runCommand())
	.addCommand(migrateCommand())
	.addCommand(topicsCommand(process, withTopics, consent.confirm))
	.addCommand(groupsCommand(process, withGroups))
	.addCommand(dlqCommand(process, { open: withDeadLetters, now: businessNow, ...consent }))
	.addCommand(parkedCommand(process, { open: withParking, now: businessNow, ...consent }))
	.addCommand(outboxCommand(process, { open: withOutboxDesk, ...consent }))
	.addCommand(
		sagasCommand(process, {
			open: withSagaDesk,
			openActs: (work) =>
				withSagaActs(({ config, ...parts }) => work({ ...parts, sagas: sagaCatalogue(sagaSettings(config)) })),
			...consent,
		}),
	)
	.addCommand(ledgerCommand(process, withLedgerDesk))
	.addCommand(schemasCommand(process).addCommand(registerCommand()).addCommand(diffCommand(process, schemaRegistry)))
	.addCommand(
		loadCommand(process, async (work) => {
			await using adapters = await compose(readConfig(environment), 'erp-csv', silentLogger, environment);
			// Without await the adapters would be closed before the work has begun.
			return await work(adapters);
		}),
	)
	.addCommand(
		tokensCommand(process, (dsn, work) => withAccessTokens(dsn ?? setting(['DATABASE_URL']).DATABASE_URL, work)),
	)
	.addCommand(rulesCommand(process))
	.addCommand(declarationsCommand(process))
	.addCommand(evaluateCommand(process));
endTogether(program.addCommand(helpCommand(process, program)));

// A reader that has seen enough (`| head`) closes the pipe: that is the end, and no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
	process.exit(process.exitCode);
});

try {
	await program.parseAsync();
} catch (error) {
	// commander has said what was wrong; help and version are no failure.
	if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
	else {
		process.stderr.write(`${process.argv.includes('--json') ? inJson(error) : inWords(error)}\n`);
		process.exitCode = exitCodeOf(error);
	}
}

import { Command } from 'commander';
import type { TopicAdmin } from '../../infra/ports/topic-admin.ts';
import { agree, type Confirm, EXIT, printJson, type Terminal } from '../../infra/terminal/index.ts';
import { type Plan, stepInWords } from '../plan/index.ts';
import { applyTopics, planTopics } from './apply.ts';

/** Opens the broker of the configuration for `work` and closes it again. `prefix`: what topics carry before their names. */
export type WithTopics = <T>(work: (admin: TopicAdmin, prefix: string) => Promise<T>) => Promise<T>;

/** The one step that can't be taken back. */
const GROWTH = 'Partitions grow: keys move, and a key keeps its order only if writers stand still. Go on?';

/** `psra topics …`, mounted by the binary. */
export function topicsCommand(io: Terminal, withTopics: WithTopics, confirm: Confirm): Command {
	const json = ['--json', 'one JSON object instead of text'] as const;
	return new Command('topics')
		.description('the topics of the catalogue on the broker')
		.addHelpText('before', 'Examples:\n  psra topics plan\n  psra topics apply\n  psra topics check --json\n')
		.addHelpText(
			'after',
			'\nNothing is ever deleted, and partitions never shrink; they grow only with your consent, since keys move then.\nExit codes: 0 as planned, 3 drift (check), 4 refused or cancelled, 5 no broker.',
		)
		.addCommand(
			new Command('plan')
				.description('show what apply would do')
				.option(...json)
				.action(async (options) => {
					show(io, await withTopics(planTopics), options.json === true);
				}),
		)
		.addCommand(
			new Command('apply')
				.description('create and configure topics as the catalogue says; repeating it does nothing')
				.option(...json)
				.option('--yes', 'let partitions grow without asking')
				.action(async (options) => {
					await withTopics(async (admin, prefix) => {
						const plan = await planTopics(admin, prefix);
						show(io, plan, options.json === true);
						const grows = plan.steps.some((step) => step.kind === 'grow');
						if (grows && !(await agree(io, confirm, { ...options, execute: true }, GROWTH))) return;
						await applyTopics(admin, plan);
						io.stderr.write(`topics: ${plan.steps.length} step(s) carried out\n`);
					});
				}),
		)
		.addCommand(
			new Command('check')
				.description('exit with 3 where the broker differs from the catalogue')
				.option(...json)
				.action(async (options) => {
					const plan = await withTopics(planTopics);
					show(io, plan, options.json === true);
					if (plan.steps.length > 0 || plan.warnings.length > 0) io.exitCode = EXIT.finding;
				}),
		);
}

function show(io: Terminal, plan: Plan, json: boolean): void {
	if (json) {
		printJson(io, { kind: 'TopicPlan', ...plan });
		return;
	}
	for (const step of plan.steps) io.stdout.write(`${stepInWords(step)}\n`);
	for (const warning of plan.warnings) io.stderr.write(`warning: ${warning}\n`);
	if (plan.steps.length === 0) io.stderr.write('topics: the broker stands as the catalogue says\n');
}

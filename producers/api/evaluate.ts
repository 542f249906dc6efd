import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PsraError } from '../../infra/errors.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { CompanySettings } from '../../infra/ports/company.ts';
import type { Database, Session } from '../../infra/ports/session.ts';
import { evaluate } from '../../rules/engine/evaluate.ts';
import { loadPack, packIds } from '../../rules/packs/index.ts';
import { checkCase } from '../../rules/schema/case.ts';
import type { RulePack } from '../../rules/schema/pack.ts';
import type { OriginResult } from '../../rules/schema/result.ts';
import { callerOf } from './caller.ts';
import { text } from './text.ts';

/** The origin of a product on a day from the facts that are kept of it. */
export type EvaluateProduct = (
	session: Session,
	subject: { readonly company: CompanySettings; readonly sku: string; readonly agreement: string },
	date: string,
) => Promise<OriginResult>;

const ofProduct = z.strictObject({
	sku: text().min(1).max(100).describe('Item number.'),
	agreement: z.string().min(1).max(100).describe('Rule pack, e.g. eu-uk.'),
	date: z.iso.date().optional().describe('Day for which origin is asked; absent: today.'),
});

/** Told from a product by `madeIn`; what is wrong inside it is answered with its path. */
const ofCase = z
	.looseObject({ id: z.string(), agreement: z.string(), madeIn: z.string() })
	.describe('An origin case as `psra rules schema case` describes it: every fact is in it.');

const answer = z
	.looseObject({
		id: z.string(),
		verdict: z.enum(['originating', 'not-originating', 'indeterminate']),
		basis: z.string().describe('Which branch decided.'),
		thresholdPrice: z.string().nullable().describe('Lowest price at which the verdict stays originating.'),
		missing: z.array(z.looseObject({ path: z.string() })).describe('Facts that an indeterminate verdict lacks.'),
		flips: z.array(z.looseObject({ path: z.string() })).describe('Smallest single changes that turn the verdict.'),
	})
	.describe('As `psra evaluate --json` answers.');

const schema = {
	summary: 'Evaluate the origin of a product',
	description:
		'Of a whole case, or of an item by the facts that are kept of it. Decides nothing and keeps nothing: the same question gives the same answer.',
	body: z.union([ofProduct, ofCase]),
	response: { 200: answer },
};

export interface EvaluateOptions {
	readonly database: Database;
	readonly clock: Clock;
	readonly companies: readonly CompanySettings[];
	readonly evaluateProduct: EvaluateProduct;
}

const PROBLEMS = {
	400: 'The body is neither a case nor a product.',
	422: 'The case has a fault, or agreement, territory or item are not known.',
};

/** `POST /evaluate`. */
export function evaluateRoutes({
	database,
	clock,
	companies,
	evaluateProduct,
}: EvaluateOptions): FastifyPluginAsyncZod {
	return async (app) => {
		app.post('/evaluate', { schema, config: { problems: PROBLEMS } }, async (request) => {
			const { company } = callerOf(request);
			const { body } = request;
			if ('madeIn' in body) return result(evaluateCase(body));
			const { sku, agreement, date = clock.today() } = body as z.infer<typeof ofProduct>;
			packOf(agreement);
			const settings = companies.find((one) => one.company === company);
			if (!settings) throw new RangeError(`the token's company ${company} is none of this installation`);
			const subject = { company: settings, sku, agreement };
			return result(
				await database.transaction(async (session) => {
					if (!(await session.facts.get('item', company, sku))) throw unknownItem(sku);
					return evaluateProduct(session, subject, date);
				}),
			);
		});
	};
}

const result = (one: OriginResult) =>
	one as OriginResult & Record<string, unknown> as unknown as z.infer<typeof answer>;

/** Materials of a case, at all levels: its explanation grows faster than they do, and nothing else is served meanwhile. */
const MATERIALS = 2_000;

function evaluateCase(body: object): OriginResult {
	if (materialsIn(body, MATERIALS) > MATERIALS)
		throw new PsraError('BODY_TOO_LARGE', 'The case has more materials than are evaluated while a caller waits.', {
			field: 'body.materials',
			problem: `more than ${MATERIALS}, at all levels`,
			remedy: 'Evaluate it by `psra evaluate --file CASE.json`, or send the bill of materials from the ERP.',
		});
	const checked = checkCase(body);
	if ('error' in checked) {
		const { path, message, remedy } = checked.error;
		throw new PsraError('CASE_INVALID', message, { field: `body.${path}`, problem: message, remedy });
	}
	return evaluate(checked.case, packOf(checked.case.agreement));
}

/** Counts to one more than `most` and no further. */
function materialsIn(value: unknown, most: number): number {
	const open: unknown[] = [value];
	let materials = 0;
	for (let one = open.pop(); one !== undefined && materials <= most; one = open.pop()) {
		const { materials: own, bom } = Object(one) as { materials?: unknown; bom?: unknown };
		for (const list of [own, bom]) {
			if (!Array.isArray(list)) continue;
			materials += list.length;
			open.push(...list.slice(0, most));
		}
	}
	return materials;
}

function packOf(agreement: string): RulePack {
	const pack = loadPack(agreement);
	if (pack) return pack;
	throw new PsraError('AGREEMENT_UNKNOWN', `There is no rule pack ${agreement}.`, {
		field: 'body.agreement',
		problem: JSON.stringify(agreement),
		remedy: `Give one of ${packIds().join(', ')}.`,
	});
}

function unknownItem(sku: string): PsraError {
	return new PsraError('ITEM_UNKNOWN', `No item ${sku} is known.`, {
		field: 'body.sku',
		problem: JSON.stringify(sku),
		remedy: 'Send the item from the ERP, or a whole case.',
	});
}

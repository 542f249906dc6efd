import { PsraError, reasonOf } from '../errors.ts';

/** What fastify and its schema compiler throw; their codes, not their sentences, are promises. */
interface FrameworkError {
	readonly code?: unknown;
	readonly statusCode?: unknown;
	readonly message: string;
	/** Part of the request that failed its schema. */
	readonly validationContext?: string;
	readonly validation?: readonly { readonly instancePath: string; readonly message?: string }[];
}

/** Any thrown value as one of ours; what nobody foresaw becomes REQUEST_FAILED with the value as its cause. */
export function asPsraError(error: unknown): PsraError {
	if (error instanceof PsraError) return error;
	if (!(error instanceof Error)) return unforeseen(error);
	const fault = error as FrameworkError;
	if (fault.validation) return invalid(fault);
	switch (fault.code) {
		case 'FST_ERR_CTP_BODY_TOO_LARGE':
			return new PsraError('BODY_TOO_LARGE', 'The body is larger than this address takes.', {
				field: 'body',
				problem: 'too large',
				remedy: 'Send it in several smaller requests.',
			});
		case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
			return new PsraError('MEDIA_TYPE_UNSUPPORTED', 'The media type of the body is not taken here.', {
				field: 'Content-Type',
				problem: 'absent, or of a media type that this address does not take',
				remedy: 'Send the body in the media type that the OpenAPI document names for this address.',
			});
		case 'FST_ERR_MAX_PARAM_LENGTH':
			return malformed('path', 'a part of the path is too long', 'Send an id as this system gave it.');
		case 'FST_ERR_BAD_URL':
			return malformed(
				'path',
				'is no valid percent-encoding',
				'Encode each part of the path in UTF-8, then in percent-encoding.',
			);
	}
	if (typeof fault.statusCode === 'number' && fault.statusCode >= 400 && fault.statusCode < 500)
		return malformed('body', fault.message, 'Send a body that is well-formed in the media type that it names.');
	return unforeseen(error);
}

/** Problems that are told of one request. */
const PROBLEMS = 10;

function invalid({ validation = [], validationContext = 'body' }: FrameworkError): PsraError {
	const [first] = validation;
	const problems = validation
		.slice(0, PROBLEMS)
		.map(({ instancePath, message }) => `${fieldAt(validationContext, instancePath)}: ${message}`);
	const more = validation.length - problems.length;
	const told = `${problems.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
	return new PsraError('VALUE_INVALID', `The request has a value that is not allowed: ${told}`, {
		field: fieldAt(validationContext, first?.instancePath ?? ''),
		problem: first?.message ?? 'is not allowed',
		remedy: 'Send the value as the OpenAPI document describes it.',
	});
}

/** `/lines/2/quantity` of a body as `body.lines[2].quantity`. */
function fieldAt(context: string, instancePath: string): string {
	const parts = instancePath.split('/').filter((part) => part !== '');
	return parts.reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : `${path}.${part}`), context);
}

function malformed(field: string, problem: string, remedy: string): PsraError {
	return new PsraError('REQUEST_MALFORMED', `The ${field} of the request can not be read.`, { field, problem, remedy });
}

function unforeseen(cause: unknown): PsraError {
	return new PsraError('REQUEST_FAILED', reasonOf(cause), {}, cause);
}

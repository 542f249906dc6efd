import { ERROR_CODES } from '../../infra/errors.ts';
import type { Generator } from './generator.ts';

const INTRODUCTION = `# Errors

<!-- Generated from infra/errors.ts; change that and run \`npm run generate\`. -->

Every failure that a person or a program may have to act on carries one of these codes, the field at fault, the
problem with its value and the remedy. *Try again* says what repeating can do: **never** – the same input can not
succeed, a message goes to its dead-letter topic; **later** – an outside fault may pass, the work is tried again with
growing pauses.

| code | try again | meaning |
| --- | --- | --- |
`;

/** The table of error codes for those who run the system. */
export const errorTable: Generator = {
	name: 'errors',
	source: 'infra/errors.ts',
	async generate() {
		const rows = Object.entries(ERROR_CODES).map(
			([code, { retryable, meaning }]) => `| \`${code}\` | ${retryable} | ${meaning.replaceAll('|', '\\|')} |\n`,
		);
		return [{ path: 'docs/ERRORS.md', content: `${INTRODUCTION}${rows.join('')}` }];
	},
};

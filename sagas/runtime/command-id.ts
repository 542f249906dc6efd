import { createHash } from 'node:crypto';
import { derivedId } from '../../topics/catalogue/derived-id.ts';

/** The id of the command that an instance sends in a step: a step that is taken again sends the same command. */
export function commandId(saga: string, company: string, instance: string, step: string): string {
	const name = [saga, company, instance, step].join('\n');
	return derivedId(createHash('sha256').update(name).digest('hex'));
}

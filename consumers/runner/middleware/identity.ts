import { createHash } from 'node:crypto';
import { PsraError } from '../../../infra/errors.ts';
import type { InboxMessage } from '../../../infra/ports/inbox.ts';
import type { ReceivedMessage } from '../../../infra/ports/message.ts';
import type { Decoded } from './decode.ts';

/** How the inbox knows a message that could be read: by its company, its source and its id. */
export function identityOf(received: ReceivedMessage, { company, source, message }: Decoded): InboxMessage {
	return { company, source, id: message.id, digest: digestOf(received), place: placeOf(received) };
}

/** How the inbox knows a delivery whatever it holds: what can't be read, or bears the id of another message. */
export function identityOfPlace(received: ReceivedMessage): InboxMessage {
	const place = placeOf(received);
	return { company: '', source: '', id: place, digest: digestOf(received), place };
}

/** The reason why a message is refused whose id another one bears. */
export function idReused({ source, id }: InboxMessage): PsraError {
	return new PsraError('MESSAGE_ID_REUSED', `The id ${JSON.stringify(id)} bears two contents.`, {
		field: 'ce_id',
		problem: `${JSON.stringify(id)} of source ${JSON.stringify(source)} came before with another value`,
		remedy: 'Send each change under a ce_id of its own; under the same one only the same bytes are sent again.',
	});
}

const placeOf = ({ topic, partition, offset }: ReceivedMessage) => `${topic}/${partition}/${offset}`;

function digestOf({ payload }: ReceivedMessage): string {
	return createHash('sha256')
		.update(payload ?? '')
		.digest('hex');
}

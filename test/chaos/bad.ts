import type { Header } from '../../infra/ports/message.ts';
import { below, type Random } from '../support/order/random.ts';
import type { Outgoing } from './sender.ts';

/** Header that numbers what was made bad on purpose; it travels along into the dead letter. */
export const BAD_HEADER = 'chaos-bad';

/** Ways to spoil a good record so that no consumer can ever take it in. */
const SPOIL: readonly ((good: Outgoing) => Pick<Outgoing, 'key' | 'value' | 'headers'>)[] = [
	// Not in wire format.
	({ key, headers }) => ({ key, value: Buffer.from('<item>CELL</item>'), headers }),
	// A tombstone on a topic that keeps every record.
	({ key, headers }) => ({ key, value: null, headers }),
	// Cut off within the Avro.
	({ key, value, headers }) => ({ key, value: (value as Buffer).subarray(0, 8), headers }),
	// The key of another record.
	({ value, headers }) => ({ key: Buffer.from('NL-DRV|OTHER'), value, headers }),
	// Without an id.
	({ key, value, headers }) => ({ key, value, headers: headers.filter(([name]) => name !== 'ce_id') }),
	// A schema that nobody registered.
	({ key, value, headers }) => ({ key, value: unknownSchema(value as Buffer), headers }),
];

/** A bad record made of a good one, for the good one's partition. */
export function spoil(random: Random, good: Outgoing, number: number): Outgoing {
	const spoilt = (SPOIL[below(random, SPOIL.length)] as (typeof SPOIL)[number])(good);
	const marked: Header = [BAD_HEADER, Buffer.from(String(number))];
	return { ...good, ...spoilt, headers: [...spoilt.headers, marked], id: '', bad: number };
}

function unknownSchema(value: Buffer): Buffer {
	const changed = Buffer.from(value);
	changed.writeInt32BE(2_000_000_000, 1);
	return changed;
}

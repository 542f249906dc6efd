import type { LetterPlace, Redrives } from '../ports/redrives.ts';
import { type Queryable, rows, type Statement } from './sql.ts';

const GIVEN = `
	SELECT topic, partition, letter_offset, decode(digest, 'hex') AS digest
	FROM unnest($1::text[], $2::int[], $3::bigint[], $4::text[]) AS g (topic, partition, letter_offset, digest)`;

const KNOWN: Statement = {
	name: 'redriven_letter_known',
	text: `
		SELECT topic, partition, letter_offset::text AS offset, encode(digest, 'hex') AS digest
		FROM redriven_letter JOIN (${GIVEN}) AS given USING (topic, partition, letter_offset, digest)`,
};

const NOTE: Statement = {
	name: 'redriven_letter_note',
	text: `
		INSERT INTO redriven_letter (topic, partition, letter_offset, digest, act)
		SELECT DISTINCT topic, partition, letter_offset, digest, $5::bigint FROM (${GIVEN}) AS given
		ORDER BY topic, partition, letter_offset
		ON CONFLICT DO NOTHING
		RETURNING topic, partition, letter_offset::text AS offset, encode(digest, 'hex') AS digest`,
};

export function redrives(client: Queryable): Redrives {
	return {
		async known(letters) {
			const found = keysOf(await rows<LetterPlace>(client, KNOWN, columns(letters)));
			return letters.map((letter) => found.has(keyOf(letter)));
		},
		async note(act, letters) {
			const fresh = keysOf(await rows<LetterPlace>(client, NOTE, [...columns(letters), act]));
			// Given twice in one call, the second is told no.
			return letters.map((letter) => fresh.delete(keyOf(letter)));
		},
	};
}

const keyOf = ({ topic, partition, offset, digest }: LetterPlace) => JSON.stringify([topic, partition, offset, digest]);
const keysOf = (letters: readonly LetterPlace[]) => new Set(letters.map(keyOf));

const columns = (letters: readonly LetterPlace[]) => [
	letters.map((letter) => letter.topic),
	letters.map((letter) => letter.partition),
	letters.map((letter) => letter.offset),
	letters.map((letter) => letter.digest),
];

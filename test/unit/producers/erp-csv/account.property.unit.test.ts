import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accountsOf } from '../../../../producers/erp-csv/account.ts';
import { deadLettersOf, GOOD, plan } from './folder.ts';

const FILES = Object.keys(GOOD) as (keyof typeof GOOD)[];
const encoded = (text: string) => [...new TextEncoder().encode(text)];

/** Any bytes, with those that mean something to CSV or break UTF-8 more often than chance has it. */
const bytes = fc.uint8Array({ maxLength: 80 }).map((chunk) => [...chunk]);
const telling = fc
	.array(fc.constantFrom(...encoded('",\r\n\0 -.|0aB'), 0xff, 0xc3, 0xef), { maxLength: 40 })
	.map((chunk) => [...chunk]);
const mangled = (file: keyof typeof GOOD) =>
	fc
		.tuple(fc.constantFrom(...GOOD[file].trim().split('\n').slice(1)), fc.nat(), fc.nat({ max: 255 }))
		.map(([line, at, byte]) => encoded(line).with(at % line.length, byte));

describe('any bytes as a line', () => {
	it.each(FILES)('of %s never throw and are accounted for, and the good lines before them stand', (file) => {
		fc.assert(
			fc.property(fc.oneof(bytes, telling, mangled(file)), (line) => {
				const content = Uint8Array.from([...encoded(GOOD[file]), ...line, 0x0a]);
				const folder = plan({ ...GOOD, [file]: content });
				const account = accountsOf(folder).find((one) => one.file === file);
				expect(account?.complete).toBe(true);
				const before = GOOD[file].trim().split('\n').length;
				const spoilt = folder.outcomes.filter(
					(outcome) => outcome.file === file && outcome.line <= before && outcome.outcome !== 'submitted',
				);
				expect(spoilt).toEqual([]);
			}),
			{ numRuns: 150 },
		);
	});

	it('come back from dead letters byte for byte', () => {
		fc.assert(
			fc.property(bytes, (line) => {
				const content = Uint8Array.from([...encoded(GOOD['boms.csv']), ...line, 0x0a]);
				for (const letter of deadLettersOf(plan({ ...GOOD, 'boms.csv': content })))
					expect(Buffer.from(content).includes(Buffer.from(letter.raw))).toBe(true);
			}),
			{ numRuns: 150 },
		);
	});
});

describe('a bill of material with any line replaced by any bytes', () => {
	it('is never complete with a line less', () => {
		fc.assert(
			fc.property(fc.nat({ max: 3 }), fc.nat(), fc.nat({ max: 255 }), (nth, at, byte) => {
				const lines = GOOD['boms.csv'].trimEnd().split('\n').map(encoded);
				const line = lines[nth + 1] ?? [];
				const spoilt = lines.with(nth + 1, line.with(at % line.length, byte)).flatMap((one) => [...one, 0x0a]);
				const folder = plan({ ...GOOD, 'boms.csv': Uint8Array.from(spoilt) });
				const bills = folder.events.flatMap((event) => (event.type === 'psra.erp.Bom' ? [event.value] : []));
				const read = bills.reduce((sum, bill) => sum + bill.lines.length, 0);
				const parentLost = at % line.length <= 5;
				if (read < 4 && !parentLost) expect(bills.some((bill) => bill.incompleteReason !== null)).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});
});

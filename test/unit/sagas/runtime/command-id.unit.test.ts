import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commandId } from '../../../../sagas/runtime/command-id.ts';

const UUID_8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const part = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'B', '1', '|', ' ', 'ü') });
const parts = fc.tuple(part, part, part, part);

describe('a command id', () => {
	it('is a name-based UUID, the same for the same step', () => {
		fc.assert(
			fc.property(parts, (of) => {
				expect(commandId(...of)).toMatch(UUID_8);
				expect(commandId(...of)).toBe(commandId(...of));
			}),
		);
	});

	it('differs where saga, company, instance or step differ', () => {
		fc.assert(
			fc.property(parts, parts, (a, b) => {
				expect(commandId(...a) === commandId(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
			}),
		);
	});

	it('stays what it was: commands in flight carry it', () => {
		expect(commandId('certificate-issuance', 'HD', 'R-1', 'issue')).toBe('1affbcd8-a487-8ea9-9baa-dd889691a76f');
	});
});

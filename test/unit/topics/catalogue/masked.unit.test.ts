import { describe, expect, it } from '@jest/globals';
import { masked } from '../../../../topics/catalogue/masked.ts';

describe('a masked record', () => {
	it('hides what stands at the paths, and nothing else', () => {
		const party = { partyId: 'S-1', address: { street: 'Main 1' }, signatory: null, name: 'Smith' };
		expect(masked(party, ['address', 'signatory', 'absent'])).toEqual({
			partyId: 'S-1',
			address: '***',
			signatory: null,
			name: 'Smith',
		});
		expect(party.address).toEqual({ street: 'Main 1' });
	});

	it('reaches into records and through lists', () => {
		const value = { people: [{ name: 'A', role: 'x' }, { name: 'B' }], tags: ['a', 'b'] };
		expect(masked(value, ['people.name', 'tags'])).toEqual({
			people: [{ name: '***', role: 'x' }, { name: '***' }],
			tags: ['***', '***'],
		});
	});

	it('leaves what is no record as it is', () => {
		expect(masked('text', ['address'])).toBe('text');
		expect(masked(null, ['address'])).toBeNull();
	});
});

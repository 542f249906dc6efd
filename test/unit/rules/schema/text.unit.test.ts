import { describe, expect, it } from '@jest/globals';
import { normaliseText, subdivisionKey, textDigest, wordKey } from '../../../../rules/schema/text.ts';

describe('normaliseText', () => {
	it('keeps the words of Markdown and HTML', () => {
		expect(normaliseText("<abbr title='Change'>CTH</abbr> of [heading&nbsp;1701](/h/1701),\n\n *and* **20%**")).toBe(
			'CTH of heading 1701, and 20%',
		);
	});

	it('leaves an unknown entity and a sign for "less than" as they are', () => {
		expect(normaliseText('5 < 6 &fnord;')).toBe('5 < 6 &fnord;');
	});
});

describe('wordKey', () => {
	it('compares as the domain notes say: lower case, hyphen = space, no full stop', () => {
		expect(wordKey('Non-woven fabric  formation.')).toBe('non woven fabric formation');
		expect(wordKey('Non- originating jute')).toBe(wordKey('non-originating jute'));
	});
});

describe('subdivisionKey', () => {
	it.each([
		['\n-\n- Embroidered', 'Embroidered'],
		['Silk\n-worm gut', 'Silk-worm gut'],
		['Others', 'others'],
	])('finds %j equal to %j', (a, b) => expect(subdivisionKey(a)).toBe(subdivisionKey(b)));

	it('tells different wordings apart', () => {
		expect(subdivisionKey('Others')).not.toBe(subdivisionKey('Others: of tuna'));
	});
});

describe('textDigest', () => {
	it('is the FNV-1a hash of the key, so that spelling variants agree', () => {
		// FNV-1a 64 of "a", a published test vector.
		expect(textDigest('a')).toBe('af63dc4c8601ec8c');
		expect(textDigest('**Weaving**.')).toBe(textDigest('weaving'));
		expect(textDigest('weaving')).not.toBe(textDigest('knitting'));
	});
});

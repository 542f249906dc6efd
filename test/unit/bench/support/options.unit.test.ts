import { describe, expect, it } from '@jest/globals';
import { BENCHES } from '../../../../bench/support/names.ts';
import { HELP, readNames, readOptions } from '../../../../bench/support/options.ts';

describe('the options of a bench', () => {
	it('name parts and sizes', () => {
		const options = readOptions('outbox', ['--only', 'drain,latency', '--rows', '500', '--large']);
		expect(options).toMatchObject({ only: ['drain', 'latency'], rows: 500, large: true, help: false });
	});

	it('to be kept are those that are published', () => {
		expect(readOptions('backbone', ['--keep'])).toMatchObject({ keep: true, large: true, messages: 1_000_000 });
		expect(readOptions('backbone', ['--keep', '--messages', '7'])).toMatchObject({ messages: 7 });
	});

	it('refuse a part that another bench has', () => {
		expect(() => readOptions('codec', ['--only', 'drain'])).toThrow(
			/codec has no part "drain".*encode, decode, evolved/,
		);
	});

	it.each([
		['--rows', '0'],
		['--rows', '1.5'],
		['--seconds', 'ten'],
		['--rounds', '-1'],
	])('refuse %s %s', (option, text) => {
		expect(() => readOptions('outbox', [`${option}=${text}`])).toThrow(
			expect.objectContaining({ code: 'CONFIG_INVALID' }),
		);
	});

	it('refuse what they do not know', () => {
		expect(() => readOptions('outbox', ['--row', '1'])).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
	});
});

describe('the name of a bench', () => {
	it.each([[undefined], ['outboxes'], ['--rows']])('%s is refused with the list of them', (name) => {
		expect(() => readNames(name)).toThrow(/outbox, backbone, sagas, codec, engine/);
	});

	it('may be all of them', () => {
		expect(readNames('all')).toEqual(BENCHES.map(({ name }) => name));
		expect(readNames('codec')).toEqual(['codec']);
	});

	it('and each of its parts is in the help', () => {
		for (const { name, parts } of BENCHES) for (const word of [name, ...parts]) expect(HELP).toContain(word);
	});
});

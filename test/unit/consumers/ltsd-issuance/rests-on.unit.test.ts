import { describe, expect, it } from '@jest/globals';
import { createLtsdRenderer } from '../../../../infra/pdf/ltsd.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import type { Judgement } from '../../../../schemas/index.ts';
import { firm } from './firm.ts';

const answer = (rest: Partial<Judgement> = {}): Judgement => ({
	questionId: 'Q-1',
	path: 'product.subdivision',
	choice: 'row-1',
	text: 'Isostatic presses',
	source: 'consensus',
	by: 'model a, model b',
	demonstration: true,
	...rest,
});

describe('what a declaration rests on beside facts', () => {
	it('stands on the page where models of a demonstration answered, each answer once', async () => {
		const judgements = [answer(), answer(), answer({ text: 'yes', by: 'model c' })];
		const { issue, pages } = await firm({ evaluation: { judgements } });
		const [told] = await issue();
		expect(pages[0]?.marks.slice(1)).toEqual([
			'Rests on answers of demonstration models: Isostatic presses (model a, model b); yes (model c)',
		]);
		expect(told?.value['judgements']).toEqual(judgements);
	});

	it('does not stand there where a person answered, and is told all the same', async () => {
		const judgements = [answer({ source: 'person', by: 'J. Jansen', demonstration: false })];
		const { issue, pages } = await firm({ evaluation: { judgements } });
		const [told] = await issue();
		expect(pages[0]?.marks).toEqual(['Prepared in a demonstration']);
		expect(told?.value['judgements']).toEqual(judgements);
	});

	it.each([
		['many assumptions', Array.from({ length: 40 }, (_, i) => `the price of material ${i + 10} is its list price`)],
		['one endless assumption', ['word '.repeat(200)]],
	])('never makes a page that can not be printed: %s', async (_what, assumptions) => {
		const { issue, pages } = await firm({ evaluation: { assumptions } });
		const [told] = await issue();
		const mark = pages[0]?.marks[1] ?? '';
		expect(mark.length).toBeLessThanOrEqual(600);
		expect(mark).toMatch(/(and \d+ more, all of them|: 1) in the electronic record$/);
		const shown = assumptions.filter((one) => mark.includes(one)).length;
		if (shown > 0) expect(mark).toContain(`and ${assumptions.length - shown} more`);
		expect(told?.value['assumptions']).toEqual(assumptions);
		await expect(createLtsdRenderer().render(pages[0] as never)).resolves.toBeInstanceOf(Uint8Array);
	});
});

describe('a pack that was derived', () => {
	const agreements = ['eu-uk', 'eu-japan'];
	const japan = loadPack('eu-japan')?.manifest;

	it('issues nothing until a named person accepted it', async () => {
		const { issue, judgeUnder, taken } = await firm();
		await judgeUnder('eu-japan');
		const [told] = await issue({ agreements });
		expect(told?.value).toMatchObject({
			code: 'pack-not-accepted',
			reason: expect.stringMatching(/eu-japan.*POST \/v1\/review\/pack-acceptances/),
		});
		expect(taken()).toBe(0);
	});

	it('is not accepted by an acceptance of another edition', async () => {
		const { issue, judgeUnder, accept } = await firm();
		await judgeUnder('eu-japan');
		await accept('eu-japan', 'another edition');
		const [told] = await issue({ agreements });
		expect(told?.value).toMatchObject({ code: 'pack-not-accepted' });
	});

	it('issues nothing on a verdict of another edition than that in force, which is the one accepted', async () => {
		const { issue, judge, accept, taken } = await firm();
		await judge('originating', 'PUMP', { agreement: 'eu-japan', packEdition: '2025.1', originCriterion: 'C1' });
		await accept('eu-japan', japan?.edition ?? '');
		const [told] = await issue({ agreements });
		expect(told).toMatchObject({
			type: 'psra.ltsd.CertificateRefused',
			value: { code: 'verdict-outdated', reason: expect.stringMatching(/PUMP: eu-japan.*edition 2025\.1/) },
		});
		expect(taken()).toBe(0);
	});

	it('issues with the acceptance, which page and event name', async () => {
		const { issue, judgeUnder, accept, pages } = await firm();
		await judgeUnder('eu-japan');
		await accept('eu-japan', japan?.edition ?? '');
		const [told] = await issue({ agreements });
		expect(told).toMatchObject({
			type: 'psra.ltsd.CertificateIssued',
			value: {
				countries: ['GB', 'JP'],
				acceptances: [
					{ agreement: 'eu-japan', edition: japan?.edition, person: 'J. Jansen, customs', acceptanceId: 'A-1' },
				],
			},
		});
		expect(pages[0]?.ruleBasis).toMatch(/eu-japan edition .* \(derived, accepted by J\. Jansen, customs\)$/);
		expect(pages[0]?.goods[0]?.originCriterion).toBe('C1');
	});
});

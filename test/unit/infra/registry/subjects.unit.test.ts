import { describe, expect, it } from '@jest/globals';
import { subjects } from '../../../../infra/registry/subjects.ts';
import { catalogue } from '../../../../topics/catalogue/index.ts';

const named = (prefix = '') => new Map(subjects(prefix).map((one) => [one.subject, one.type]));

describe('subjects', () => {
	it('are one for each record type of each topic', () => {
		const records = catalogue.flatMap((topic) => Object.keys(topic.records));
		expect(subjects('')).toHaveLength(records.length);
		expect(named().size).toBe(records.length);
	});

	it('are named by the topic where it has one record type', () => {
		expect(named().get('erp.items-value')).toBe('psra.erp.Item');
	});

	it('are named by topic and record where it has several', () => {
		expect(named().get('ltsd.commands-psra.ltsd.IssueCertificate')).toBe('psra.ltsd.IssueCertificate');
		expect(named().get('ltsd.commands-psra.ltsd.RefuseCertificate')).toBe('psra.ltsd.RefuseCertificate');
	});

	it('carry the prefix of the installation, which the topics of the catalogue do not', () => {
		const [first] = subjects('site-2.');
		expect(first?.subject.startsWith('site-2.')).toBe(true);
		expect(first?.topic.startsWith('site-2.')).toBe(false);
	});

	it('have a fingerprint that tells schemas apart', () => {
		const byType = new Map(subjects('').map((one) => [one.type, one.fingerprint]));
		expect(new Set(byType.values()).size).toBe(byType.size);
		for (const fingerprint of byType.values()) expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
	});
});

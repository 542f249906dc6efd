import type { DeclarationCase, DeclarationFinding } from '../../schema/declaration.ts';
import { accept, type Check, reject } from '../finding.ts';
import { annexNote, isForNonOriginating } from '../sources.ts';

type Material = NonNullable<DeclarationCase['materials']>[number];

function judge(material: Material, index: number, source: string): DeclarationFinding[] {
	const findings = [];
	const line = `Material ${index + 1}`;
	if (typeof material.hs === 'string' && !/^\d{4}(\d{2,6})?$/.test(material.hs.replaceAll(/[\s.]/g, ''))) {
		const message = `${line}: "${material.hs}" is no HS heading of four digits or more.`;
		findings.push(reject('materials', source, message, 'Have the HS heading of the material stated.'));
	}
	if (typeof material.value === 'string' && !/^\d+(\.\d+)?$/.test(material.value)) {
		const message = `${line}: "${material.value}" is no value.`;
		findings.push(reject('materials', source, message, 'Have the value stated as a decimal number.'));
	}
	const blank = [material.hs === null ? 'heading' : '', material.value === null ? 'value' : ''].filter(Boolean);
	if (blank.length > 0) {
		const note = `${line}: ${blank.join(' and ')} left blank, which is enough only where the rule of the goods does not need it.`;
		findings.push(accept('materials', source, note));
	}
	return findings;
}

/** The forms for non-originating goods list the non-originating materials; heading and value where the rule needs them. */
export const checkMaterials: Check = ({ form, materials }) => {
	if (!isForNonOriginating(form) || materials === undefined) return [];
	const source = annexNote(form, 'goods');
	if (materials.length === 0) {
		const message = 'No non-originating material is listed.';
		return [reject('materials', source, message, 'Have the non-originating materials described.')];
	}
	const findings = materials.flatMap((material, index) => judge(material, index, source));
	return findings.length > 0
		? findings
		: [accept('materials', source, 'The non-originating materials are listed with what was filled in.')];
};

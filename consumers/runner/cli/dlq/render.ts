import { printable, table } from '../../../../infra/terminal/index.ts';
import { type Hindrance, type Judged, REMEDY } from './judge.ts';
import type { RedrivePlan } from './redrive-letters.ts';
import type { TopicSurvey } from './survey.ts';
import type { LetterView, ValueView } from './view.ts';

export function surveyInWords(surveys: readonly TopicSurvey[]): string {
	return table(
		['TOPIC', 'LETTERS', 'REDRIVEN', 'NEWEST', 'CODES'],
		surveys.map(({ topic, letters, redriven, newest, codes }) => [
			topic,
			letters,
			redriven,
			newest ?? '-',
			countsInWords(codes),
		]),
	);
}

export function lettersInWords(judged: readonly Judged[]): string {
	return table(
		['PARTITION', 'OFFSET', 'TIME', 'CODE', 'GROUP', 'FIELD', 'SENT AGAIN'],
		judged.map(({ letter: { partition, offset, reasons, replays }, hindrance }) => [
			partition,
			Number(offset),
			reasons.time ?? '-',
			reasons.code ?? '-',
			reasons.group ?? '-',
			reasons.field || '-',
			hindrance === 'redriven before' ? 'yes' : replays > 0 ? `came back (${replays})` : 'no',
		]),
	);
}

export function planInWords({ topic, selected, toSend, byCode, left }: RedrivePlan): string {
	const lines = [`${topic}: ${selected} selected, ${toSend} to send again`];
	for (const [code, count] of Object.entries(byCode)) lines.push(`  ${count}  ${printable(code)}`);
	for (const [why, count] of Object.entries(left)) {
		const remedy = why === 'over --max' ? 'run the command again for the rest' : REMEDY[why as Hindrance];
		lines.push(`  ${count} left, ${why}: ${remedy}`);
	}
	return lines.map((line) => `${line}\n`).join('');
}

export function letterInWords(view: LetterView): string {
	const lines = [
		`letter    ${view.letter}${view.redriven ? '  (sent again)' : ''}`,
		`topic     ${view.topic}`,
		`key       ${view.key === null ? '(none)' : printable(view.key)}`,
		...(view.replays > 0 ? [`replays   ${view.replays}`] : []),
		'reasons',
		...pairs(Object.entries(view.reasons)),
		'headers',
		...pairs(view.headers),
		...valueInWords(view.value),
	];
	return lines.map((line) => `${line}\n`).join('');
}

function pairs(entries: readonly (readonly [string, string])[]): string[] {
	const width = Math.max(0, ...entries.map(([name]) => name.length));
	return entries.map(([name, value]) => `  ${printable(name).padEnd(width)}  ${printable(value)}`);
}

function valueInWords(value: ValueView): string[] {
	if (value === null) return ['value     (none: a tombstone)'];
	if ('decoded' in value) return [`value     ${value.type}`, ...JSON.stringify(value.decoded, null, 2).split('\n')];
	const bytes = 'text' in value ? value.text.split('\n').map(printable) : ['hex' in value ? value.hex : value.masked];
	return [`value     not decoded: ${printable(value.notDecoded)}`, ...bytes.map((line) => `  ${line}`)];
}

const countsInWords = (counts: Readonly<Record<string, number>>) =>
	Object.entries(counts)
		.map(([code, count]) => `${code} ${count}`)
		.join(', ') || '-';

import type { PackProfile } from '../../schema/profile.ts';
import { READINGS } from './readings.ts';

/** What the compiler must know of the agreement beyond the published file; indexes are those of the file's sets. */
export const PROFILE: PackProfile = {
	agreement: 'uk-vietnam',
	published: 'vietnam',
	corrections: [
		{
			kind: 'retype',
			name: 'footnote-one',
			rows: [65, 71],
			from: 'process(es)1.',
			to: 'process(es).',
			what: 'the number of a footnote is taken off',
			why: 'footnotes are not part of the wording',
		},
		{
			kind: 'retype',
			name: 'footnote-two',
			rows: [68, 69, 70],
			from: 'process(es)2.',
			to: 'process(es).',
			what: 'the number of a footnote is taken off',
			why: 'footnotes are not part of the wording',
		},
		{
			kind: 'retype',
			name: 'coating-list-mark',
			rows: [223],
			from: '3.5 or\n\ncoating',
			to: 'Coating',
			what: 'a list mark and a conjunction before the rule are taken off',
			why: 'the rule is an alternative of its own; no figure belongs to it',
		},
		{
			kind: 'retype',
			name: 'heading-twice',
			rows: [267],
			from: 'materials of heading [heading',
			to: 'materials of [heading',
			what: 'the word heading stands twice',
			why: 'the row of 721899 has it once',
		},
		{
			kind: 'retype',
			name: 'feed-weight-of',
			rows: [54],
			from: '- the materials of [chapter&nbsp;10]',
			to: '- the weight of the materials of [chapter&nbsp;10]',
			what: 'the share is one of the weight of these materials',
			why: 'it is taken of the weight of the product; the words are lost',
		},
	],
	readings: READINGS,
	quotas: [],
	textileNotesLost: [],
};

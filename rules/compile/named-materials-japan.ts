import type { NamedMaterial } from './named-materials.ts';

/** Materials that only the published `japan` set names, or names in words of its own. */
export const JAPAN_MATERIALS: readonly NamedMaterial[] = [
	{
		name: 'fish and crustaceans, molluscs and other aquatic invertebrates',
		japan: ['0301-0309'],
		hs: [{ from: '03', to: '03' }],
		why: 'the title of chapter 3 names these goods and no others',
	},
	{ name: 'atlantic bluefin tuna (thunnus thynnus)', japan: ['0301-0309'] },
	{ name: 'dried potatoes', japan: ['1102-1103', '1105-1109'] },
	{ name: 'pectic substances', japan: ['130220'] },
	{ name: 'mucilages and thickeners derived from locust beans', japan: ['130232'] },
	{ name: 'rice flour', japan: ['190120', '190190'] },
	{
		name: 'beans (vigna spp., phaseolus spp.), peas (pisum sativum), pineapples, oranges, potatoes and asparagus',
		japan: ['2004-2008'],
	},
	{ name: 'pineapples, oranges, tomatoes, apples and grapes', japan: ['2009'] },
	{ name: 'konnyaku', japan: ['2106'] },
	{ name: 'mustard flour', japan: ['210330'] },
	{ name: 'materials in the wet state', japan: ['410640'] },
	{ name: 'tubular knitted or crocheted gas mantle fabric', japan: ['5908'] },
	{ name: 'assemblies of uppers affixed to inner soles', japan: ['6401-6406'] },
	{ name: 'non-coated glass-plate substrate', japan: ['7006'] },
	{ name: 'metals clad with precious metals, unwrought', japan: ['7107', '7109', '7111'] },
	{ name: 'semi-finished steel products', japan: ['870710'] },
	{ name: 'hulls', japan: ['8901-8908'] },
	{ name: 'roughly-shaped blocks for making golf club heads', japan: ['9506'] },
];

/**
 * Products of the Canadian list that a rule names inside a row ("a change to tomato ketchup or barbeque sauce from …"),
 * lower case. Each becomes a row of its own with this title; the rules of "any other product" become the row without.
 */
export const CANADA_PRODUCTS: readonly string[] = [
	'mixtures of dried vegetables',
	'single vegetable fats or oils or their fractions',
	'preparations of blueberries, cherries, cranberries, loganberries, raspberries, saskatoon berries or strawberries',
	'preparations of blueberries, loganberries, raspberries, or saskatoon berries',
	'jams, fruit jellies, fruit spreads or fruit butters',
	'mixtures containing blueberries, cherries, cranberries, loganberries, raspberries, saskatoon berries or strawberries',
	'mixtures containing blueberry juice, cranberry juice, elderberry juice, loganberry juice or saskatoon berry juice',
	'tomato ketchup or barbeque sauce',
	'barbeque sauce, fruit-based sauces, mixed condiments or mixed seasonings',
	'beverages containing milk',
	'milk protein substances',
	'purified sulphate turpentine',
	'biodiesel',
	'products containing ethanol',
	'articles of feather or down',
	'cut glassware',
	'anvils, portable forges, hand or pedal-operated grinding wheels',
	'a set',
];

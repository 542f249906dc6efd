/** Values that a field may be changed to: of every type, and texts that are nearly right. */
const REPLACEMENTS: readonly unknown[] = [
	null,
	true,
	0,
	1.5,
	'',
	'x',
	'1.50',
	'-1',
	'1e3',
	'841',
	'8413',
	'841370',
	'84137000000',
	'EUR',
	'eur',
	'2026-03-01',
	'2026-02-30',
	'2026-3-1',
	[],
	['x'],
	{},
	{ x: 1 },
];

export interface Probe {
	readonly what: string;
	readonly value: unknown;
}

/** Every value that differs from `value` by one member replaced, dropped or added, at any depth. */
export function* probesOf(value: unknown, path = ''): Generator<Probe> {
	for (const replacement of REPLACEMENTS)
		yield { what: `${path} = ${JSON.stringify(replacement)}`, value: replacement };
	if (Array.isArray(value)) {
		for (let i = 0; i < value.length; i++) {
			for (const { what, value: item } of probesOf(value[i], `${path}[${i}]`)) {
				yield { what, value: value.map((old, j) => (j === i ? item : old)) };
			}
		}
	} else if (typeof value === 'object' && value !== null) {
		yield { what: `${path}.surplus`, value: { ...value, surplus: 1 } };
		for (const [name, member] of Object.entries(value)) {
			const { [name]: _, ...rest } = value as Record<string, unknown>;
			yield { what: `${path}.${name} dropped`, value: rest };
			for (const probe of probesOf(member, `${path}.${name}`)) {
				yield { what: probe.what, value: { ...value, [name]: probe.value } };
			}
		}
	}
}

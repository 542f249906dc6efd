const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type Unit = keyof typeof UNITS;

/** `90s`, `15m`, `2h`, `3d` in milliseconds; undefined for any other text. */
export function durationMs(text: string): number | undefined {
	const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
	return unit === undefined ? undefined : Number(count) * UNITS[unit as Unit];
}

/** A span of milliseconds in its two largest units, e.g. `3d 4h`; below a second: `0s`. */
export function age(ms: number): string {
	let left = Math.max(0, ms);
	const parts: string[] = [];
	for (const unit of ['d', 'h', 'm', 's'] as const) {
		const count = Math.floor(left / UNITS[unit]);
		left -= count * UNITS[unit];
		if (count > 0 || (parts.length === 0 && unit === 's')) parts.push(`${count}${unit}`);
		else if (parts.length > 0) break;
		if (parts.length === 2) break;
	}
	return parts.join(' ');
}

export interface ProcessIdentity {
	readonly pid: number;
	/** As the kernel gives it; compared, never computed with. */
	readonly startedAt: string;
	readonly bootId: string;
}
export function bootId(): string;
export function identityOf(pid: number): ProcessIdentity | undefined;
export function isAlive(recorded: ProcessIdentity): boolean;
export function startTimeFromStat(stat: string): string | undefined;

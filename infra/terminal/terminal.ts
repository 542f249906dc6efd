/** What a command writes to: data to stdout, everything else to stderr. `process` is one. */
export interface Terminal {
	readonly stdout: { write(text: string): unknown };
	readonly stderr: { write(text: string): unknown };
	exitCode?: number | string | null | undefined;
}

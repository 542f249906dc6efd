import { fileURLToPath } from 'node:url';

/** What the commands write to; `process` is one. */
export interface RulesIo {
	readonly stdout: { write(text: string): unknown };
	readonly stderr: { write(text: string): unknown };
	exitCode?: number | string | null | undefined;
}

/** Where the commands read from. */
export interface RulesSettings {
	/** Folder of the reference data (`PSRA_REFERENCE_DATA`); it holds `rules-of-origin` and `harmonized-system.csv`. */
	readonly referenceData: string;
}

export const DEFAULT_SETTINGS: RulesSettings = {
	referenceData: fileURLToPath(new URL('../../../shared/data', import.meta.url)),
};

/** Lines out, and the exit status of a finding. */
export interface Output {
	/** Data, on stdout. */
	out(line: string): void;
	/** Messages for a person, on stderr. */
	err(line: string): void;
	/** Exit status 3: the command did its work and found something. */
	finding(): void;
}

const FINDING = 3;

export function outputOf(io: RulesIo): Output {
	return {
		out: (line) => void io.stdout.write(`${line}\n`),
		err: (line) => void io.stderr.write(`${line}\n`),
		finding: () => {
			io.exitCode = FINDING;
		},
	};
}

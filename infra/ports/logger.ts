/** Structured log. Facts never hold secrets or personal data; the adapter redacts what is known to be one. */
export interface Logger {
	debug(facts: object, message: string): void;
	info(facts: object, message: string): void;
	warn(facts: object, message: string): void;
	error(facts: object, message: string): void;
	child(facts: object): Logger;
}

/** What a person changed by a command. */
export interface OperatorAct {
	/** Who, e.g. `ada@ops-1`. */
	readonly actor: string;
	/** The command with its arguments, as it was given. */
	readonly command: string;
	/** What it was done to, and what was there before. */
	readonly facts: object;
}

/** The audit of the commands. Within the transaction of what they change, so that no act is without its line. */
export interface OperatorActs {
	/** Answers the number of the act. */
	note(act: OperatorAct): Promise<string>;
}

/** A dead letter as its topic holds it. */
export interface LetterPlace {
	/** Name of the dead-letter topic. */
	readonly topic: string;
	readonly partition: number;
	readonly offset: string;
	/** SHA-256 of key, value and headers, hex: a topic that was made anew counts its offsets anew. */
	readonly digest: string;
}

/** Remembers which dead letters were sent again, so that none is sent twice. */
export interface Redrives {
	/** Says of each letter whether it was sent again. */
	known(letters: readonly LetterPlace[]): Promise<boolean[]>;
	/** Notes that an act sends these again, and says of each whether that is new. Of two that race, one is told no. */
	note(act: string, letters: readonly LetterPlace[]): Promise<boolean[]>;
}

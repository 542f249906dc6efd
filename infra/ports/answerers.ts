/** One endpoint that answers closed questions: how it is reached and what its answers are worth. */
export interface AnswererSettings {
	readonly name: string;
	/** Family of the model: models of one family err together and count as one voice. */
	readonly family: string;
	/** Who serves it. */
	readonly provider: string;
	/** As the endpoint names it. */
	readonly model: string;
	/** Of an OpenAI-compatible interface, e.g. `https://llm.example/v1`. */
	readonly baseUrl: string;
	/** Name of the secret that holds its key. */
	readonly secret: string;
	/** How far its answers are better than chance, 0 (none) to 1, by a golden set. */
	readonly reliability: number;
	/** Platt scaling of the confidence that it states: logit′ = a · logit + b. */
	readonly calibration: { readonly a: number; readonly b: number };
	/** Where it is served; null where that is unknown. */
	readonly region: string | null;
	/** Whether it only stands for a model in a demonstration. */
	readonly demonstration: boolean;
}

export type AnswererIdentity = Omit<AnswererSettings, 'baseUrl' | 'secret'>;

/** A closed question as it is put to models. Its texts are cleaned of what may mislead them. */
export interface Prompt {
	readonly system: string;
	readonly user: string;
	/** Ids of the answers that may be given. */
	readonly choices: readonly string[];
}

/** What is kept of a request, whatever came of it. */
export interface RequestRecord {
	/** As the endpoint gave it. */
	readonly requestId: string | null;
	/** SHA-256 of the raw answer, hex. */
	readonly outputSha256: string | null;
	readonly promptTokens: number | null;
	readonly completionTokens: number | null;
	/** Temperature, seed and limits as JSON. */
	readonly parameters: string;
}

export interface Vote extends RequestRecord {
	/** One of the prompt's choices. */
	readonly choice: string;
	/** As stated, 0 to 1. */
	readonly confidence: number;
	/** As given: whether they were in the question is for the judge to see. */
	readonly citations: readonly string[];
}

/**
 * `refusal`: it declined or was kept from answering; `length`: it did not come to an end; `invalid`: no answer in the
 * form that was asked for; `unknown-choice`: one that was not offered; `unavailable`: no answer in time, or a fault.
 */
export type AbstentionReason = 'refusal' | 'length' | 'invalid' | 'unknown-choice' | 'unavailable';

export interface Abstention extends RequestRecord {
	readonly abstained: AbstentionReason;
	/** One line for the log. */
	readonly detail: string;
	/** Where the endpoint asked for a pause. */
	readonly retryAfterMs?: number;
}

/**
 * An adapter MUST NOT throw: whatever goes wrong is an abstention with its reason. It asks once (the consumer alone
 * decides on another attempt), ends within its time limit, and hands a vote out only if its choice was offered.
 */
export interface Answerer {
	readonly identity: AnswererIdentity;
	ask(prompt: Prompt): Promise<Vote | Abstention>;
	/** Whether the endpoint answers; never throws. */
	healthy(): Promise<boolean>;
}

import type { Abstention, AnswererIdentity, Vote } from '../../../infra/ports/answerers.ts';

/** What one answerer said to a question. */
export interface Heard {
	readonly identity: AnswererIdentity;
	readonly said: Vote | Abstention;
}

export interface JudgeSettings {
	/** How far models err together, 0 (not at all) to 1 (always); about 0.6 over many models and vendors. */
	readonly errorCorrelation: number;
	/** Reliability below which an answer is recorded and weighs nothing. */
	readonly reliabilityFloor: number;
}

export interface WeighedVote extends Heard {
	/** After calibration, 0 to 1; 0 where it abstained. */
	readonly calibrated: number;
	readonly weight: number;
}

/** The question as far as the judge needs it. */
export interface Asked {
	/** Ids of the answers that may be given; at least two. */
	readonly choices: readonly string[];
	/** Ids that may be cited: choices and pieces of evidence. */
	readonly citable: ReadonlySet<string>;
	/** What looks like an attempt to steer the models, in words; empty where nothing does. */
	readonly suspicions: readonly string[];
}

/** One condition of acceptance, with the figure against its limit or the reason. */
export interface Gate {
	readonly name: 'posterior' | 'agreement' | 'families' | 'citations' | 'engine' | 'safety';
	readonly passed: boolean;
	readonly detail: string;
}

export interface Judgement {
	/** Id of the foremost answer; null where none was given that weighs. */
	readonly foremost: string | null;
	readonly accepted: boolean;
	/** Probability of the foremost answer, six decimals. */
	readonly posterior: number;
	/** Share of the votes' weight behind it, six decimals. */
	readonly agreementShare: number;
	/** Families behind it. */
	readonly families: number;
	readonly votes: readonly WeighedVote[];
	readonly gates: readonly Gate[];
}

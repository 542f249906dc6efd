import type { RulePack } from '../../../rules/schema/pack.ts';
import type { AnswererSettings } from '../../ports/answerers.ts';
import { readLibrary } from './library.ts';
import { byNoise } from './noise.ts';
import { byOverlap } from './overlap.ts';
import { byRetrieval } from './retrieval.ts';
import { startMethodServer } from './server.ts';

export interface DemoAnswerers {
	/** What `PSRA_ANSWERERS` says of them. */
	readonly settings: readonly AnswererSettings[];
	stop(): Promise<void>;
}

export interface DemoAnswerersOptions {
	readonly key: string;
	/** Name of the secret that holds the key. */
	readonly secret: string;
	/** Rules whose words the retrieval may look up. */
	readonly packs: readonly RulePack[];
	/** Folder of the reference data; where it is absent the packs' own words are all there is to look up. */
	readonly referenceData: string;
}

/** Reliabilities by eye and not by a golden set: these stand for models in a demonstration and are marked so. */
const RELIABILITY = { retrieval: 0.9, overlap: 0.9, noise: 0.05 } as const;

/**
 * Three answerers for the demonstration behind an OpenAI-compatible interface. They compute their answers from the
 * question alone, by three methods: looking its evidence up, counting its words, and chance.
 */
export async function startDemoAnswerers({
	key,
	secret,
	packs,
	referenceData,
}: DemoAnswerersOptions): Promise<DemoAnswerers> {
	const methods = {
		retrieval: byRetrieval(await readLibrary(packs, referenceData)),
		overlap: byOverlap,
		noise: byNoise('psra demonstration'),
	};
	const server = await startMethodServer({ port: 0, key, methods });
	const settings = (Object.keys(methods) as (keyof typeof methods)[]).map(
		(name): AnswererSettings => ({
			name: `demo-${name}`,
			family: `demo-${name}`,
			provider: 'this demonstration',
			model: name,
			baseUrl: `${server.url}/${name}/v1`,
			secret,
			reliability: RELIABILITY[name],
			calibration: { a: 1, b: 0 },
			region: null,
			demonstration: true,
		}),
	);
	return { settings, stop: () => server.stop() };
}

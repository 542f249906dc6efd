import { environmentExample } from '../../infra/config/example.ts';
import type { Generator } from './generator.ts';

/** The settings, for those who install the system. */
export const environmentFile: Generator = {
	name: 'environment',
	source: 'infra/config/index.ts',
	generate: async () => [{ path: '.env.example', content: environmentExample() }],
};

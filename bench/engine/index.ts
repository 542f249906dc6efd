import type { StacklessParts } from '../support/bench.ts';
import { catalogue } from './catalogue.ts';
import { lines } from './lines.ts';
import { verdicts } from './verdicts.ts';

export const parts: StacklessParts = { verdicts, catalogue, lines };

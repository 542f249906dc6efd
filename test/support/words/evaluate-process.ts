import process from 'node:process';
import { evaluateCommand } from '../../../rules/cli/evaluate.ts';

/** `psra evaluate` without the other commands, so that what its heap holds is its own. */

await evaluateCommand(process).parseAsync();

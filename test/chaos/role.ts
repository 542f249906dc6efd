/**
 * A role in a process of its own, which can be told to die or to stop at a step. Arguments: the role. Told over IPC: all
 * its arms, whenever they change; tells `running` once it runs, and writes `at <step> <id> <signal>` on standard output
 * just before the signal.
 */
import { writeSync } from 'node:fs';
import { environment, readConfig } from '../../infra/config/index.ts';
import { stopSignal } from '../../infra/local/stack/stop-signal.ts';
import { createLogger } from '../../infra/logging/index.ts';
import type { Step } from '../../infra/ports/steps.ts';
import { type Role, startRoles } from '../../infra/roles/main.ts';
import { type Armed, aim } from './arms.ts';

const signal = stopSignal();
const aimed = aim();

process.on('message', (armed: readonly Armed[]) => aimed.set(armed));
// Whoever started it is gone: nobody would end it.
process.on('disconnect', () => process.exit(1));

function onStep(step: Step): void {
	const hit = aimed.reached(step);
	if (!hit) return;
	// Written at once: after the next line there is no later.
	writeSync(1, `at ${step} ${hit.id} ${hit.signal}\n`);
	process.kill(process.pid, hit.signal);
}

const config = readConfig(environment);
const logger = createLogger({ level: config.PSRA_LOG_LEVEL, format: 'json' });
{
	await using _roles = await startRoles([process.argv[2] as Role], { config, environment, logger, onStep });
	process.send?.('running');
	if (!signal.aborted) await new Promise<void>((stop) => signal.addEventListener('abort', () => stop()));
}
process.disconnect?.();
process.exit(0);

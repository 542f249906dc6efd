import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { ensureInstalled } from './install.mjs';
import { Sentence } from './sentence.mjs';

const OLDEST_NODE = 20;
/** kafkajs asks for timers that lie in the past; Node 24 would tell every user of it. */
const QUIET = '--disable-warning=TimeoutNegativeWarning';

/**
 * Runs steps with the pinned Node, one after another, until one fails; ends this process with its exit code.
 * @param {string} root the project
 * @param {string[][]} steps each the arguments to Node
 * @param {NodeJS.ProcessEnv} env
 */
export async function launch(root, steps, env) {
	try {
		if (process.platform === 'win32') throw new Sentence('Windows is not supported: use WSL 2 and start again there.');
		if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
			throw new Sentence(`Node.js ${process.versions.node} is too old: install Node.js ${OLDEST_NODE} or newer.`);
		}
		const { node, seconds } = await ensureInstalled(root, env);
		for (const step of steps) {
			const code = await run(node, step, { ...env, PSRA_INSTALL_SECONDS: String(seconds) });
			if (code !== 0) process.exit(code);
		}
	} catch (error) {
		if (!(error instanceof Sentence)) throw error;
		process.stderr.write(`${error.message}\n`);
		process.exit(1);
	}
}

/**
 * Ctrl-C reaches the whole foreground group, and npm passes it on once more; this process only has to outlive its
 * child and to pass on what was sent to it alone. The child takes a repeated signal for the same one.
 */
function run(node, args, env) {
	const [command, ...rest] = dyingWithParent([node, QUIET, ...args]);
	return new Promise((resolve, reject) => {
		const child = spawn(command, rest, { stdio: 'inherit', env });
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
		child.on('error', reject);
		child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
	});
}

/** So that nothing runs on when this process is killed outright; only util-linux's setpriv can do it. */
function dyingWithParent(command) {
	const able = spawnSync('setpriv', ['--pdeathsig', 'TERM', 'true'], { stdio: 'ignore' }).status === 0;
	return able ? ['setpriv', '--pdeathsig', 'TERM', ...command] : command;
}

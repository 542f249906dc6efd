import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Who a process is, beyond its pid: pids are reused, so a recorded pid alone may name a stranger after a while
 * and certainly may after a reboot.
 * @typedef {{ pid: number, startedAt: string, bootId: string }} ProcessIdentity
 */

/** The kernel's id of this boot; on systems without one, the time of the boot. */
export function bootId() {
	try {
		return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
	} catch {
		return ask('sysctl', ['-n', 'kern.boottime']);
	}
}

/**
 * The identity of a running process, or undefined if there is none with that pid.
 * @param {number} pid
 * @returns {ProcessIdentity | undefined}
 */
export function identityOf(pid) {
	const startedAt = startOf(pid);
	return startedAt === undefined ? undefined : { pid, startedAt, bootId: bootId() };
}

/**
 * Whether the very process that was recorded still runs.
 * @param {ProcessIdentity} recorded
 */
export function isAlive(recorded) {
	const now = identityOf(recorded.pid);
	return now !== undefined && now.startedAt === recorded.startedAt && now.bootId === recorded.bootId;
}

/**
 * State and start time from the text of /proc/<pid>/stat. The command name (field 2) may hold blanks and brackets,
 * so fields are counted from the last closing bracket (proc_pid_stat(5): state is field 3, num_threads 20, starttime 22).
 * A JVM's first thread may be a zombie while others still end and hold its ports: it is gone when one thread is left.
 * @param {string} stat
 * @returns {string | undefined} clock ticks since boot; undefined for a process that is gone
 */
export function startTimeFromStat(stat) {
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const gone = fields[0] === 'X' || (fields[0] === 'Z' && Number(fields[17]) <= 1);
	return gone ? undefined : fields[19];
}

/** @param {number} pid */
function startOf(pid) {
	if (process.platform === 'linux') {
		try {
			return startTimeFromStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
		} catch {
			return undefined;
		}
	}
	return ask('ps', ['-o', 'lstart=', '-p', String(pid)]) || undefined;
}

/** @param {string} command @param {string[]} args */
function ask(command, args) {
	try {
		return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
	} catch {
		return '';
	}
}

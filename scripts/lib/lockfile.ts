/** The parts of package-lock.json (lockfileVersion 3) that are read here. */
export interface Lockfile {
	packages: Record<string, LockedPackage>;
}

interface LockedPackage {
	version?: string;
	optional?: boolean;
	os?: string[];
	cpu?: string[];
	libc?: string[];
	optionalDependencies?: Record<string, string>;
}

/**
 * Adds the optional packages of other platforms that npm left out, because the registry it asked had no copy of them:
 * with such gaps `npm ci` refuses the whole file. npm skips an entry whose `os`, `cpu` or `libc` is another, and asks
 * for it by version where it fits.
 * @returns the paths that were added, in order
 */
export function completeLockfile(lockfile: Lockfile): string[] {
	const added: string[] = [];
	for (const [path, { optionalDependencies = {} }] of Object.entries(lockfile.packages)) {
		for (const [name, version] of Object.entries(optionalDependencies)) {
			if (isLocked(lockfile, path, name)) continue;
			const target = `node_modules/${name}`;
			lockfile.packages[target] = { version, ...platformOf(name), optional: true };
			added.push(target);
		}
	}
	lockfile.packages = Object.fromEntries(
		Object.entries(lockfile.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
	);
	return added;
}

/** Whether Node's look-up from the package at `path` finds `name`. */
function isLocked(lockfile: Lockfile, path: string, name: string): boolean {
	for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
		if (Object.hasOwn(lockfile.packages, `${at ? `${at}/` : ''}node_modules/${name}`)) return true;
		if (at === '') return false;
	}
}

const OS = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony'];
const CPU = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32'];

/** What the name of a platform's package says, e.g. os linux, cpu x64, libc musl of `…-linux-x64-musl`. */
function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
	const words = name.split(/[-/]/);
	const os = words.filter((word) => OS.includes(word));
	const cpu = words.filter((word) => CPU.includes(word));
	const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : [];
	return { ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && { libc }) };
}

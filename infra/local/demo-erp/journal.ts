import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file of JSON lines that only grows; what `append` has answered for is on the disk. */
export interface Journal<T> {
	/** The entries that were there at the start, oldest first. */
	readonly entries: readonly T[];
	/** Writes one entry after those before it and waits for the disk; a failed one leaves nothing behind. */
	append(entry: T): Promise<void>;
	close(): Promise<void>;
}

/** Length of the whole lines: a crash may have left a part of a line at the end, which was never answered for. */
function wholeLines(content: Buffer): number {
	return content.lastIndexOf(0x0a) + 1;
}

function parse<T>(content: Buffer, path: string): T[] {
	const lines = content.toString('utf8').split('\n').slice(0, -1);
	return lines.map((line, index) => {
		try {
			return JSON.parse(line) as T;
		} catch (cause) {
			throw new Error(`${path}, line ${index + 1} is no JSON: restore the file or start with an empty folder.`, {
				cause,
			});
		}
	});
}

async function syncFolder(path: string): Promise<void> {
	const folder = await open(dirname(path), 'r');
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}

/** Opens the file, which is made where it is missing. The process is its only writer. */
export async function openJournal<T>(path: string): Promise<Journal<T>> {
	await mkdir(dirname(path), { recursive: true });
	const file: FileHandle = await open(path, 'a+', 0o600);
	const content = await file.readFile();
	let size = wholeLines(content);
	if (size < content.length) await file.truncate(size);
	const entries = parse<T>(content.subarray(0, size), path);
	await syncFolder(path);

	async function write(entry: T): Promise<void> {
		const line = Buffer.from(`${JSON.stringify(entry)}\n`);
		try {
			await file.appendFile(line);
			await file.datasync();
			size += line.length;
		} catch (fault) {
			await file.truncate(size);
			throw fault;
		}
	}

	let last: Promise<void> = Promise.resolve();
	return {
		entries,
		append: (entry) => {
			const written = last.then(() => write(entry));
			last = written.catch(() => undefined);
			return written;
		},
		close: async () => {
			await last;
			await file.close();
		},
	};
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PsraError } from '../../infra/errors.ts';
import type { AvroRecord, AvroSchema } from '../avro.ts';
import { type RecordNode, resolveSchema } from '../model.ts';

export interface SchemaFile {
	/** From the project's root, with `/`, e.g. `schemas/erp/item.avsc`. */
	readonly path: string;
	/** Folder below `schemas/`, e.g. `erp`. */
	readonly context: string;
	/** File name without `.avsc`, e.g. `item`. */
	readonly event: string;
	readonly schema: AvroRecord;
	readonly record: RecordNode;
}

export interface ReleasedSchema {
	readonly path: string;
	readonly fullName: string;
	/** 1 for the first release. */
	readonly version: number;
	readonly schema: AvroSchema;
	readonly record: RecordNode;
}

const NOT_CONTEXTS = new Set(['generated', 'released']);

/** Every `schemas/<context>/<event>.avsc` below `root`, by path. Throws SCHEMA_INVALID, naming file and place. */
export async function readSchemas(root: string): Promise<SchemaFile[]> {
	const files: SchemaFile[] = [];
	for (const context of await folders(join(root, 'schemas'))) {
		if (NOT_CONTEXTS.has(context)) continue;
		for (const name of await avscFiles(join(root, 'schemas', context))) {
			const path = `schemas/${context}/${name}`;
			const { schema, record } = await readRecord(root, path);
			files.push({ path, context, event: name.slice(0, -'.avsc'.length), schema, record });
		}
	}
	return files;
}

/** Every `schemas/released/<full.name>/<n>.avsc` below `root`, by name and version. */
export async function readReleased(root: string): Promise<ReleasedSchema[]> {
	const released: ReleasedSchema[] = [];
	for (const fullName of await folders(join(root, 'schemas/released'))) {
		for (const name of await avscFiles(join(root, 'schemas/released', fullName))) {
			const path = `schemas/released/${fullName}/${name}`;
			const version = Number(name.slice(0, -'.avsc'.length));
			if (!Number.isInteger(version) || version < 1)
				throw invalid(path, 'the file name is no version', 'Name it by its version: 1.avsc, 2.avsc, …');
			released.push({ fullName, version, path, ...(await readRecord(root, path)) });
		}
	}
	return released.sort((a, b) => compareText(a.fullName, b.fullName) || a.version - b.version);
}

/** Order by code unit: the same on every machine, unlike a locale's. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

async function readRecord(root: string, path: string): Promise<{ schema: AvroRecord; record: RecordNode }> {
	const text = await readFile(join(root, path), 'utf8');
	try {
		const schema = JSON.parse(text) as AvroRecord;
		const record = resolveSchema(schema);
		if (record.kind !== 'record') throw new RangeError(`the top is a ${record.kind}, not a record`);
		return { schema, record };
	} catch (error) {
		throw invalid(path, (error as Error).message, 'Write one self-contained Avro record into the file.', error);
	}
}

function invalid(path: string, problem: string, remedy: string, cause?: unknown): PsraError {
	return new PsraError('SCHEMA_INVALID', `${path}: ${problem}`, { field: path, problem, remedy }, cause);
}

async function folders(path: string): Promise<string[]> {
	const entries = await readdir(path, { withFileTypes: true }).catch(emptyIfAbsent);
	return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort(compareText);
}

async function avscFiles(path: string): Promise<string[]> {
	return (await readdir(path)).filter((name) => name.endsWith('.avsc')).sort(compareText);
}

function emptyIfAbsent(error: NodeJS.ErrnoException): [] {
	if (error.code === 'ENOENT') return [];
	throw error;
}

/** Run after each `npm install`: completes package-lock.json, see scripts/lib/lockfile.ts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { completeLockfile } from './lib/lockfile.ts';

const file = resolve(import.meta.dirname, '..', 'package-lock.json');
const lockfile = JSON.parse(readFileSync(file, 'utf8'));
const added = completeLockfile(lockfile);
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
for (const path of added) process.stdout.write(`added ${path}\n`);

#!/usr/bin/env node
/** The binary `psra`: `infra/cli/main.ts` run by the pinned Node, on whatever Node starts it. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../local/launch/launch.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
await launch(root, [[join(root, 'infra', 'cli', 'main.ts'), ...process.argv.slice(2)]], process.env);

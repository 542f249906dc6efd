import type { z } from 'zod';
import { settings } from './index.ts';

/** The text of `.env.example`: each setting with what it is for; those with a default are shown commented out. */
export function environmentExample(): string {
	const lines = ['# Settings of psra. Made by `npm run generate` from infra/config/index.ts.', ''];
	for (const [name, schema] of Object.entries(settings.shape) as [string, z.ZodType][]) {
		const fallback = schema.safeParse(undefined);
		lines.push(`# ${schema.description ?? ''}`);
		lines.push(fallback.success ? `# ${name}=${fallback.data ?? ''}` : `${name}=`);
		lines.push('');
	}
	return lines.join('\n');
}

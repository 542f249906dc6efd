import { Command } from 'commander';
import { z } from 'zod';
import { condition } from '../schema/condition.ts';
import { rulePack } from '../schema/pack.ts';
import type { Output } from './io.ts';

/** `psra rules schema`: the condition language and the pack's form as JSON Schema, for readers in other languages. */
export function schemaCommand(io: Output): Command {
	return new Command('schema').description('print the JSON Schema of a rule pack').action(() => {
		// The condition is recursive; by its name other definitions refer to it.
		const names = z.registry<{ id: string }>();
		names.add(condition, { id: 'condition' });
		io.out(JSON.stringify(z.toJSONSchema(rulePack, { metadata: names }), null, 2));
	});
}

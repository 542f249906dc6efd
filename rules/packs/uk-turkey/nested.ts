import type { PackManifest } from '../../schema/pack.ts';

const HEADINGS: readonly string[] = ['210330'];

/** Rows inside wider ones: the list gives these goods a rule of their own. */
export const NESTED: NonNullable<PackManifest['nested']> = HEADINGS.map((heading) => ({
	heading,
	reason: 'the list gives these goods a rule of their own inside the wider row',
}));

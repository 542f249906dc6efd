import { z } from 'zod';

/** Text that can be kept: PostgreSQL has no U+0000, and UTF-8 no half of a surrogate pair. */
export const text = () =>
	z.string().refine((given) => given.isWellFormed() && !given.includes('\u0000'), {
		error: 'is no text: it holds U+0000 or half a surrogate pair',
	});

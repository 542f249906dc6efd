/** The addresses that a server has, with their methods, so that a wrong method is told from an unknown address. */
export interface KnownRoutes {
	/** `pattern` as fastify writes it: `/certificates/:id`, `/files/*`. */
	add(pattern: string, methods: readonly string[]): void;
	/** Methods served at the path, sorted; empty where nothing is. */
	methodsAt(path: string): string[];
}

export function knownRoutes(): KnownRoutes {
	const routes: { readonly pattern: readonly string[]; readonly methods: readonly string[] }[] = [];
	return {
		add(pattern, methods) {
			routes.push({ pattern: pattern.split('/'), methods });
		},
		methodsAt(path) {
			const parts = path.split('/');
			const methods = routes.filter(({ pattern }) => fits(pattern, parts)).flatMap((route) => route.methods);
			return [...new Set(methods)].sort();
		},
	};
}

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
	if (pattern.at(-1) === '*')
		return parts.length >= pattern.length && fits(pattern.slice(0, -1), parts.slice(0, pattern.length - 1));
	return (
		pattern.length === parts.length &&
		pattern.every((part, index) => (part.startsWith(':') ? parts[index] !== '' : part === parts[index]))
	);
}

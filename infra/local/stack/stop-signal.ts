const PATIENCE_MS = 3000;

/**
 * Aborts at the first SIGINT, SIGTERM or SIGHUP, with the exit code that belongs to it as the reason (130 for SIGINT).
 * One Ctrl-C may arrive up to three times (terminal, npm, bootstrap), so repetitions are the same wish; one that comes
 * seconds later is a person who has lost patience, and ends the process on the spot.
 */
export function stopSignal(): AbortSignal {
	const stopping = new AbortController();
	let since = 0;
	const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
	for (const [signal, code] of Object.entries(codes)) {
		process.on(signal, () => {
			if (!stopping.signal.aborted) {
				since = performance.now();
				stopping.abort(code);
			} else if (performance.now() - since > PATIENCE_MS) process.exit(code);
		});
	}
	return stopping.signal;
}

/** Exit codes that scripts bind to. */
export const EXIT = { ok: 0, failed: 1, usage: 2, finding: 3, refused: 4, unreachable: 5, interrupted: 130 } as const;

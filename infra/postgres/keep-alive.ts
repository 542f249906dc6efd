/**
 * Of every connection: after so many milliseconds of silence the system asks whether the peer is still there. One that
 * vanished without a word would be listened to for ever.
 */
export const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

/** Cases that each property of the engine is tried on; more of them by hand: `PSRA_PROPERTY_RUNS=20000`. */
export const PROPERTY_RUNS: number = Number(process.env['PSRA_PROPERTY_RUNS'] ?? 200);

/** What an ERP answers that has the verdict, or a later one: nobody needs to tell it again. */
export const TOLD: ReadonlySet<string> = new Set(['applied', 'duplicate', 'stale']);

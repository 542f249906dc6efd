export { agree, CONSENT, type Consent } from './agree.ts';
export { type Confirm, confirmOn } from './confirm.ts';
export { age, durationMs } from './duration.ts';
export { EXIT } from './exit.ts';
export { type Envelope, printJson } from './json.ts';
export { printable, table } from './table.ts';
export type { Terminal } from './terminal.ts';

/** The packs of this release, one line each; `profiles.ts` has a line for each that is compiled. */
export { PACK as euJapan } from './eu-japan/pack.ts';
export { PACK as euUk } from './eu-uk/pack.ts';
export { PACK as ukJapan } from './uk-japan/pack.ts';

/** The packs of this release, one line each; `profiles.ts` has a line for each that is compiled. */
export { PACK as euCanada } from './eu-canada/pack.ts';
export { PACK as euJapan } from './eu-japan/pack.ts';
export { PACK as euSingapore } from './eu-singapore/pack.ts';
export { PACK as euSouthKorea } from './eu-south-korea/pack.ts';
export { PACK as euUk } from './eu-uk/pack.ts';
export { PACK as euVietnam } from './eu-vietnam/pack.ts';
export { PACK as ukCanada } from './uk-canada/pack.ts';
export { PACK as ukChile } from './uk-chile/pack.ts';
export { PACK as ukIcelandNorway } from './uk-iceland-norway/pack.ts';
export { PACK as ukJapan } from './uk-japan/pack.ts';
export { PACK as ukMexico } from './uk-mexico/pack.ts';
export { PACK as ukSingapore } from './uk-singapore/pack.ts';
export { PACK as ukSouthKorea } from './uk-south-korea/pack.ts';
export { PACK as ukSwitzerland } from './uk-switzerland/pack.ts';
export { PACK as ukTurkey } from './uk-turkey/pack.ts';
export { PACK as ukUkraine } from './uk-ukraine/pack.ts';
export { PACK as ukVietnam } from './uk-vietnam/pack.ts';

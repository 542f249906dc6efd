/** The agreements whose published file is compiled, one line each. */
export { PROFILE as euUk } from './eu-uk/profile.ts';
export { PROFILE as ukCanada } from './uk-canada/profile.ts';
export { PROFILE as ukChile } from './uk-chile/profile.ts';
export { PROFILE as ukIcelandNorway } from './uk-iceland-norway/profile.ts';
export { PROFILE as ukJapan } from './uk-japan/profile.ts';
export { PROFILE as ukMexico } from './uk-mexico/profile.ts';
export { PROFILE as ukSingapore } from './uk-singapore/profile.ts';
export { PROFILE as ukSouthKorea } from './uk-south-korea/profile.ts';
export { PROFILE as ukSwitzerland } from './uk-switzerland/profile.ts';
export { PROFILE as ukTurkey } from './uk-turkey/profile.ts';
export { PROFILE as ukUkraine } from './uk-ukraine/profile.ts';
export { PROFILE as ukVietnam } from './uk-vietnam/profile.ts';

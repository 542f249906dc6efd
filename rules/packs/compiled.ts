/** The agreements whose published file is compiled, one line each. */
export { PROFILE as euUk } from './eu-uk/profile.ts';
export { PROFILE as ukJapan } from './uk-japan/profile.ts';

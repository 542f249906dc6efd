/** Largest line in bytes, without its line break. As Avro it is smaller, and with its headers it fits the 8 MiB of a record. */
export const LINE_BYTES = 8_000_000;
/** Lines that share a transaction; a batch is also full with so many bytes. */
export const BATCH_LINES = 500;
export const BATCH_BYTES = 1_048_576;
/**
 * Lines of a request. Their answers are kept until the sender reads them, since a sender that writes all before it reads
 * would otherwise wait for us while we wait for it.
 */
export const REQUEST_LINES = 10_000;
export const REQUEST_BYTES = 67_108_864;
/** Largest key in bytes: keys are in indexes of the database, whose entries are limited. */
export const KEY_BYTES = 500;
/** Nesting of arrays and objects in a line; records of the contract have three levels. */
export const DEPTH = 32;
/** Problems that are told of one line. */
export const PROBLEMS = 10;

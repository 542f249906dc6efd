/** Every event of the system: its shape, its type's name, its Avro schema. A leaf: imports nothing outside `schemas`. */

export type { AvroRecord, AvroSchema } from './avro.ts';
export * from './generated/index.ts';

/** A record decoded from its wire format. */
export interface DecodedRecord {
	/** Full record name of the writer's schema. */
	readonly type: string;
	readonly value: object;
}

export interface Codec {
	/**
	 * Confluent wire format: magic byte 0, 4-byte schema id, Avro. Throws VALUE_INVALID with the field's path where
	 * the value doesn't fit the schema.
	 */
	encode(topic: string, type: string, value: object): Uint8Array;
	/**
	 * Throws MESSAGE_NOT_WIRE_FORMAT, SCHEMA_ID_UNKNOWN, EVENT_TYPE_UNEXPECTED or MESSAGE_NOT_DECODABLE, none of
	 * which trying again can mend, and REGISTRY_UNAVAILABLE where the registry could not be asked.
	 */
	decode(topic: string, payload: Uint8Array): Promise<DecodedRecord>;
}

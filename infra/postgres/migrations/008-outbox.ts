/**
 * The partition stands in the row, and headers are text: they are written once and read once, and a binary form would be
 * built and taken apart for nothing. Rows of the former shape are published before, not converted: their headers are
 * coded otherwise.
 */
export const outboxRows = {
	name: '008-outbox',
	up: /* sql */ `
DO $$ BEGIN
	IF EXISTS (SELECT FROM outbox) THEN
		RAISE EXCEPTION 'the outbox holds rows of the former release'
			USING HINT = 'Let the relay of the former release publish them (psra outbox status shows none), then migrate.';
	END IF;
END $$;
ALTER TABLE outbox ADD partition integer NOT NULL;
ALTER TABLE outbox ALTER headers TYPE json USING headers::text::json;
COMMENT ON COLUMN outbox.partition IS 'Where the Java client would put the key; the Debezium outbox event router can place by it.';
COMMENT ON COLUMN outbox.headers IS 'In order: [name, text], or [name, null, base64] where the bytes are no text.';
`,
} as const;

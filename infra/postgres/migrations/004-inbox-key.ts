/**
 * The inbox by company and source as well as id. What it noted before names neither, so it begins anew: offsets that
 * are committed stay so, and what comes again nevertheless is known by sequence, document or number.
 */
export const inboxKey = {
	name: '004-inbox-key',
	up: /* sql */ `
DROP TABLE inbox;
CREATE TABLE inbox (
	consumer    text NOT NULL,
	company     text NOT NULL,
	source      text NOT NULL,
	message_id  text NOT NULL,
	digest      bytea NOT NULL,
	place       text NOT NULL,
	dead_letter boolean NOT NULL DEFAULT false,
	accepted_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (consumer, company, source, message_id)
);
CREATE INDEX inbox_accepted_at ON inbox USING brin (accepted_at) WITH (autosummarize = on);
COMMENT ON TABLE inbox IS 'Messages that consumers took in. Company and source are empty for one that could not be read: it is known by its place.';
COMMENT ON COLUMN inbox.digest IS 'SHA-256 of the value.';
COMMENT ON COLUMN inbox.place IS 'topic/partition/offset.';
COMMENT ON COLUMN inbox.dead_letter IS 'It went to the dead letters: its id is free for a redrive or a correction.';
`,
} as const;

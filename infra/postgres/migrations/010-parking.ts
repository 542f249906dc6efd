/** Keys that wait for something outside, with their messages, and where a consumer began and did not come to an end. */
export const parking = {
	name: '010-parking',
	up: /* sql */ `
CREATE SEQUENCE parked_term;

CREATE TABLE parked_key (
	consumer     text NOT NULL,
	lane         bytea NOT NULL,
	topic        text NOT NULL,
	key          bytea,
	code         text NOT NULL,
	problem      text NOT NULL,
	parked_at    timestamptz NOT NULL DEFAULT now(),
	tries        integer NOT NULL DEFAULT 0,
	next_try_at  timestamptz NOT NULL,
	holder       text,
	term         bigint NOT NULL DEFAULT 0,
	leased_until timestamptz NOT NULL DEFAULT '-infinity',
	unfinished   integer NOT NULL DEFAULT 0,
	PRIMARY KEY (consumer, lane)
);
CREATE INDEX parked_key_due ON parked_key (consumer, next_try_at);
COMMENT ON TABLE parked_key IS 'Keys of which a consumer waits for something outside. Their messages queue in parked_message, other keys go on.';
COMMENT ON COLUMN parked_key.lane IS 'SHA-256 of topic and key: a key can be longer than an index entry.';
COMMENT ON COLUMN parked_key.tries IS 'Of its first message, since it is parked.';
COMMENT ON COLUMN parked_key.term IS 'Rises with each lease; who saves under an older one saves nothing.';
COMMENT ON COLUMN parked_key.unfinished IS 'How often in a row its first message was begun and nothing came of it: its process died.';

CREATE TABLE parked_message (
	seq            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	consumer       text NOT NULL,
	lane           bytea NOT NULL,
	topic          text NOT NULL,
	partition      integer NOT NULL,
	message_offset bigint NOT NULL,
	recorded_at    bigint NOT NULL,
	key            bytea,
	payload        bytea,
	headers        json NOT NULL,
	UNIQUE (consumer, topic, partition, message_offset, recorded_at),
	FOREIGN KEY (consumer, lane) REFERENCES parked_key
);
CREATE INDEX parked_message_lane ON parked_message (consumer, lane, seq);
COMMENT ON COLUMN parked_message.recorded_at IS 'The record''s own timestamp, milliseconds since 1970. A topic that was made anew counts its offsets anew.';
COMMENT ON COLUMN parked_message.headers IS 'As in outbox.headers.';

CREATE TABLE partition_start (
	consumer       text NOT NULL,
	topic          text NOT NULL,
	partition      integer NOT NULL,
	first_offset   bigint NOT NULL,
	starts         integer NOT NULL,
	suspect_offset bigint,
	crashes        integer NOT NULL DEFAULT 0,
	PRIMARY KEY (consumer, topic, partition)
);
COMMENT ON TABLE partition_start IS 'Where a consumer began after its newest assignment, how often in a row it began there, and which message it then worked on alone.';
`,
} as const;

/** What operators did by commands, which dead letters were sent again, and an index for sagas that stand still. */
export const operators = {
	name: '007-operators',
	up: /* sql */ `
CREATE TABLE operator_act (
	act     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	at      timestamptz NOT NULL DEFAULT now(),
	actor   text NOT NULL,
	command text NOT NULL,
	facts   jsonb NOT NULL
);
COMMENT ON TABLE operator_act IS 'Each command that changed something: who, when, what, and what was there before. Kept for ever.';

CREATE TABLE redriven_letter (
	topic         text NOT NULL,
	partition     integer NOT NULL,
	letter_offset bigint NOT NULL,
	digest        bytea NOT NULL,
	act           bigint NOT NULL REFERENCES operator_act,
	PRIMARY KEY (topic, partition, letter_offset, digest)
);
COMMENT ON TABLE redriven_letter IS 'Dead letters that were sent again: none is sent twice.';

CREATE INDEX saga_quiet ON saga (updated_at) WHERE status = 'running';
`,
} as const;

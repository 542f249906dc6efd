/** Outbox, inbox, timers, sagas, and the memory of what the registry answered. */
export const backbone = {
	name: '001-backbone',
	up: /* sql */ `
CREATE TABLE outbox (
	seq           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	id            text NOT NULL,
	shard         smallint NOT NULL,
	aggregatetype text NOT NULL,
	aggregateid   text NOT NULL,
	type          text NOT NULL,
	topic         text NOT NULL,
	key           bytea,
	payload       bytea,
	headers       jsonb NOT NULL,
	created_at    timestamptz NOT NULL DEFAULT now(),
	parked_at     timestamptz,
	park_code     text,
	park_reason   text
);
COMMENT ON TABLE outbox IS 'Messages that wait for the relay; payload is wire format. Columns id, aggregatetype, aggregateid, type, payload are those that the Debezium outbox event router reads.';
CREATE INDEX outbox_shard_seq ON outbox (shard, seq);
CREATE INDEX outbox_parked ON outbox (aggregatetype, aggregateid) WHERE parked_at IS NOT NULL;

CREATE TABLE outbox_lease (
	shard      smallint PRIMARY KEY,
	holder     text,
	term       bigint NOT NULL DEFAULT 0,
	expires_at timestamptz NOT NULL DEFAULT '-infinity'
);

CREATE TABLE inbox (
	consumer    text NOT NULL,
	message_id  text NOT NULL,
	accepted_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (consumer, message_id)
);

CREATE TABLE timer (
	owner      text NOT NULL,
	company    text NOT NULL,
	instance   text NOT NULL,
	name       text NOT NULL,
	due_at     timestamptz NOT NULL,
	first_due  timestamptz NOT NULL,
	PRIMARY KEY (owner, company, instance, name)
);
CREATE INDEX timer_due ON timer (owner, due_at);

CREATE TABLE saga (
	saga               text NOT NULL,
	company            text NOT NULL,
	id                 text NOT NULL,
	definition_version integer NOT NULL,
	version            integer NOT NULL,
	state              jsonb NOT NULL,
	status             text NOT NULL CHECK (status IN ('running', 'completed')),
	outcome            text,
	waiting_for        text NOT NULL,
	started_at         timestamptz NOT NULL DEFAULT now(),
	updated_at         timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (saga, company, id)
);
CREATE INDEX saga_running ON saga (saga, updated_at) WHERE status = 'running';

CREATE TABLE saga_correlation (
	saga        text NOT NULL,
	company     text NOT NULL,
	correlation text NOT NULL,
	id          text NOT NULL,
	PRIMARY KEY (saga, company, correlation, id),
	FOREIGN KEY (saga, company, id) REFERENCES saga ON DELETE CASCADE
);

CREATE TABLE saga_history (
	saga       text NOT NULL,
	company    text NOT NULL,
	id         text NOT NULL,
	version    integer NOT NULL,
	message_id text NOT NULL,
	event      text NOT NULL,
	commands   text[] NOT NULL,
	state      jsonb NOT NULL,
	at         timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (saga, company, id, version),
	FOREIGN KEY (saga, company, id) REFERENCES saga ON DELETE CASCADE
);

CREATE TABLE registered_schema (
	subject     text NOT NULL,
	type        text NOT NULL,
	schema_id   integer NOT NULL,
	fingerprint text NOT NULL,
	seen_at     timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (subject, fingerprint)
);
COMMENT ON TABLE registered_schema IS 'Ids that the registry gave: a registry that gives them anew would have old messages read as another schema.';
`,
} as const;

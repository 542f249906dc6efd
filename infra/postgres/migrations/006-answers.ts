/** Production orders, answers to open questions, the tasks of persons, acceptances, revocations with their notices, and idempotency keys. */
export const answers = {
	name: '006-answers',
	up: /* sql */ `
CREATE TABLE production_order (
	company      text NOT NULL,
	id           text NOT NULL,
	sequence     bigint NOT NULL,
	content_hash text NOT NULL,
	record       jsonb NOT NULL,
	updated_at   timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (company, id)
);
COMMENT ON TABLE production_order IS 'Newest state of each production order; no rule rests on it yet.';

CREATE TABLE judgement (
	company       text NOT NULL,
	sku           text NOT NULL,
	agreement     text NOT NULL,
	question_id   text NOT NULL,
	path          text NOT NULL,
	choice        text NOT NULL,
	choice_text   text NOT NULL,
	source        text NOT NULL CHECK (source IN ('consensus', 'person')),
	given_by      text NOT NULL,
	demonstration boolean NOT NULL,
	kept_at       timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (company, sku, agreement, question_id)
);
COMMENT ON TABLE judgement IS 'Answers to closed questions: facts with provenance; derived from consensus.decisions and review.decisions.';

CREATE TABLE asked_question (
	company     text NOT NULL,
	question_id text NOT NULL,
	asked_at    timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (company, question_id)
);

CREATE TABLE review_task (
	company    text NOT NULL,
	task_id    text NOT NULL,
	ordinal    bigint GENERATED ALWAYS AS IDENTITY,
	sku        text NOT NULL,
	agreement  text NOT NULL,
	path       text NOT NULL,
	status     text NOT NULL CHECK (status IN ('open', 'decided', 'superseded')),
	task       jsonb NOT NULL,
	decision   jsonb,
	PRIMARY KEY (company, task_id)
);
CREATE INDEX review_task_status ON review_task (company, status, ordinal);
CREATE INDEX review_task_open ON review_task (company, sku, agreement, path) WHERE status = 'open';

CREATE TABLE pack_acceptance (
	company       text NOT NULL,
	agreement     text NOT NULL,
	edition       text NOT NULL,
	acceptance_id text NOT NULL,
	person        text NOT NULL,
	record        jsonb NOT NULL,
	PRIMARY KEY (company, agreement, edition)
);

ALTER TABLE certificate DROP CONSTRAINT certificate_status_check;
ALTER TABLE certificate ADD CONSTRAINT certificate_status_check CHECK (status IN ('issued', 'refused', 'revoked'));
ALTER TABLE certificate ADD COLUMN revocations jsonb NOT NULL DEFAULT '[]';
ALTER TABLE certificate ADD COLUMN revocation_reason text;

CREATE TABLE certificate_notice (
	company        text NOT NULL,
	certificate_id text NOT NULL,
	version        bigint NOT NULL,
	party_id       text NOT NULL,
	deliveries     text[] NOT NULL,
	due_since      timestamptz NOT NULL DEFAULT now(),
	told_at        timestamptz,
	PRIMARY KEY (company, certificate_id, version, party_id),
	FOREIGN KEY (company, certificate_id) REFERENCES certificate
);
COMMENT ON TABLE certificate_notice IS 'Customers who must be told of a revocation (Article 62(3)); told_at null: still due.';

CREATE TABLE idempotency_key (
	company        text NOT NULL,
	key            text NOT NULL,
	request_sha256 text NOT NULL,
	answer         jsonb NOT NULL,
	answered_at    timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (company, key)
);
`,
} as const;

/** Verdicts, certificates with their numbers, and access to the API. */
export const decisions = {
	name: '003-decisions',
	up: /* sql */ `
CREATE TABLE evaluation (
	company       text NOT NULL,
	evaluation_id text NOT NULL,
	sku           text NOT NULL,
	agreement     text NOT NULL,
	input_hash    text NOT NULL,
	verdict       text NOT NULL,
	record        jsonb NOT NULL,
	origin_case   jsonb,
	result        jsonb NOT NULL,
	decided_at    timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (company, evaluation_id)
);

CREATE TABLE latest_evaluation (
	company       text NOT NULL,
	sku           text NOT NULL,
	agreement     text NOT NULL,
	evaluation_id text NOT NULL,
	PRIMARY KEY (company, sku, agreement),
	FOREIGN KEY (company, evaluation_id) REFERENCES evaluation
);

CREATE TABLE number_series (
	company text NOT NULL,
	series  text NOT NULL,
	last    bigint NOT NULL,
	PRIMARY KEY (company, series)
);

CREATE TABLE certificate (
	company        text NOT NULL,
	certificate_id text NOT NULL,
	request_id     text NOT NULL,
	number         text,
	status         text NOT NULL CHECK (status IN ('issued', 'refused')),
	version        bigint NOT NULL,
	record         jsonb NOT NULL,
	pdf            bytea,
	pdf_sha256     text,
	decided_at     timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (company, certificate_id),
	UNIQUE (company, number)
);

CREATE TABLE access_token (
	token_sha256 bytea PRIMARY KEY,
	company      text NOT NULL,
	role         text NOT NULL,
	label        text NOT NULL,
	created_at   timestamptz NOT NULL DEFAULT now(),
	revoked_at   timestamptz
);
COMMENT ON TABLE access_token IS 'Bearer tokens as SHA-256 of 256 random bits; the token itself is shown once and not kept.';
`,
} as const;

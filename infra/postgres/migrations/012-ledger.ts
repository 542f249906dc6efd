/** The transparency log of each company: leaves, the tiles of their Merkle tree, and every checkpoint that was signed. */
export const ledger = {
	name: '012-ledger',
	up: /* sql */ `
CREATE TABLE ledger (
	company  text PRIMARY KEY,
	origin   text NOT NULL UNIQUE,
	verifier text NOT NULL,
	size     bigint NOT NULL CHECK (size >= 0)
);
COMMENT ON TABLE ledger IS 'Who appends holds the lock on the row of its company until the transaction ends.';
COMMENT ON COLUMN ledger.verifier IS 'Verifier key (C2SP signed-note) that every checkpoint is signed with.';

CREATE TABLE ledger_leaf (
	company   text NOT NULL REFERENCES ledger,
	index     bigint NOT NULL CHECK (index >= 0),
	command   text NOT NULL,
	leaf_hash bytea NOT NULL,
	leaf      bytea NOT NULL,
	PRIMARY KEY (company, index),
	UNIQUE (company, command),
	UNIQUE (company, leaf_hash)
);

CREATE TABLE ledger_tile (
	company text NOT NULL REFERENCES ledger,
	level   smallint NOT NULL,
	index   bigint NOT NULL,
	hashes  bytea NOT NULL CHECK (length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0),
	PRIMARY KEY (company, level, index)
);
ALTER TABLE ledger_tile ALTER hashes SET STORAGE EXTERNAL;
COMMENT ON COLUMN ledger_tile.hashes IS 'Up to 256 hashes (C2SP tlog-tiles). A tile only grows: its beginning serves every smaller tree.';

CREATE TABLE ledger_checkpoint (
	company      text NOT NULL REFERENCES ledger,
	size         bigint NOT NULL,
	note         text NOT NULL,
	cosignatures text,
	signed_at    timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (company, size)
);
COMMENT ON COLUMN ledger_checkpoint.cosignatures IS 'Lines of the witnesses; null: not witnessed yet, and shown to nobody. At most the newest is.';
`,
} as const;

const fullState = (table: string, comment: string) => `
CREATE TABLE ${table} (
	company      text NOT NULL,
	id           text NOT NULL,
	sequence     bigint NOT NULL,
	content_hash text NOT NULL,
	record       jsonb NOT NULL,
	updated_at   timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (company, id)
);
COMMENT ON TABLE ${table} IS '${comment}';`;

/** The canonical tables that item-facts keeps; derived, so they can be rebuilt from the topics. */
export const facts = {
	name: '002-facts',
	up: /* sql */ `
${fullState('party', 'Newest state of each supplier, customer and of the firm itself.')}
${fullState('item', 'Newest state of each item; id is the sku.')}
${fullState('bom', 'Newest bill of materials of each made item; id is the sku.')}
${fullState('routing', 'Newest routing of each made item; id is the sku.')}
${fullState('price_list', 'Newest prices of each item; id is the sku.')}
${fullState('exchange_rate', 'Newest rates of each pair; id is the pair.')}
${fullState('supplier_declaration', 'Newest state of each supplier declaration; id is its number.')}

CREATE TABLE bom_component (
	company   text NOT NULL,
	sku       text NOT NULL,
	component text NOT NULL,
	PRIMARY KEY (company, sku, component)
);
CREATE INDEX bom_component_where_used ON bom_component (company, component);

CREATE TABLE declared_good (
	company        text NOT NULL,
	declaration_id text NOT NULL,
	sku            text NOT NULL,
	PRIMARY KEY (company, declaration_id, sku)
);
CREATE INDEX declared_good_sku ON declared_good (company, sku);

CREATE TABLE movement (
	company      text NOT NULL,
	document     text NOT NULL,
	sku          text NOT NULL,
	kind         text NOT NULL,
	cancels      text,
	posting_date date NOT NULL,
	party_id     text,
	content_hash text NOT NULL,
	record       jsonb NOT NULL,
	PRIMARY KEY (company, document)
);
CREATE INDEX movement_sku ON movement (company, sku, posting_date);
CREATE INDEX movement_party ON movement (company, party_id);
CREATE INDEX movement_cancels ON movement (company, cancels) WHERE cancels IS NOT NULL;

CREATE TABLE finding (
	company      text NOT NULL,
	subject_kind text NOT NULL,
	subject_id   text NOT NULL,
	ordinal      integer NOT NULL,
	sku          text,
	code         text NOT NULL,
	field        text NOT NULL,
	problem      text NOT NULL,
	remedy       text NOT NULL,
	blocking     boolean NOT NULL,
	message_id   text NOT NULL,
	found_at     timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (company, subject_kind, subject_id, ordinal)
);
CREATE INDEX finding_sku ON finding (company, sku);
CREATE INDEX finding_message ON finding (message_id);
`,
} as const;

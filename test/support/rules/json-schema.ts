/** What the contracts use of JSON Schema 2020-12, enough to accept or reject a value without a library. */
export interface JsonSchema {
	readonly $ref?: string;
	readonly $defs?: Readonly<Record<string, JsonSchema>>;
	readonly type?: string | readonly string[];
	readonly enum?: readonly unknown[];
	readonly pattern?: string;
	readonly format?: string;
	readonly required?: readonly string[];
	readonly properties?: Readonly<Record<string, JsonSchema>>;
	readonly additionalProperties?: boolean | JsonSchema;
	readonly items?: JsonSchema;
}

/** Whether a value fits a schema; `format: date` is asserted. */
export function accepts(schema: JsonSchema, value: unknown, root: JsonSchema): boolean {
	if (schema.$ref !== undefined) {
		const name = schema.$ref.replace('#/$defs/', '');
		return accepts(root.$defs?.[name] as JsonSchema, value, root);
	}
	if (schema.enum !== undefined && !schema.enum.includes(value)) return false;
	const types = schema.type === undefined ? [] : [schema.type].flat();
	if (types.length > 0 && !types.includes(typeOf(value))) return false;
	if (typeof value === 'string') return acceptsText(schema, value);
	if (Array.isArray(value))
		return value.every((item) => schema.items === undefined || accepts(schema.items, item, root));
	if (typeof value === 'object' && value !== null)
		return acceptsMembers(schema, value as Record<string, unknown>, root);
	return true;
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

function acceptsText(schema: JsonSchema, value: string): boolean {
	if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) return false;
	if (schema.format !== 'date') return true;
	const date = new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
}

function acceptsMembers(schema: JsonSchema, value: Record<string, unknown>, root: JsonSchema): boolean {
	if (schema.required?.some((name) => value[name] === undefined) === true) return false;
	return Object.entries(value).every(([name, member]) => {
		const known = schema.properties?.[name];
		if (known !== undefined) return accepts(known, member, root);
		const { additionalProperties = true } = schema;
		return typeof additionalProperties === 'boolean'
			? additionalProperties
			: accepts(additionalProperties, member, root);
	});
}

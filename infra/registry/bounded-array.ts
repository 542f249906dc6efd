import avro from 'avsc';

/** What avsc reads from, as far as an array needs it. */
interface Tap {
	readonly buf: Buffer;
	pos: number;
	readLong(): number;
}

interface Items {
	_read(tap: Tap): unknown;
	_skip(tap: Tap): void;
}

/**
 * An array that believes no count. avsc reads as many items as a block announces, past the end of the value and back
 * behind its beginning, so that ten bytes would exhaust the memory of every process that reads them, at each start anew.
 * Here each item must take bytes and end within the value; a null takes none, and no contract has arrays of nulls.
 */
class BoundedArrayType extends avro.types.ArrayType {
	/** Also called on resolvers, which have the items of the writer under the same name. */
	_read(this: { readonly itemsType: Items }, tap: Tap): unknown[] {
		const items: unknown[] = [];
		eachItem(tap, () => items.push(this.itemsType._read(tap)));
		return items;
	}

	_skip(this: { readonly itemsType: Items }, tap: Tap): void {
		eachItem(tap, () => this.itemsType._skip(tap));
	}
}

/** Blocks of items until an empty one; a negative count stands before the size of its block (Avro 1.12, Arrays). */
function eachItem(tap: Tap, take: () => void): void {
	for (let count = tap.readLong(); count !== 0; count = tap.readLong()) {
		if (count < 0) tap.readLong();
		for (let left = Math.abs(count); left > 0; left -= 1) {
			const from = tap.pos;
			take();
			if (tap.pos <= from || tap.pos > tap.buf.length)
				throw new RangeError(`an array announces ${Math.abs(count)} items and does not hold them`);
		}
	}
}

/** For avsc's `typeHook`: every array as a bounded one. */
export function boundedArrays(schema: unknown, options: avro.ForSchemaOptions): avro.Type | undefined {
	const isArray = typeof schema === 'object' && schema !== null && (schema as { type?: unknown }).type === 'array';
	return isArray ? new BoundedArrayType(schema as never, options as never) : undefined;
}

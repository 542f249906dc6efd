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
		const { itemsType } = this;
		const items: unknown[] = [];
		for (let left = nextBlock(tap); left > 0; left = nextBlock(tap)) {
			for (const announced = left; left > 0; left -= 1) {
				const from = tap.pos;
				items.push(itemsType._read(tap));
				if (tap.pos <= from || tap.pos > tap.buf.length) throw beyond(announced);
			}
		}
		return items;
	}

	_skip(this: { readonly itemsType: Items }, tap: Tap): void {
		const { itemsType } = this;
		for (let left = nextBlock(tap); left > 0; left = nextBlock(tap)) {
			for (const announced = left; left > 0; left -= 1) {
				const from = tap.pos;
				itemsType._skip(tap);
				if (tap.pos <= from || tap.pos > tap.buf.length) throw beyond(announced);
			}
		}
	}
}

/** Items of a block, none at the end; a negative count stands before the size of its block (Avro 1.12, Arrays). */
function nextBlock(tap: Tap): number {
	const count = tap.readLong();
	if (count >= 0) return count;
	tap.readLong();
	return -count;
}

const beyond = (announced: number) => new RangeError(`an array announces ${announced} items and does not hold them`);

/** For avsc's `typeHook`: every array as a bounded one. */
export function boundedArrays(schema: unknown, options: avro.ForSchemaOptions): avro.Type | undefined {
	const isArray = typeof schema === 'object' && schema !== null && (schema as { type?: unknown }).type === 'array';
	return isArray ? new BoundedArrayType(schema as never, options as never) : undefined;
}

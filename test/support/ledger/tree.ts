import { leafHash } from '../../../infra/ledger/tlog/hash.ts';
import { extendTiles, type Tile, tilesFrom } from '../../../infra/ledger/tlog/tiles.ts';
import { type FromTiles, rootOf, type TreeHead } from '../../../infra/ledger/tlog/tree.ts';

/** Leaves that differ from each other. */
export const leavesOf = (count: number, from = 0): Buffer[] =>
	Array.from({ length: count }, (_, i) => Buffer.from(`leaf ${from + i}`));

/** A tree of tiles in memory. */
export class TiledTree {
	readonly tiles = new Map<string, Tile>();
	size = 0;

	append(leaves: readonly Uint8Array[]): void {
		for (const tile of extendTiles(this.size, tilesFrom(this.tiles.values()), leaves.map(leafHash)))
			this.tiles.set(`${tile.level}/${tile.index}`, tile);
		this.size += leaves.length;
	}

	/** The same with more leaves; this one stays as it is. */
	grown(leaves: readonly Uint8Array[]): TiledTree {
		const copy = new TiledTree();
		copy.size = this.size;
		for (const [place, tile] of this.tiles) copy.tiles.set(place, tile);
		copy.append(leaves);
		return copy;
	}

	/** Makes it of the tiles that it asks for and no others. */
	make<T>({ places, make }: FromTiles<T>): T {
		return make(tilesFrom(places.map(({ level, index }) => this.tiles.get(`${level}/${index}`)!)));
	}

	head(size = this.size): TreeHead {
		return { size, root: this.make(rootOf(size)) };
	}
}

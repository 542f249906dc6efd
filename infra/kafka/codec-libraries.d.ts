/** snappyjs 0.7.0: raw snappy, without framing. Throws where the data are broken or longer than `maxLength`. */
declare module 'snappyjs' {
	export function compress(data: Buffer): Buffer;
	export function uncompress(data: Buffer, maxLength?: number): Buffer;
}

/** lz4js 0.2.0: the LZ4 frame format. */
declare module 'lz4js' {
	const lz4: {
		compress(data: Uint8Array): Uint8Array;
		/** Bytes that a frame decompresses to at most, by its blocks. */
		decompressBound(frame: Uint8Array): number;
		/** Answers how many bytes the frame holds, also where `into` was too short for them. */
		decompressFrame(frame: Uint8Array, into: Uint8Array): number;
	};
	// biome-ignore lint/style/noDefaultExport: it is what the module has
	export default lz4;
}

import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOfLog, parseCheckpoint, parseCheckpointText } from '../../../../../infra/ledger/tlog/checkpoint.ts';
import { cosignedAt } from '../../../../../infra/ledger/tlog/cosignature.ts';
import { formatProof, judgeProof, parseProof, type Trust } from '../../../../../infra/ledger/tlog/proof-file.ts';
import { inclusionProof } from '../../../../../infra/ledger/tlog/tree.ts';
import { testKey } from '../../../../support/ledger/keys.ts';
import { cosignatureLine, logKeyOf, signedCheckpoint, witnessKeyOf } from '../../../../support/ledger/log.ts';
import { leavesOf, TiledTree } from '../../../../support/ledger/tree.ts';

const LOG = testKey('ledger.example/HD');
const WITNESS = testKey('witness.example/w1');
const OTHER = testKey('witness.example/w2');
const SEEN = 1_700_000_000;
const SIZE = 300;
const INDEX = 257;

const leaves = leavesOf(SIZE);
const tree = new TiledTree();
tree.append(leaves);
const trust: Trust = { log: logKeyOf(LOG), witnesses: [witnessKeyOf(WITNESS), witnessKeyOf(OTHER)], quorum: 1 };

let checkpoint: string;
let proof: string;
beforeAll(async () => {
	const own = await signedCheckpoint(LOG, tree.head());
	checkpoint = own + (await cosignatureLine(WITNESS, own, SEEN));
	proof = formatProof({ index: INDEX, path: tree.make(inclusionProof(INDEX, SIZE)), checkpoint });
});

describe('a checkpoint', () => {
	it('is of the log whose key is named by its origin', async () => {
		const parsed = parseCheckpoint(checkpoint)!;
		expect(parsed).toMatchObject({ origin: LOG.name, size: SIZE });
		expect(isOfLog(parsed, trust.log)).toBe(true);
		expect(isOfLog(parsed, logKeyOf(OTHER))).toBe(false);
		const foreign = await signedCheckpoint(LOG, { ...tree.head(), origin: 'ledger.example/XY' });
		expect(isOfLog(parseCheckpoint(foreign)!, trust.log)).toBe(false);
	});

	it('may have lines that we do not know', () => {
		const root = Buffer.alloc(32).toString('base64');
		expect(parseCheckpointText(`a\n7\n${root}\nextension\n`)).toMatchObject({ origin: 'a', size: 7 });
	});

	const root = Buffer.alloc(32, 1).toString('base64');
	it.each([
		'',
		`a\n7\n${root}`,
		`\n7\n${root}\n`,
		`a\n07\n${root}\n`,
		`a\n-7\n${root}\n`,
		`a\n7.0\n${root}\n`,
		`a\n9007199254740992\n${root}\n`,
		`a\n7\n${root.slice(4)}\n`,
		`a\n7\n${root.slice(0, -1)}\n`,
		`a\n7\n${root}\n\n`,
		'a\n7\n',
	])('is not %j', (text) => {
		expect(parseCheckpointText(text)).toBeUndefined();
	});
});

describe('a cosignature', () => {
	it('says when the witness saw the checkpoint', () => {
		const { note } = parseCheckpoint(checkpoint)!;
		expect(cosignedAt(note, witnessKeyOf(WITNESS))).toBe(SEEN);
		expect(cosignedAt(note, witnessKeyOf(OTHER))).toBeUndefined();
	});

	it('holds for its time: one that was moved is none', async () => {
		const own = await signedCheckpoint(LOG, tree.head());
		const line = await cosignatureLine(WITNESS, own, SEEN);
		const [dash, name, base64] = line.trimEnd().split(' ') as [string, string, string];
		const bytes = Buffer.from(base64, 'base64');
		bytes.writeUInt32BE(SEEN + 1, 8);
		const { note } = parseCheckpoint(`${own}${dash} ${name} ${bytes.toString('base64')}\n`)!;
		expect(cosignedAt(note, witnessKeyOf(WITNESS))).toBeUndefined();
	});

	it('is not what a log signs with the same key', async () => {
		const own = await signedCheckpoint(WITNESS, tree.head());
		expect(cosignedAt(parseCheckpoint(own)!.note, witnessKeyOf(WITNESS))).toBeUndefined();
	});
});

describe('a tlog-proof', () => {
	it('shows that its leaf is in the log', () => {
		expect(judgeProof(proof, leaves[INDEX]!, trust)).toMatchObject({
			holds: true,
			index: INDEX,
			checkpoint: { size: SIZE },
			witnessed: [{ name: WITNESS.name, at: SEEN }],
		});
	});

	it('has the lines that the specification asks for', () => {
		const lines = proof.split('\n');
		expect(lines.slice(0, 2)).toEqual(['c2sp.org/tlog-proof@v1', `index ${INDEX}`]);
		expect(lines.indexOf('')).toBe(2 + tree.make(inclusionProof(INDEX, SIZE)).length);
		expect(proof.endsWith(checkpoint)).toBe(true);
	});

	it('carries extra bytes, and is read as it was written', () => {
		const extra = Buffer.from('anything');
		for (const one of [parseProof(proof)!, { ...parseProof(proof)!, extra }, { index: 0, path: [], checkpoint }])
			expect(parseProof(formatProof(one))).toEqual(one);
		expect(judgeProof(formatProof({ ...parseProof(proof)!, extra }), leaves[INDEX]!, trust).holds).toBe(true);
	});

	it.each([
		['another leaf', { leaf: leaves[INDEX - 1]! }, /do not lead/],
		['a leaf with a bit flipped', { leaf: Buffer.from('leaf 256') }, /do not lead/],
		['another log', { trust: { ...trust, log: logKeyOf(OTHER) } }, /not signed by/],
		[
			'a log of the same name with another key',
			{ trust: { ...trust, log: { ...logKeyOf(OTHER), name: LOG.name } } },
			/not signed/,
		],
		['fewer witnesses than are asked for', { trust: { ...trust, quorum: 2 } }, /1 of 2 witnesses/],
		['witnesses that nobody trusts', { trust: { ...trust, witnesses: [witnessKeyOf(OTHER)] } }, /0 of 1/],
	])(
		'shows nothing of %s',
		(_what, { leaf = leaves[INDEX]!, trust: whose = trust }: { leaf?: Buffer; trust?: Trust }, problem) => {
			expect(judgeProof(proof, leaf, whose)).toEqual({ holds: false, problem: expect.stringMatching(problem) });
		},
	);

	it('shows nothing with any character of it changed that matters', () => {
		// What follows the log's own signature may be anything that a quorum of the others does not need.
		const matters = proof.indexOf(WITNESS.name);
		fc.assert(
			fc.property(fc.nat({ max: matters - 1 }), fc.integer({ min: 1, max: 127 }), (at, change) => {
				const code = proof.charCodeAt(at);
				const other = String.fromCharCode(code ^ change);
				const changed = proof.slice(0, at) + other + proof.slice(at + 1);
				expect(judgeProof(changed, leaves[INDEX]!, trust).holds).toBe(false);
			}),
		);
	});

	it.each([
		['another header', (text: string) => text.replace('@v1', '@v2')],
		['no index', (text: string) => text.replace(/index \d+\n/, '')],
		['an index with a leading zero', (text: string) => text.replace('index ', 'index 0')],
		['a hash that is too short', (text: string) => text.replace(/\n.{43}=\n/, '\nAAAA\n')],
		[
			'more hashes than a tree is high',
			(text: string) => text.replace('\n\n', `\n${`${'A'.repeat(43)}=\n`.repeat(64)}\n`),
		],
		['extra bytes that are none', (text: string) => text.replace('index', 'extra !\nindex')],
		['nothing after the header', () => 'c2sp.org/tlog-proof@v1'],
		['no checkpoint', (text: string) => text.slice(0, text.indexOf('\n\n') + 2)],
	])('with %s is none', (_what, change) => {
		expect(judgeProof(change(proof), leaves[INDEX]!, trust).holds).toBe(false);
	});
});

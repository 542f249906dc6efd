import { beforeAll, describe, expect, it } from '@jest/globals';
import { formatAddCheckpoint, parseAddCheckpoint } from '../../../../../infra/ledger/tlog/add-checkpoint.ts';
import { judge, NOTHING_SEEN } from '../../../../../infra/ledger/tlog/judge.ts';
import { consistencyProof, type TreeHead } from '../../../../../infra/ledger/tlog/tree.ts';
import { testKey } from '../../../../support/ledger/keys.ts';
import { logKeyOf, signedCheckpoint } from '../../../../support/ledger/log.ts';
import { leavesOf, TiledTree } from '../../../../support/ledger/tree.ts';

const LOG = testKey('ledger.example/HD');
const KEYS = [logKeyOf(LOG)];

const tree = new TiledTree();
tree.append(leavesOf(20));
const forked = new TiledTree();
forked.append([...leavesOf(9), ...leavesOf(11, 100)]);

const bodyOf = async (from: number, to: number, grown = tree, key = LOG) =>
	formatAddCheckpoint(from, grown.make(consistencyProof(from, to)), await signedCheckpoint(key, grown.head(to)));
const answer = async (body: Promise<string>, last: TreeHead = tree.head(10), keys = KEYS) =>
	judge(parseAddCheckpoint(await body)!, keys, last);

describe('a witness', () => {
	it.each([
		[0, 0],
		[0, 20],
		[10, 11],
		[10, 10],
		[16, 20],
	])('cosigns a tree that goes on from the one of %i leaves that it knows to %i', async (from, to) => {
		expect(await answer(bodyOf(from, to), tree.head(from))).toEqual({ kind: 'cosign' });
	});

	it('of a log that it has never seen knows the empty tree', async () => {
		const request = parseAddCheckpoint(await bodyOf(0, 20))!;
		expect(judge(request, KEYS)).toEqual({ kind: 'cosign' });
		expect(judge(parseAddCheckpoint(await bodyOf(5, 20))!, KEYS)).toEqual({ kind: 'conflict', size: 0 });
		expect(NOTHING_SEEN).toEqual(new TiledTree().head());
	});

	it('tells the size that it knows where another is thought of, also of a tree that has shrunk', async () => {
		expect(await answer(bodyOf(0, 20))).toEqual({ kind: 'conflict', size: 10 });
		expect(await answer(bodyOf(11, 20))).toEqual({ kind: 'conflict', size: 10 });
		expect(await answer(bodyOf(5, 8))).toEqual({ kind: 'conflict', size: 10 });
	});

	it('does not cosign another tree of the size that it knows', async () => {
		expect(await answer(bodyOf(10, 10, forked))).toEqual({ kind: 'conflict', size: 10 });
	});

	it.each([
		['of a fork', () => bodyOf(10, 20, forked), 422],
		['without proof', async () => formatAddCheckpoint(10, [], await signedCheckpoint(LOG, tree.head())), 422],
		[
			'with a proof of other sizes',
			async () => formatAddCheckpoint(10, tree.make(consistencyProof(9, 20)), await signedCheckpoint(LOG, tree.head())),
			422,
		],
		[
			'of a smaller tree than it goes on from',
			async () => formatAddCheckpoint(10, [], await signedCheckpoint(LOG, tree.head(9))),
			400,
		],
		['that nobody trusted has signed', () => bodyOf(10, 20, tree, { ...testKey('x'), name: LOG.name }), 403],
	])('refuses a checkpoint %s: %#', async (_what, body, status) => {
		expect(await answer(body())).toMatchObject({ kind: 'refuse', status });
	});

	it('refuses a log that it does not know', async () => {
		expect(await answer(bodyOf(10, 20), tree.head(10), [])).toMatchObject({ kind: 'refuse', status: 404 });
	});

	it('takes any of several keys of a log, so that one can be exchanged', async () => {
		const next = { ...testKey('next'), name: LOG.name };
		expect(await answer(bodyOf(10, 20, tree, next), tree.head(10), [...KEYS, logKeyOf(next)])).toEqual({
			kind: 'cosign',
		});
	});
});

describe('a request to a witness', () => {
	let body: string;
	beforeAll(async () => {
		body = await bodyOf(10, 20);
	});

	it('is read as it was written', () => {
		const parsed = parseAddCheckpoint(body)!;
		expect(parsed).toMatchObject({ old: 10, checkpoint: { origin: LOG.name, size: 20 } });
		expect(parsed.proof).toEqual(tree.make(consistencyProof(10, 20)));
	});

	it.each([
		['no old size', (text: string) => text.replace('old 10\n', '')],
		['an old size that is none', (text: string) => text.replace('old 10', 'old 010')],
		['a line that is no hash', (text: string) => text.replace('old 10\n', 'old 10\nAAAA\n')],
		[
			'more hashes than a tree is high',
			(text: string) => text.replace('old 10\n', `old 10\n${`${'A'.repeat(43)}=\n`.repeat(64)}`),
		],
		['no checkpoint', (text: string) => text.slice(0, text.indexOf('\n\n') + 2)],
		['nothing', () => ''],
	])('with %s is none', (_what, change) => {
		expect(parseAddCheckpoint(change(body))).toBeUndefined();
	});
});

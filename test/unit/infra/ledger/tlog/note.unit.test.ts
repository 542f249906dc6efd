import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
	formatVerifierKey,
	parseVerifierKey,
	SIGNATURE_TYPE,
	verifierKey,
} from '../../../../../infra/ledger/tlog/key.ts';
import {
	formatNote,
	formatSignature,
	isSignedBy,
	type NoteSignature,
	parseNote,
	parseSignatures,
} from '../../../../../infra/ledger/tlog/note.ts';
import { keyFrom, testKey } from '../../../../support/ledger/keys.ts';

/** Key and note of the tests of Go's checksum database, which signs notes of this form. */
const GO = {
	vkey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
	seed: Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1),
	text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
	line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
const note = `${GO.text}\n${GO.line}`;

describe('a verifier key', () => {
	it('is read and written as others write it', () => {
		const key = parseVerifierKey(GO.vkey)!;
		expect(key).toMatchObject({ name: 'PeterNeumann', id: 'c74f20a3', type: 1 });
		expect(formatVerifierKey(key)).toBe(GO.vkey);
		expect(verifierKey('PeterNeumann', SIGNATURE_TYPE.note, keyFrom(GO.seed).publicKey)).toEqual(key);
	});

	it('is none with any character changed, and in no part of it', () => {
		for (let at = 0; at < GO.vkey.length; at += 1) {
			const next = String.fromCharCode(GO.vkey.charCodeAt(at) + 1);
			expect(parseVerifierKey(GO.vkey.slice(0, at) + next + GO.vkey.slice(at + 1))).toBeUndefined();
			expect(parseVerifierKey(GO.vkey.slice(at + 1))).toBeUndefined();
			expect(parseVerifierKey(GO.vkey.slice(0, at))).toBeUndefined();
		}
	});

	it('has another id under another name or type', () => {
		const { publicKey } = testKey('w');
		const ids = [
			verifierKey('a', SIGNATURE_TYPE.note, publicKey),
			verifierKey('b', SIGNATURE_TYPE.note, publicKey),
			verifierKey('a', SIGNATURE_TYPE.cosignature, publicKey),
		].map(({ id }) => id);
		expect(new Set(ids).size).toBe(3);
	});

	it.each(['', 'a b', 'a+b', 'a\u00a0b', 'a\u0085b', 'a\nb', 'a\u0007b', '\ud800'])('has no name like %j', (name) => {
		expect(() => verifierKey(name, SIGNATURE_TYPE.note, testKey('w').publicKey)).toThrow(RangeError);
	});
});

describe('a note', () => {
	const key = parseVerifierKey(GO.vkey)!;

	it('is signed and read as others do it', async () => {
		const parsed = parseNote(note)!;
		expect(parsed.text).toBe(GO.text);
		expect(isSignedBy(parsed, key)).toBe(true);
		expect(formatNote(parsed)).toBe(note);
		const bytes = await keyFrom(GO.seed).sign(Buffer.from(GO.text));
		expect(formatSignature({ name: key.name, keyId: key.id, bytes })).toBe(GO.line);
	});

	it('may hold blank lines, and signatures of keys that nobody knows', () => {
		const text = 'a\n\nb\n';
		const signature = { name: 'x', keyId: '01020304', bytes: Uint8Array.of(1, 2) };
		const parsed = parseNote(formatNote({ text, signatures: [signature, signature] }));
		expect(parsed).toMatchObject({ text, signatures: [{ name: 'x', keyId: '01020304' }, { name: 'x' }] });
		expect(isSignedBy(parsed!, key)).toBe(false);
	});

	it('with a signature in a known name that does not hold is not signed, also beside a good one', () => {
		const [good] = parseNote(note)!.signatures;
		const bad = { ...good!, bytes: Uint8Array.from(good!.bytes, (byte, i) => (i === 9 ? byte ^ 1 : byte)) };
		const signed = (...signatures: NoteSignature[]) => isSignedBy({ text: GO.text, signatures }, key);
		expect([
			signed(good!),
			signed(good!, good!),
			signed(bad),
			signed(good!, bad),
			signed(bad, good!),
			signed(),
		]).toEqual([true, true, false, false, false, false]);
	});

	it.each([
		['without signature', `${GO.text}\n`],
		['without blank line', GO.text + GO.line],
		['without its last line feed', note.slice(0, -1)],
		['with a control character', note.replace('you', 'y\tu')],
		['with a carriage return', note.replaceAll('\n', '\r\n')],
		['with half a character', note.replace('you', 'y\ud800u')],
		['with another dash', note.replace('—', '-')],
		['with two blanks', note.replace('— ', '—  ')],
		['with a plus in the name', note.replace('PeterNeumann x', 'Peter+Neumann x')],
		['with base64 that no encoder writes', note.replace('JnAM=', 'JnAN=')],
		['with a line after the signatures', `${note}x\n`],
		['with an empty signature', `${GO.text}\n— PeterNeumann x08gow==\n`],
		['with more signatures than are looked at', `${GO.text}\n${GO.line.repeat(101)}`],
	])('%s is none', (_what, broken) => {
		expect(parseNote(broken)).toBeUndefined();
	});

	it('holds for its text only', () => {
		fc.assert(
			fc.property(fc.nat({ max: GO.text.length - 2 }), (at) => {
				const changed = String.fromCharCode(GO.text.charCodeAt(at) ^ 1);
				const other = parseNote(note.slice(0, at) + changed + note.slice(at + 1));
				expect(other !== undefined && isSignedBy(other, key)).toBe(false);
			}),
		);
	});

	it('takes 16 signatures and more', () => {
		expect(parseSignatures(GO.line.repeat(100))).toHaveLength(100);
	});
});

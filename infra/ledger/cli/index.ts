import { Command, InvalidArgumentError } from 'commander';
import { PsraError } from '../../errors.ts';
import type { LedgerDesk } from '../../ports/ledger-desk.ts';
import { EXIT, printJson, type Terminal } from '../../terminal/index.ts';
import { newPrivateKey, publicKeyText, readPrivateKey } from '../keys/private-key.ts';
import { isKeyName } from '../tlog/key.ts';
import { findingsInWords, statusInWords } from './render.ts';

/** Opens the database of the configuration for `work` and closes it again. */
export type WithLedgers = <T>(work: (desk: LedgerDesk) => Promise<T>) => Promise<T>;

interface Options {
	readonly company?: string;
	readonly json?: boolean;
}

const COMPANY = ['--company <id>', 'whose log; needed where there are several'] as const;
const JSON_OPTION = ['--json', 'one JSON object instead of text'] as const;

/** `psra ledger status|check|proof|key`, mounted by the binary. */
export function ledgerCommand(terminal: Terminal, open: WithLedgers): Command {
	return new Command('ledger')
		.description('transparency logs: what they hold, whether their parts fit together, and proofs for partners')
		.addHelpText(
			'before',
			'Examples:\n  psra ledger status\n  psra ledger check --company HD\n  psra ledger proof 17 > certificate.tlog-proof\n  psra ledger key ledger.example.com/HD > secrets/ledger-key\n',
		)
		.addHelpText('after', '\nExit codes: 0 done, 3 parts do not fit together or no such log or leaf, 5 no database.')
		.addCommand(statusCommand(terminal, open))
		.addCommand(checkCommand(terminal, open))
		.addCommand(proofCommand(terminal, open))
		.addCommand(keyCommand(terminal));
}

function statusCommand(terminal: Terminal, open: WithLedgers): Command {
	return new Command('status')
		.description('every log: leaves that are signed and witnessed, by whom, and the key that proofs are checked with')
		.option(...JSON_OPTION)
		.action(async ({ json }: Options) => {
			const items = await open((desk) => desk.status());
			if (json) printJson(terminal, { kind: 'Ledgers', items });
			else if (items.length > 0) terminal.stdout.write(statusInWords(items));
			else terminal.stderr.write('no log was begun\n');
		});
}

function checkCommand(terminal: Terminal, open: WithLedgers): Command {
	return new Command('check')
		.description('compute a tree from its leaves anew, and hold tiles and every signed checkpoint against it')
		.option(...COMPANY)
		.option(...JSON_OPTION)
		.addHelpText('after', '\nIt reads all of a log as of one moment and changes nothing; others may append meanwhile.')
		.action(({ company, json }: Options) =>
			open(async (desk) => {
				const findings = await desk.check(await companyOf(desk, company));
				if (json) printJson(terminal, { kind: 'LedgerFindings', ...findings });
				else terminal.stdout.write(findingsInWords(findings));
				if (findings.problems.length > 0) terminal.exitCode = EXIT.finding;
			}),
		);
}

function proofCommand(terminal: Terminal, open: WithLedgers): Command {
	return new Command('proof')
		.description('that a leaf is in the newest tree that was witnessed, as a .tlog-proof file (C2SP tlog-proof)')
		.argument('<index>', 'of the leaf, from 0 on', indexArgument)
		.option(...COMPANY)
		.option(...JSON_OPTION)
		.action((index: number, { company, json }: Options) =>
			open(async (desk) => {
				const whose = await companyOf(desk, company);
				const proof = await desk.proof(whose, index);
				if (json) printJson(terminal, { kind: 'LedgerProof', company: whose, index, proof });
				else terminal.stdout.write(proof);
			}),
		);
}

function keyCommand(terminal: Terminal): Command {
	return new Command('key')
		.description('make a private key for a log or a witness, on standard output; it is kept nowhere')
		.argument('<name>', 'of the key: a URL without its scheme; that of a log is its origin', nameArgument)
		.addHelpText('after', '\nStandard error tells the verifier keys that belong to it, for those who are to trust it.')
		.action((name: string) => {
			const line = newPrivateKey(name);
			const key = readPrivateKey(line);
			if (!key) throw new RangeError('a new key can not be read');
			terminal.stdout.write(`${line}\n`);
			terminal.stderr.write(`of a log:     ${publicKeyText(key, 'note')}\n`);
			terminal.stderr.write(`of a witness: ${publicKeyText(key, 'cosignature')}\n`);
		});
}

/** The company that was named, or the only one that has a log. */
async function companyOf(desk: LedgerDesk, named: string | undefined): Promise<string> {
	if (named !== undefined) return named;
	const companies = (await desk.status()).map(({ company }) => company);
	if (companies.length === 1) return companies[0] as string;
	throw new PsraError('LEDGER_LEAF_UNKNOWN', `There are ${companies.length} logs, and none was named.`, {
		field: '--company',
		problem: companies.length === 0 ? 'no log was begun' : `one of ${companies.join(', ')} is meant`,
		remedy: 'Name one by --company; see `psra ledger status`.',
	});
}

function indexArgument(text: string): number {
	if (!/^(0|[1-9]\d{0,14})$/.test(text)) throw new InvalidArgumentError('An index is a whole number from 0 on.');
	return Number(text);
}

function nameArgument(text: string): string {
	if (isKeyName(text)) return text;
	throw new InvalidArgumentError('A name has neither white space nor plus signs, e.g. ledger.example.com/HD.');
}

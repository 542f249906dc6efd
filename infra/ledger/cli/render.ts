import type { LedgerFindings, LedgerStatus } from '../../ports/ledger-desk.ts';
import { printable, table } from '../../terminal/index.ts';

export function statusInWords(logs: readonly LedgerStatus[]): string {
	const figures = table(
		['COMPANY', 'LEAVES', 'WITNESSED', 'SIGNED', 'WITNESSES', 'KEY'],
		logs.map((log) => [
			log.company,
			log.size,
			log.witnessed ?? '-',
			log.signedAt ? `${log.signedAt.toISOString().slice(0, 19)}Z` : '-',
			log.witnesses.join(', ') || 'none',
			log.development ? 'development' : 'given',
		]),
	);
	const keys = logs.map(({ company, verifier }) => `${printable(company)}: ${printable(verifier)}\n`);
	return `${figures}\nverifier keys\n${keys.join('')}`;
}

export function findingsInWords({ company, leaves, tiles, checkpoints, problems }: LedgerFindings): string {
	const looked = `${printable(company)}: ${leaves} leaves, ${tiles} tiles, ${checkpoints} checkpoints`;
	if (problems.length === 0) return `${looked}: all fit together\n`;
	return `${looked}\n${problems.map((problem) => `  ${problem}\n`).join('')}`;
}

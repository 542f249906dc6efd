import { Command, Option } from 'commander';
import type { AccessRole, AccessTokens } from '../../../infra/ports/access.ts';
import { EXIT, type Terminal } from '../../../infra/terminal/index.ts';

/** Runs `work` on the tokens of the database at `dsn` (absent: as the configuration says) and closes it again. */
export type WithTokens = <T>(dsn: string | undefined, work: (tokens: AccessTokens) => Promise<T>) => Promise<T>;

interface Named {
	readonly company: string;
	readonly label: string;
	readonly dsn?: string;
}

const COMPANY = ['--company <id>', 'the company whose data the token opens'] as const;
const LABEL = ['--label <text>', 'what the token is for; it is revoked by this'] as const;
const DSN = ['--dsn <url>', 'PostgreSQL; default: DATABASE_URL or PSRA_DB_DSN'] as const;

/** Each role there is; the compiler asks for one that is added. */
const ROLES: Record<AccessRole, string> = {
	member: "its company's data",
	erp: "that, and sending the ERP's facts",
	reviewer: "its company's data, and deciding as the person whom the label names",
	operator: 'what member and erp may, and the figures of the process',
};
const ROLE_HELP = Object.entries(ROLES)
	.map(([role, opens]) => `${role}: ${opens}`)
	.join('; ');

/** `psra tokens grant|revoke|list`, mounted by the binary. */
export function tokensCommand(io: Terminal, withTokens: WithTokens): Command {
	return new Command('tokens')
		.description('grant, revoke and list bearer tokens of the API')
		.addHelpText(
			'before',
			'Examples:\n  psra tokens grant --company NL01 --label "ERP link"\n  psra tokens revoke --company NL01 --label "ERP link"\n  psra tokens list --company NL01 --json\n',
		)
		.addCommand(grantCommand(io, withTokens))
		.addCommand(revokeCommand(io, withTokens))
		.addCommand(listCommand(io, withTokens));
}

function grantCommand(io: Terminal, withTokens: WithTokens): Command {
	return new Command('grant')
		.description('make a token; it is printed this once, alone on stdout, and not kept')
		.requiredOption(...COMPANY)
		.requiredOption(...LABEL)
		.addOption(new Option('--role <role>', ROLE_HELP).choices(Object.keys(ROLES)).default('member'))
		.option(...DSN)
		.action(async ({ company, label, role, dsn }: Named & { role: AccessRole }) => {
			const token = await withTokens(dsn, (tokens) => tokens.grant({ company, role, label }));
			io.stdout.write(`${token}\n`);
			io.stderr.write(`granted to ${company} as ${role}: ${label}. Keep it now; it can not be shown again.\n`);
		});
}

function revokeCommand(io: Terminal, withTokens: WithTokens): Command {
	return new Command('revoke')
		.description('end the good tokens of a company with a label, at once')
		.requiredOption(...COMPANY)
		.requiredOption(...LABEL)
		.option(...DSN)
		.action(async ({ company, label, dsn }: Named) => {
			const revoked = await withTokens(dsn, (tokens) => tokens.revoke(company, label));
			if (revoked === 0) io.exitCode = EXIT.finding;
			io.stderr.write(
				revoked === 0
					? `no good token of ${company} is labelled ${label}; see psra tokens list\n`
					: `${revoked} revoked\n`,
			);
		});
}

function listCommand(io: Terminal, withTokens: WithTokens): Command {
	return new Command('list')
		.description("a company's tokens, revoked ones too, oldest first")
		.requiredOption(...COMPANY)
		.option(...DSN)
		.option('--json', 'one JSON object a line')
		.action(async ({ company, dsn, json }: Omit<Named, 'label'> & { json?: boolean }) => {
			for (const one of await withTokens(dsn, (tokens) => tokens.list(company))) {
				const { role, label, grantedAt, revokedAt } = one;
				const state = revokedAt ? `revoked ${revokedAt.toISOString()}` : 'good';
				io.stdout.write(`${json ? JSON.stringify(one) : `${grantedAt.toISOString()}  ${role}  ${state}  ${label}`}\n`);
			}
		});
}

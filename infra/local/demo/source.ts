import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accountsOf } from '../../../producers/erp-csv/account.ts';
import { mapFolder } from '../../../producers/erp-csv/map.ts';
import type { FolderPlan } from '../../../producers/erp-csv/outcome.ts';
import { readFolder, readProfile } from '../../../producers/erp-csv/read.ts';
import { eventId } from '../../../producers/erp-csv/submit-folder.ts';
import type { CompanySettings } from '../../ports/company.ts';
import { expectedRequests } from '../sample/expectations.ts';
import {
	masterDataEvents,
	requestEvents,
	requestEventsAfterAcceptance,
	type SampleEvent,
	sample,
} from '../sample/index.ts';
import { LAPSE_DAY, lapseEvents, REVOKED, revocationEvents, revocationsBy } from '../sample/later.ts';
import { ACCEPTANCE, OFFICER, type OfficerReview, officerReviews } from '../sample/reviews.ts';
import { loadVersion } from './load-version.ts';
import type { DemoOptions } from './options.ts';

/** Something that happens after the facts are in, with what must have come of it before the next. */
export interface Act {
	/** What the audience is told. */
	readonly title: string;
	/** What stands beside the moving bar. */
	readonly stage: string;
	/** A derived pack that the officer accepts first. */
	readonly accept?: { readonly agreement: string; readonly statement: string };
	/** Published on Kafka as an ERP does. */
	readonly events: readonly SampleEvent[];
	/** Requests with the state that each must reach. */
	readonly requests?: readonly { readonly requestId: string; readonly expected: 'issued' | 'refused' | 'waiting' }[];
	/** Declarations that must be taken back, good by good. */
	readonly revocations?: readonly {
		readonly requestId: string;
		readonly goods: readonly { readonly sku: string; readonly from: string }[];
	}[];
}

/** What a demonstration is fed with. */
export interface Source {
	readonly company: CompanySettings;
	/** Instant at which the demo's clock starts. */
	readonly clockStart: string;
	/** Published on Kafka as an ERP does, before the folder. */
	readonly masterData: readonly SampleEvent[];
	/** Loaded as CSV. */
	readonly folder: FolderPlan;
	/** Whether the demonstration's answerers answer open questions; else all of them go to a person. */
	readonly answerers: boolean;
	/** The person who decides what the answerers don't. */
	readonly officer: { readonly name: string; readonly answers: readonly OfficerReview[] };
	readonly acts: readonly Act[];
	/** What the ERP sends once the clock was advanced to a day. */
	readonly dated: readonly { readonly day: string; readonly events: readonly SampleEvent[] }[];
}

export async function sampleSource(): Promise<Source> {
	const files = await readFolder(fileURLToPath(sample.csvFolder));
	return {
		company: sample.company,
		clockStart: sample.clockStart,
		masterData: masterDataEvents(),
		folder: mapFolder(files, { company: sample.company.company, loadVersion: 1 }),
		answerers: true,
		officer: { name: OFFICER, answers: officerReviews },
		acts: [
			{
				title: 'Customers ask for their declarations.',
				stage: 'deciding requests',
				events: requestEvents(),
				requests: expectedRequests.filter(({ after }) => after === undefined),
			},
			{
				title: `${OFFICER} accepts the derived rules of ${ACCEPTANCE.agreement}, and customers ask again.`,
				stage: 'deciding requests under the accepted rules',
				accept: ACCEPTANCE,
				events: requestEventsAfterAcceptance(),
				requests: expectedRequests,
			},
			{
				title: `A supplier takes its declaration ${REVOKED.declarationId} back from ${REVOKED.from} on.`,
				stage: 'taking back what rested on it',
				events: revocationEvents(),
				revocations: revocationsBy('declaration-revoked'),
			},
		],
		dated: [{ day: LAPSE_DAY, events: lapseEvents() }],
	};
}

/** Currency and agreement of a company whose folder comes without a profile. */
const WITHOUT_PROFILE = { company: 'demo', currency: 'EUR', clockStart: '2026-03-01T08:00:00Z' };
const AGREEMENTS = ['eu-uk'];

export async function folderSource({
	data,
	profile: wished,
	dataDir,
}: DemoOptions & { readonly data: string }): Promise<Source> {
	const files = await readFolder(data);
	const byName = join(import.meta.dirname, '../../../producers/erp-csv/profiles', `${basename(data)}.json`);
	const profileFile = wished === undefined ? (existsSync(byName) ? byName : undefined) : (wished ?? undefined);
	const profile = profileFile === undefined ? undefined : await readProfile(profileFile);
	const version = await loadVersion(join(dataDir, 'load.json'), [
		JSON.stringify(profile ?? null),
		...files.flatMap((file) => [file.name, file.bytes]),
	]);
	const company = profile?.company.company ?? WITHOUT_PROFILE.company;
	return {
		company: {
			company,
			currency: profile?.currency?.code ?? WITHOUT_PROFILE.currency,
			agreements: AGREEMENTS,
			...(profile?.usedUp && { stockMonths: profile.usedUp.stockMonths }),
		},
		clockStart: profile ? `${profile.evaluatedOn.date}T08:00:00Z` : WITHOUT_PROFILE.clockStart,
		masterData: [],
		folder: mapFolder(files, { company, loadVersion: version, ...(profile && { profile }) }),
		answerers: false,
		officer: { name: 'demo reviewer', answers: [] },
		acts: [],
		dated: [],
	};
}

/** Ids of the folder's events, in the order of `events`. */
export const folderIds = (folder: FolderPlan): string[] => folder.events.map(eventId);

export { accountsOf };

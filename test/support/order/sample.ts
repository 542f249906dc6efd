import { fileURLToPath } from 'node:url';
import {
	masterDataEvents,
	requestEvents,
	requestEventsAfterAcceptance,
	type SampleEvent,
	sample,
} from '../../../infra/local/sample/index.ts';
import { revocationEvents } from '../../../infra/local/sample/later.ts';
import { ACCEPTANCE, OFFICER } from '../../../infra/local/sample/reviews.ts';
import type { Session } from '../../../infra/ports/session.ts';
import { mapFolder } from '../../../producers/erp-csv/map.ts';
import { readFolder } from '../../../producers/erp-csv/read.ts';
import { loadPack } from '../../../rules/packs/index.ts';
import { keyOf, topicNamed } from '../../../topics/catalogue/index.ts';

/** Everything that the demo's ERP says before its customers' declarations are out, requests included. */
export async function factsAndRequests(): Promise<SampleEvent[]> {
	const files = await readFolder(fileURLToPath(sample.csvFolder));
	const { events } = mapFolder(files, { company: sample.company.company, loadVersion: 1 });
	const movements = events.map(({ topic, type, value }) => ({ topic, type, value }) as SampleEvent);
	return [...masterDataEvents(), ...movements, ...requestEvents()];
}

/** What comes once they are out. */
export const laterEvents = (): SampleEvent[] => [...requestEventsAfterAcceptance(), ...revocationEvents()];

/** The officer accepts the derived pack, without which no declaration is issued on it. */
export async function accept({ acceptances }: Session): Promise<void> {
	const { agreement, statement } = ACCEPTANCE;
	const { company } = sample.company;
	const edition = loadPack(agreement)?.manifest.edition as string;
	const acceptanceId = '00000000-0000-4000-8000-000000000001';
	const record = {
		company,
		agreement,
		acceptanceId,
		edition,
		person: OFFICER,
		statement,
		acceptedAt: sample.clockStart,
	};
	await acceptances.add({ company, agreement, edition, acceptanceId, person: OFFICER, record });
}

/** Order is kept within a topic's key only. */
export const topicKeyOf = ({ topic, type, value }: SampleEvent): string =>
	`${topic} ${keyOf(topicNamed(topic), type, value)}`;

import { PsraError } from '../../infra/errors.ts';
import type { AnySaga } from './definition.ts';

/**
 * The state as the definition's version has it. Throws SAGA_VERSION_UNSUPPORTED where no migration leads there, or where
 * a newer program saved it: the input waits until a program runs that knows the version, and nothing is guessed.
 */
export function migrated({ name, version, migrations = {} }: AnySaga, from: number, id: string, state: object): object {
	const refuse = (problem: string, remedy: string) =>
		new PsraError('SAGA_VERSION_UNSUPPORTED', `${name} ${id} is of version ${from}, this program of ${version}.`, {
			field: 'definition_version',
			problem,
			remedy,
			saga: name,
			id,
		});
	if (from > version) {
		throw refuse('a newer program saved it', 'Nothing, while programs are being replaced; else start the newer one.');
	}
	let data = state;
	for (let at = from; at < version; at++) {
		const migrate = migrations[at];
		if (!migrate) throw refuse(`no migration from version ${at} is written`, 'Write it in the definition, and deploy.');
		data = migrate(data);
	}
	return data;
}

/** Removes the subjects whose name begins with a prefix. */
export async function removeSubjects(registryUrl: string, prefix: string): Promise<void> {
	const subjects = (await (await fetch(`${registryUrl}/subjects`)).json()) as string[];
	await Promise.all(
		subjects.filter((subject) => subject.startsWith(prefix)).map((subject) => removeSubject(registryUrl, subject)),
	);
}

/** The Confluent API wants a subject deleted before it is deleted for good. */
async function removeSubject(registryUrl: string, subject: string): Promise<void> {
	const name = encodeURIComponent(subject);
	for (const path of [`/subjects/${name}`, `/subjects/${name}?permanent=true`, `/config/${name}`])
		await fetch(`${registryUrl}${path}`, { method: 'DELETE' });
}

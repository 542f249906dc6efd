/** Modules of kafkajs 2.2.4 that have no types of their own. */
declare module 'kafkajs/src/broker/saslAuthenticator/*.js' {
	import type { AuthenticationProviderArgs, Authenticator } from 'kafkajs';

	const mechanism: (sasl: {
		readonly username: string;
		readonly password: string;
	}) => (args: AuthenticationProviderArgs) => Authenticator;
	// biome-ignore lint/style/noDefaultExport: it is what the module has
	export default mechanism;
}

declare module 'kafkajs/src/protocol/requests/index.js' {
	import type { CompressionTypes } from 'kafkajs';

	/** Batches by topic and partition, and what an idempotent producer numbers them with. */
	export interface Produce {
		readonly acks: number;
		readonly timeout: number;
		readonly transactionalId?: string | null;
		readonly producerId: string | number;
		readonly producerEpoch: number;
		readonly compression: CompressionTypes;
		readonly topicData: readonly {
			readonly topic: string;
			readonly partitions: readonly {
				readonly partition: number;
				readonly firstSequence: number;
				readonly messages: readonly object[];
			}[];
		}[];
	}

	/** Of one version: the request, whose `encode` writes what stands behind its header, and what reads its answer. */
	export type Protocol = (options: Produce) => { readonly request: object; readonly response: object };

	export const requests: { readonly Produce: { protocol(asked: { readonly version: number }): Protocol } };
}

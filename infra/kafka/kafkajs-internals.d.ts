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

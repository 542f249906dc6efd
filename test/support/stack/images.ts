/** The images of docker-compose.kafka.yml, overridable by the same variables. */
export function images(env: NodeJS.ProcessEnv): { kafka: string; registry: string; postgres: string } {
	return {
		kafka: env.KAFKA_IMAGE || 'apache/kafka:4.4.0',
		registry: env.REGISTRY_IMAGE || 'apicurio/apicurio-registry:3.3.3',
		postgres: env.POSTGRES_IMAGE || 'postgres:18.4',
	};
}

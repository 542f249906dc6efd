import { APICURIO_VERSION, KAFKA_VERSION } from '../../../infra/local/stack/versions.ts';

/** The images of docker-compose.kafka.yml, overridable by the same variables. */
export function images(env: NodeJS.ProcessEnv): { kafka: string; registry: string; postgres: string } {
	return {
		kafka: env.KAFKA_IMAGE || `apache/kafka:${KAFKA_VERSION}`,
		registry: env.REGISTRY_IMAGE || `apicurio/apicurio-registry:${APICURIO_VERSION}`,
		postgres: env.POSTGRES_IMAGE || 'postgres:18.4',
	};
}

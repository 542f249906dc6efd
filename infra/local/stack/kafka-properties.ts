import type { Ports } from './ports.ts';
import type { ProxiedListener } from './types.ts';

/** The largest record: an 8 MB certificate or batch with room for headers and framing. */
export const MAX_MESSAGE_BYTES = 9 * 1024 * 1024;

/** Where the broker listens and how clients reach it, each `host:port`. */
export interface KafkaAddresses {
	readonly listen: string;
	readonly advertise: string;
	readonly controller: string;
	/** A second listener for clients, if any. */
	readonly proxied?: Pick<KafkaAddresses, 'listen' | 'advertise'>;
}

const INTERNAL_PARTITIONS = 4;

/** Settings of a single KRaft node, but for its quorum and data; docker-compose.kafka.yml holds the same. */
export function kafkaSettings({
	listen,
	advertise,
	controller,
	proxied,
}: KafkaAddresses): Record<string, string | number | boolean> {
	const beside = (what: string) => (proxied ? `,PROXIED${what}` : '');
	return {
		'process.roles': 'broker,controller',
		'node.id': 1,
		listeners: `BROKER://${listen},CONTROLLER://${controller}${beside(`://${proxied?.listen}`)}`,
		'advertised.listeners': `BROKER://${advertise},CONTROLLER://${controller}${beside(`://${proxied?.advertise}`)}`,
		'listener.security.protocol.map': `BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT${beside(':PLAINTEXT')}`,
		'inter.broker.listener.name': 'BROKER',
		'controller.listener.names': 'CONTROLLER',
		'auto.create.topics.enable': false,
		'message.max.bytes': MAX_MESSAGE_BYTES,
		'offsets.topic.replication.factor': 1,
		'offsets.topic.num.partitions': INTERNAL_PARTITIONS,
		'transaction.state.log.replication.factor': 1,
		'transaction.state.log.min.isr': 1,
		'transaction.state.log.num.partitions': INTERNAL_PARTITIONS,
		'share.coordinator.state.topic.replication.factor': 1,
		'share.coordinator.state.topic.min.isr': 1,
		'share.coordinator.state.topic.num.partitions': INTERNAL_PARTITIONS,
		'group.initial.rebalance.delay.ms': 0,
		'num.network.threads': 2,
		'num.io.threads': 4,
		'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
		// KRaft waits for a killed broker's session before it takes it back: 3.5 s with these, 11.4 s by default.
		'broker.session.timeout.ms': 2000,
		'broker.heartbeat.interval.ms': 300,
	};
}

/** `server.properties` of the local node, all on loopback. */
export function kafkaProperties(
	ports: Pick<Ports, 'kafka' | 'controller'>,
	logDir: string,
	proxied?: ProxiedListener,
): string {
	const local = (port: number) => `127.0.0.1:${port}`;
	const controller = local(ports.controller);
	const settings = kafkaSettings({
		listen: local(ports.kafka),
		advertise: local(ports.kafka),
		controller,
		...(proxied && { proxied: { listen: local(proxied.listen), advertise: local(proxied.advertise) } }),
	});
	return Object.entries({ ...settings, 'controller.quorum.bootstrap.servers': controller, 'log.dirs': logDir })
		.map(([key, value]) => `${key}=${value}\n`)
		.join('');
}

/** As variables of the image apache/kafka. A fixed voter, as the image formats its storage without `--standalone`. */
export function kafkaVariables(addresses: KafkaAddresses): Record<string, string> {
	const settings = { ...kafkaSettings(addresses), 'controller.quorum.voters': `1@${addresses.controller}` };
	const name = (key: string) => `KAFKA_${key.toUpperCase().replaceAll('.', '_')}`;
	return Object.fromEntries(Object.entries(settings).map(([key, value]) => [name(key), String(value)]));
}

/** Warnings and the one line that says the broker is ready. */
export const KAFKA_LOG4J = `status=warn
appender.console.type=Console
appender.console.name=console
appender.console.layout.type=PatternLayout
appender.console.layout.pattern=%d{ISO8601} %p %c{1} %m%n
rootLogger.level=warn
rootLogger.appenderRef.console.ref=console
logger.ready.name=kafka.server.KafkaRaftServer
logger.ready.level=info
`;

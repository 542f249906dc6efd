import { describe, expect, it } from '@jest/globals';
import { createMetrics } from '../../../../infra/metrics/index.ts';

describe('metrics', () => {
	it('count what happened, in the Prometheus text format', async () => {
		const metrics = createMetrics();
		metrics.messageHandled({ consumer: 'item-facts', topic: 'erp.items', outcome: 'handled' });
		metrics.messageHandled({ consumer: 'item-facts', topic: 'erp.items', outcome: 'handled' });
		metrics.messageHandled({ consumer: 'item-facts', topic: 'erp.items', outcome: 'dead-lettered' });
		metrics.outboxPublished('ltsd.certificates', 3);
		metrics.outboxPublished('ltsd.certificates', 2);
		metrics.outboxParked('ltsd.commands');
		metrics.requestServed({ method: 'GET', route: '/v1/ltsd/certificates/:id', status: 200 }, 0.02);
		const lines = (await metrics.text()).split('\n');
		expect(lines).toEqual(
			expect.arrayContaining([
				'psra_messages_total{consumer="item-facts",topic="erp.items",outcome="handled"} 2',
				'psra_messages_total{consumer="item-facts",topic="erp.items",outcome="dead-lettered"} 1',
				'psra_outbox_published_total{topic="ltsd.certificates"} 5',
				'psra_outbox_parked_total{topic="ltsd.commands"} 1',
				'psra_http_request_duration_seconds_count{method="GET",route="/v1/ltsd/certificates/:id",status="200"} 1',
				'psra_http_request_duration_seconds_bucket{le="0.025",method="GET",route="/v1/ltsd/certificates/:id",status="200"} 1',
				'psra_http_request_duration_seconds_bucket{le="0.01",method="GET",route="/v1/ltsd/certificates/:id",status="200"} 0',
			]),
		);
		expect(metrics.contentType).toContain('text/plain');
	});

	it('tell of what consumers have to do and have parked, and no more of a partition that went to another', async () => {
		const metrics = createMetrics();
		metrics.lag('erp-sync', 'erp.items', 0, 7);
		metrics.lag('erp-sync', 'erp.items', 1, 8);
		metrics.lag('item-facts', 'erp.items', 0, 9);
		metrics.parkedKeys('erp-sync', { keys: 2, messages: 3, oldestMs: 1_500 });
		metrics.assigned('erp-sync', [{ topic: 'erp.items', partition: 1 }]);
		const lines = (await metrics.text()).split('\n').filter((line) => /^psra_(consumer_lag|parked)/.test(line));
		expect(lines.toSorted()).toEqual([
			'psra_consumer_lag_records{consumer="erp-sync",topic="erp.items",partition="1"} 8',
			'psra_consumer_lag_records{consumer="item-facts",topic="erp.items",partition="0"} 9',
			'psra_parked_keys{consumer="erp-sync"} 2',
			'psra_parked_messages{consumer="erp-sync"} 3',
			'psra_parked_oldest_age_seconds{consumer="erp-sync"} 1.5',
		]);
	});

	it('tell of a shard of the outbox only while this process leads it', async () => {
		const metrics = createMetrics();
		metrics.outboxShard(2, { term: '5', rows: 12, parked: 1, oldestMs: 2_000 });
		expect(await metrics.text()).toMatch(/^psra_outbox_backlog_rows\{shard="2"\} 12$/m);
		metrics.outboxShard(2, undefined);
		const text = await metrics.text();
		expect(text).toMatch(/^psra_outbox_lease_held\{shard="2"\} 0$/m);
		expect(text).not.toContain('psra_outbox_backlog_rows{');
	});

	it('tell of the process itself', async () => {
		expect(await createMetrics().text()).toMatch(/^process_cpu_seconds_total /m);
	});

	it('of two in one process do not meet', async () => {
		const [one, other] = [createMetrics(), createMetrics()];
		one.outboxParked('erp.items');
		expect(await one.text()).toContain('psra_outbox_parked_total{topic="erp.items"} 1');
		expect(await other.text()).not.toContain('psra_outbox_parked_total{');
	});
});

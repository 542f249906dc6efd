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

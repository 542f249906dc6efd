import { describe, expect, it } from '@jest/globals';
import { PsraError } from '../../../../infra/errors.ts';
import { kafkaError } from '../../../../infra/kafka/errors.ts';

const broker = (type: string, message = type) => Object.assign(new Error(message), { type });

describe('a fault of the broker', () => {
	it.each([
		'MESSAGE_TOO_LARGE',
		'RECORD_LIST_TOO_LARGE',
		'INVALID_TOPIC_EXCEPTION',
		'TOPIC_AUTHORIZATION_FAILED',
		'CLUSTER_AUTHORIZATION_FAILED',
		'INVALID_RECORD',
		'POLICY_VIOLATION',
	])('%s is for good', (type) => {
		expect(kafkaError(broker(type))).toMatchObject({ code: 'KAFKA_REFUSED', retryable: 'never', facts: { type } });
	});

	it.each([
		'NOT_LEADER_FOR_PARTITION',
		'REQUEST_TIMED_OUT',
		'OUT_OF_ORDER_SEQUENCE_NUMBER',
		'NOT_ENOUGH_REPLICAS',
		'UNKNOWN_TOPIC_OR_PARTITION',
	])('%s may pass', (type) => {
		expect(kafkaError(broker(type))).toMatchObject({ code: 'KAFKA_UNAVAILABLE', retryable: 'later' });
	});

	it('is found below the client’s own wrappers, and kept as the cause', () => {
		const inner = broker('MESSAGE_TOO_LARGE', 'the record is larger than the broker takes');
		const outer = new Error('Number of retries exceeded', { cause: new Error('send failed', { cause: inner }) });
		const error = kafkaError(outer);
		expect(error).toMatchObject({ code: 'KAFKA_REFUSED', cause: outer });
		expect(error.message).toContain('the record is larger');
	});

	it('of our own making stays as it is', () => {
		const own = new PsraError('KAFKA_REFUSED', 'no such topic');
		expect(kafkaError(own)).toBe(own);
	});

	it('that is no error is a fault all the same', () => {
		expect(kafkaError('gone')).toMatchObject({ code: 'KAFKA_UNAVAILABLE', message: expect.stringContaining('gone') });
	});
});

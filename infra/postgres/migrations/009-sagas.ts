/**
 * Compensation, a limit a step, and what the history shows. Instances that run keep no limit until their next step;
 * `psra sagas stuck --for` shows those meanwhile.
 */
export const sagas = {
	name: '009-sagas',
	up: /* sql */ `
ALTER TABLE saga
	DROP CONSTRAINT saga_status_check,
	ADD CONSTRAINT saga_status_check CHECK (status IN ('running', 'compensating', 'failed', 'completed', 'compensated')),
	ADD COLUMN stuck_at timestamptz;
COMMENT ON COLUMN saga.stuck_at IS 'When it counts as stuck unless it makes progress before; null: never by itself.';

DROP INDEX saga_running;
DROP INDEX saga_quiet;
CREATE INDEX saga_quiet ON saga (updated_at) WHERE status IN ('running', 'compensating', 'failed');
CREATE INDEX saga_stuck ON saga (stuck_at) WHERE status IN ('running', 'compensating', 'failed');

ALTER TABLE saga_history
	ADD COLUMN decisions text[] NOT NULL DEFAULT '{}',
	ADD COLUMN sent jsonb NOT NULL DEFAULT '[]',
	ADD COLUMN act bigint REFERENCES operator_act;
COMMENT ON COLUMN saga_history.sent IS 'The commands of the step, whole: an operator can have them sent again.';
`,
} as const;

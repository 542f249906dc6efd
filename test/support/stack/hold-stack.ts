/** A process that starts the stack anew on the folder given and holds it until it is killed; prints its ends as one line. */
import { startStack } from '../../../infra/local/stack/start-stack.ts';
import { stackEnvironment } from './acquire-stack.ts';

const stack = await startStack({ dataDir: process.argv[2] ?? '', env: process.env, reset: true });
const pids = [stack.kafka?.pid, stack.registry?.pid, stack.postgres?.pid];
process.stdout.write(`${JSON.stringify({ ...stackEnvironment(stack), pids })}\n`);

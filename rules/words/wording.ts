import type { NodeKind, Truth } from '../schema/result.ts';

/** Every node of an explanation has a message for each outcome that it can have. */
export type NodeMessage = `node.${NodeKind}.${Truth}`;

/** What a language file holds at least: texts by key, and one for each node kind and outcome. */
export type Wording = Readonly<Record<string, string>> & Readonly<Record<NodeMessage, string>>;

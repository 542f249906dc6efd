export interface Lock {
	release(): void;
}
export function tryLock(folder: string, name: string): Lock | { heldBy: number };
export function lock(folder: string, name: string, onWait?: (heldBy: number) => void): Promise<Lock>;

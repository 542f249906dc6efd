/** One request leads to one certificate: the identity of the one follows from the other's. */
export const certificateIdOf = (requestId: string): string => `C-${requestId}`;
export const requestIdOf = (certificateId: string): string => certificateId.slice(2);

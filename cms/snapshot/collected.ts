/**
 * A document on its way to the contract: the same fields, of which any may still be missing or of another kind,
 * because old rows may hold what today's validation refuses.
 */
export type Collected<T> = { [Field in keyof T]: unknown } & { id: string }

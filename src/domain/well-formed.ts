/**
 * Half of a pair stands for no letter, and UTF-8 cannot hold it: SQLite would keep another letter than the ledger has
 * sealed. So it becomes the mark of an unknown letter where texts come in.
 */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

export type { Signed } from '../store/store.ts';

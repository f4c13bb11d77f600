import type { Look } from './figures.ts';
import type { Style } from './style.ts';

/** A terminal as the renderers need to know it. */
export interface Screen extends Look {
  readonly style: Style;
  readonly columns: number;
}

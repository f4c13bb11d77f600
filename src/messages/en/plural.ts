/** `1 file`, `3 files`: English has a plural. */
export const plural = (count: number, noun: string): string =>
  `${count} ${noun}${Number(count) === 1 ? '' : 's'}`;

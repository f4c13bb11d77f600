// How much of everything is tried in each length.
export const SIZES = {
  short: {
    ...{ name: 'short', kills: 40, stride: 13, powerCuts: 20, corruptions: 50, fullDisks: 8 },
    ...{ processes: 8, writes: 6, soak: 40, clock: 20 },
  },
  default: {
    ...{ name: 'default', kills: 800, stride: 1, powerCuts: 200, corruptions: 500, fullDisks: 100 },
    ...{ processes: 50, writes: 100, soak: 1000, clock: 100 },
  },
  long: {
    ...{ name: 'long', kills: 4000, stride: 1, powerCuts: 1000, corruptions: 5000, fullDisks: 500 },
    ...{ processes: 50, writes: 100, soak: 20_000, clock: 1000 },
  },
};

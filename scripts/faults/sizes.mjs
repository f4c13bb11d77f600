// How much of everything is tried in each length.
export const SIZES = {
  short: { name: 'short', kills: 80, stride: 9, processes: 8, writes: 8 },
  default: { name: 'default', kills: 1000, stride: 1, processes: 50, writes: 100 },
  long: { name: 'long', kills: 4000, stride: 1, processes: 50, writes: 100 },
};

// Chance that can be repeated: the same seed gives the same run.
import { createHash } from 'node:crypto';

/** @param seed any text @returns numbers from 0 (inclusive) to 1, and what is made of them */
export function chance(seed) {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  /**
   * A whole number from `low` to `high`, both possible.
   * @param {number} low
   * @param {number} high
   */
  const whole = (low, high) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    pick: (list) => list[whole(0, list.length - 1)],
    happens: (share) => next() < share,
    /** So many different ones of a list, in any order. */
    some(list, count) {
      const left = [...list];
      return Array.from(
        { length: Math.min(count, left.length) },
        () => left.splice(whole(0, left.length - 1), 1)[0],
      );
    },
    /** One of `{ name: weight }`. */
    weighed(weights) {
      const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
      let rest = next() * all;
      return Object.keys(weights).find((name) => (rest -= weights[name]) < 0) ?? Object.keys(weights)[0];
    },
  };
}

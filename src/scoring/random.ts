/** The next number of a sequence, from 0 up to but not including 1, in steps of 2^-32. */
export type Random = () => number

/**
 * A sequence of random numbers that is the same for the same seed wherever it runs, so that what
 * is resampled can be computed again: sfc32, whose state is four whole numbers of 32 bits.
 *
 * @param seed an integer; its lowest 32 bits count
 * @see Doty-Humphrey's PractRand
 */
export function randomFrom(seed: number): Random {
  let [a, b, c, count] = [0, seed | 0, 0x9e3779b9, 1]
  const next = () => {
    const value = (a + b + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + value
    return (value >>> 0) / 2 ** 32
  }
  // Seeds that differ in one bit have parted after twelve rounds.
  for (let round = 0; round < 12; round++) next()
  return next
}

/** As many of some things as there are, each drawn from all of them. */
export const resampled = <T>(things: readonly T[], random: Random): T[] =>
  things.map(() => things[Math.floor(random() * things.length)] as T)

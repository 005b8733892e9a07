const TAIL = 0.025

/**
 * How often something of a known chance comes about in independent tries, by luck alone: the fewest
 * and the most of 19 cases in 20, with at most 2.5% beyond either.
 *
 * @param tries an integer from 1 on
 * @param chance between 0 and 1, both excluded
 * @throws RangeError for others
 * @see the binomial distribution
 * @example usualCounts(20, 0.5) // { low: 6, high: 14 }
 */
export function usualCounts(tries: number, chance: number): { low: number; high: number } {
  if (!(Number.isInteger(tries) && tries > 0 && chance > 0 && chance < 1))
    throw new RangeError('Luck is told of at least one try, and of a chance between 0 and 1.')
  const weights = weightsOf(tries, chance)
  const beyond = TAIL * weights.reduce((sum, one) => sum + one, 0)
  return {
    low: reachOf(weights, beyond),
    high: tries - reachOf(weights.toReversed(), beyond),
  }
}

/** Of each count, beside that of the likeliest: with many tries chances themselves round to 0. */
function weightsOf(tries: number, chance: number): number[] {
  const [odds, likeliest] = [chance / (1 - chance), Math.floor((tries + 1) * chance)]
  const weights = Array.from({ length: tries + 1 }, () => 1)
  for (let k = likeliest + 1; k <= tries; k++)
    weights[k] = ((weights[k - 1] as number) * odds * (tries - k + 1)) / k
  for (let k = likeliest - 1; k >= 0; k--)
    weights[k] = ((weights[k + 1] as number) * (k + 1)) / (odds * (tries - k))
  return weights
}

/** How many of the first weights can be left out before they come to more than so much. */
function reachOf(weights: readonly number[], most: number): number {
  let sum = 0
  return weights.findIndex((one) => {
    sum += one
    return sum > most
  })
}

import { addTo, type Sum, total } from './exact.ts'

/** Integrals from the start: of what the others scored, and of the weight of one's own. */
export type Marks = { others: number; weight: number }

/** Two things that every score is held against; it earns in a purse for each. */
export type Pair<Of> = { first: Of; second: Of }

/**
 * What each person holds and has earned, by their number, as plain numbers: objects for a million
 * people take longer to make than their scores. Who holds a score owes what the integrals came to
 * before it, so that a score that stands earns without being touched.
 */
export type Accounts = Pair<Purses> & {
  /** The score of each, NaN for none. */
  held: Float64Array
}

/** Of each person a sum, and beside it what rounding lost of it. */
type Purses = Float64Array

export const openAccounts = (people: number): Accounts => ({
  held: new Float64Array(people).fill(Number.NaN),
  first: new Float64Array(2 * people),
  second: new Float64Array(2 * people),
})

/** What somebody holds; null for nothing. */
export function heldBy({ held }: Accounts, who: number): number | null {
  const score = held[who] as number
  return Number.isNaN(score) ? null : score
}

/** Credits a score that is held with the integrals until now; `hold` follows, or the end. */
export const settle = (accounts: Accounts, who: number, now: Pair<Marks>) =>
  book(accounts, who, now, 1)

/** Holds another score from now on, or none; what was held before is settled first. */
export function hold(
  accounts: Accounts,
  who: number,
  score: number | null,
  now: Pair<Marks>,
): void {
  accounts.held[who] = score ?? Number.NaN
  book(accounts, who, now, -1)
}

/** What somebody has earned in each purse once they are settled. */
export const earnedBy = ({ first, second }: Accounts, who: number): Pair<number> => ({
  first: total(purseOf(first, who)),
  second: total(purseOf(second, who)),
})

/** A score earns what comes to the others, less itself by its weight. */
function book(accounts: Accounts, who: number, now: Pair<Marks>, sign: 1 | -1): void {
  const score = heldBy(accounts, who)
  if (score === null) return
  const owed = -sign * score
  const { first, second } = now
  put(accounts.first, who, sign * first.others, owed * first.weight)
  put(accounts.second, who, sign * second.others, owed * second.weight)
}

function put(purses: Purses, who: number, others: number, own: number): void {
  const running = purseOf(purses, who)
  addTo(running, others)
  addTo(running, own)
  purses[2 * who] = running.sum
  purses[2 * who + 1] = running.lost
}

const purseOf = (purses: Purses, who: number): Sum => ({
  sum: purses[2 * who] as number,
  lost: purses[2 * who + 1] as number,
})

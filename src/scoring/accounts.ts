import { addTo, type Sum, total } from './exact.ts'

/** Integrals from the start: of what the others scored, of the weight of one's own, and of time. */
export type Marks = { others: number; weight: number; time: number }

/**
 * What each person holds and has earned, four numbers side by side: objects for a million people
 * take longer to make than their scores. Who holds a score owes what the integrals came to before
 * it, so that a score that stands earns without being touched.
 */
export type Accounts = Float64Array

const WIDTH = 4
/** The score that is held, NaN for none, beside what was earned, what rounding lost of it, covered. */
const SCORE = 0
const EARNED = 1
const LOST = 2
const COVERED = 3

export function openAccounts(people: number): Accounts {
  const accounts = new Float64Array(WIDTH * people)
  for (let score = SCORE; score < accounts.length; score += WIDTH) accounts[score] = Number.NaN
  return accounts
}

/** What somebody holds; null for nothing. */
export function heldBy(accounts: Accounts, who: number): number | null {
  const score = accounts[WIDTH * who + SCORE] as number
  return Number.isNaN(score) ? null : score
}

/** Credits a score that is held with the integrals until now; `hold` follows. */
export function settle(accounts: Accounts, who: number, now: Marks): void {
  const score = heldBy(accounts, who)
  if (score !== null) book(accounts, who, score, now, 1)
}

/** Holds another score from now on, or none; what was held before is settled first. */
export function hold(accounts: Accounts, who: number, score: number | null, now: Marks): void {
  accounts[WIDTH * who + SCORE] = score ?? Number.NaN
  if (score !== null) book(accounts, who, score, now, -1)
}

/** What somebody earned and covered until now, without settling it. */
export function earnedBy(accounts: Accounts, who: number, now: Marks) {
  const running = runningOf(accounts, who)
  const covered = accounts[WIDTH * who + COVERED] as number
  const score = heldBy(accounts, who)
  if (score === null) return { earned: total(running), covered }
  add(running, score, now, 1)
  return { earned: total(running), covered: covered + now.time }
}

function book(accounts: Accounts, who: number, score: number, now: Marks, sign: 1 | -1): void {
  const running = runningOf(accounts, who)
  add(running, score, now, sign)
  const row = WIDTH * who
  accounts[row + EARNED] = running.sum
  accounts[row + LOST] = running.lost
  accounts[row + COVERED] = (accounts[row + COVERED] as number) + sign * now.time
}

const runningOf = (accounts: Accounts, who: number): Sum => ({
  sum: accounts[WIDTH * who + EARNED] as number,
  lost: accounts[WIDTH * who + LOST] as number,
})

/** A score earns what comes to the others, less itself by its weight. */
function add(running: Sum, score: number, { others, weight }: Marks, sign: 1 | -1): void {
  addTo(running, sign * others)
  addTo(running, -sign * score * weight)
}

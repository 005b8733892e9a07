import { addTo, type Sum, total } from './exact.ts'

/** Integrals from the start: of what the others scored, of the weight of one's own, and of time. */
export type Marks = { others: number; weight: number; time: number }

/**
 * What each person holds, and what they earned before: a column a figure and an entry a person,
 * since objects for a million people take longer to make than their scores.
 */
export type Accounts = {
  stands: Uint8Array
  score: Float64Array
  since: { others: Float64Array; weight: Float64Array; time: Float64Array }
  earned: Float64Array
  lost: Float64Array
  covered: Float64Array
}

export function openAccounts(people: number): Accounts {
  const column = () => new Float64Array(people)
  return {
    stands: new Uint8Array(people),
    score: column(),
    since: { others: column(), weight: column(), time: column() },
    earned: column(),
    lost: column(),
    covered: column(),
  }
}

/** What somebody holds; null for nothing. */
export const heldBy = ({ stands, score }: Accounts, who: number) =>
  stands[who] === 1 ? (score[who] as number) : null

/** Holds another score from now on, or none; what was held before is settled first. */
export function hold(accounts: Accounts, who: number, score: number | null, now: Marks): void {
  accounts.stands[who] = score === null ? 0 : 1
  accounts.score[who] = score ?? 0
  accounts.since.others[who] = now.others
  accounts.since.weight[who] = now.weight
  accounts.since.time[who] = now.time
}

/** Credits what came in since the score that is held began; `hold` follows. */
export function settle(accounts: Accounts, who: number, now: Marks): void {
  const { sum, lost, covered } = accrued(accounts, who, now)
  accounts.earned[who] = sum
  accounts.lost[who] = lost
  accounts.covered[who] = covered
}

/** What somebody earned and covered until now, without settling it. */
export function earnedBy(accounts: Accounts, who: number, now: Marks) {
  const running = accrued(accounts, who, now)
  return { earned: total(running), covered: running.covered }
}

/** A standing score earns what comes to the others, less itself by its weight. */
function accrued(accounts: Accounts, who: number, now: Marks): Sum & { covered: number } {
  const { since } = accounts
  const running = {
    sum: accounts.earned[who] as number,
    lost: accounts.lost[who] as number,
    covered: accounts.covered[who] as number,
  }
  if (accounts.stands[who] === 0) return running
  const weight = now.weight - (since.weight[who] as number)
  addTo(running, now.others - (since.others[who] as number))
  addTo(running, -(accounts.score[who] as number) * weight)
  running.covered += now.time - (since.time[who] as number)
  return running
}

import { minimumClusters } from '#src/scoring/skill.ts'

/** By what a board puts people in order: its tabs. Points are for tournaments alone. */
export const rankings = ['brier', 'skill', 'points'] as const
export type Ranking = (typeof rankings)[number]

/**
 * What a board is over: everything, a quarter by scheduled close, a tag, an article, a claim, or
 * the fixed list of a tournament; a kind and a name.
 */
export const BOARD_KEY =
  /^(?:all|season\/\d{4}-q[1-4]|topic\/.{1,80}|(?:article|claim|tournament)\/\d{1,15})$/

export const ALL = 'all'

/** A board's kind and the name or id that stands in its key. */
export function partsOf(key: string): { kind: string; name: string } {
  const slash = key.indexOf('/')
  return slash < 0
    ? { kind: key, name: '' }
    : { kind: key.slice(0, slash), name: key.slice(slash + 1) }
}

/**
 * How skill is spread over the people a board ranks, for ranks that are uncertain: groups of
 * people, skill and its deviation.
 */
export type Spread = [people: number, skill: number, deviation: number][]

/** Separate events that a rank by skill asks for on a board with so many. */
export const minimumOn = ({ clusters }: { clusters: number }) => minimumClusters(clusters)

/** Accounts that stand apart, or are worth a look, are listed so many at once. */
export const MOST_LISTED = 100

/** What a question weighs where nothing else is said, and on a tournament's list at most. */
export const WHOLE_WEIGHT = 10_000

/** A question on a board, as its scores were or will be folded in. */
export type Member = {
  board: string
  question_id: number
  round: number
  cluster: string
  /** Whether enough people forecast it to compare them by skill. */
  fair: boolean
  weight: number
}

import type { Marks } from './accounts.ts'
import { addTo, type Sum, total } from './exact.ts'
import { addAt, noSums, placeOf, type Sums, sumThrough } from './fenwick.ts'

/**
 * The middle of the standing reference scores of one question, swept from its opening on: how many
 * stand at each distinct score, and integrals of their median and of the median without oneself.
 */
export type Middle = {
  at: number
  standing: number
  /** Distinct scores ascending, the place of each, and how many stand there. */
  scores: Float64Array
  places: Map<number, number>
  counts: Sums
  /** Of the median of all while at least two stand, and while at least one does. */
  inside: { median: Sum; time: number }
  outside: { median: Sum; time: number }
  /** Of the median of the others: for the lowest scores, and the steps from each place on. */
  lowest: Sum
  steps: Sums
}

/** @param scores every score that anybody of the reference will hold */
export function openMiddle(at: number, scores: Set<number>): Middle {
  const ascending = Float64Array.from(scores).sort()
  return {
    at,
    standing: 0,
    scores: ascending,
    places: new Map(Array.from(ascending, (score, place) => [score, place])),
    counts: noSums(ascending.length),
    inside: { median: { sum: 0, lost: 0 }, time: 0 },
    outside: { median: { sum: 0, lost: 0 }, time: 0 },
    lowest: { sum: 0, lost: 0 },
    steps: noSums(ascending.length),
  }
}

/** The place of a score that somebody of the reference holds; -1 for none. */
export const placeAmong = ({ places }: Middle, score: number | null) =>
  score === null ? -1 : (places.get(score) as number)

/** One of the reference had a score and has another from now on, by their places; -1 for none. */
export function replaceAmong(middle: Middle, before: number, after: number): void {
  middle.standing += Number(after >= 0) - Number(before >= 0)
  if (before >= 0) addAt(middle.counts, before, -1)
  if (after >= 0) addAt(middle.counts, after, 1)
}

/** Against the median of all: for one of the reference while another stands, else while one does. */
export function againstAll({ inside, outside }: Middle, isReference: boolean): Marks {
  const { median, time } = isReference ? inside : outside
  return { others: total(median), weight: time }
}

/** Against the median of the others, for one of the reference whose score has this place. */
export function againstOthers({ lowest, steps, inside }: Middle, place: number): Marks {
  const others = total(lowest) + sumThrough(steps, place)
  return { others, weight: inside.time }
}

export function moveMiddle(middle: Middle, at: number): void {
  const passed = at - middle.at
  middle.at = at
  if (passed === 0 || middle.standing === 0) return
  const { median, place, below, there, above } = middleOf(middle)
  addTo(middle.outside.median, passed * median)
  middle.outside.time += passed
  if (middle.standing === 1) return

  addTo(middle.inside.median, passed * median)
  middle.inside.time += passed
  addTo(middle.lowest, passed * below)
  addAt(middle.steps, place, passed * (there - below))
  if (place + 1 < middle.scores.length) addAt(middle.steps, place + 1, passed * (above - there))
}

/**
 * The middle scores, and the median without one of those below, at or above a place. Whoever is
 * left out moves the middle by half a step to the other side, so that these three are all there
 * are; people with equal scores get the same, whichever of them is taken for the middle.
 */
function middleOf(middle: Middle) {
  const { counts, scores, standing } = middle
  const half = Math.floor(standing / 2)
  if (standing % 2 === 0) {
    const place = placeOf(counts, half)
    const [lower, upper] = [scores[place] as number, nth(middle, half + 1)]
    return { median: (lower + upper) / 2, place, below: upper, there: upper, above: lower }
  }
  const place = placeOf(counts, half + 1)
  const centre = scores[place] as number
  if (standing === 1) return { median: centre, place, below: 0, there: 0, above: 0 }
  const [before, after] = [nth(middle, half), nth(middle, half + 2)]
  const [below, above] = [(centre + after) / 2, (before + centre) / 2]
  return { median: centre, place, below, there: (before + after) / 2, above }
}

/** The k-th lowest standing score, from 1 on. */
const nth = ({ counts, scores }: Middle, k: number) => scores[placeOf(counts, k)] as number

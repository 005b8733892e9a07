import { compensatedSum } from './exact.ts'
import type { Segment, Window } from './standing.ts'

/** One forecaster's segments; `reference` says whether others are compared with them. */
export type Contender = { segments: readonly Segment[]; reference: boolean }

export type PeerScore = {
  /** R: how much lower (better) the score was than the others', averaged over the schedule. */
  peer: number
  /** c: the share of the schedule beside at least one other reference forecast. */
  coverage: number
}

/**
 * Peer scores of everybody on one question. At each instant a standing forecast earns the mean
 * score of the other standing reference forecasts minus its own; instants without another earn
 * nothing. Summed over reference forecasters the result is zero.
 *
 * One sweep over the segments' ends in order of time, keeping n standing reference forecasts and
 * the sum of their scores; integrals from the start are stored when a segment begins and
 * subtracted when it ends: O(N log N) time for sorting, O(forecasters) memory beyond the input.
 *
 * @param unit the divisor that brings the segments' scores to 0..1
 * @returns one result for each contender, in their order; |peer| <= 1, coverage in 0..1
 * @see SCORING 3.2 and 7
 */
export function peerScores(
  contenders: readonly Contender[],
  window: Window,
  unit: number,
): PeerScore[] {
  const sweep = startSweep(window)
  const earned = contenders.map(() => ({ peer: [] as number[], covered: 0 }))
  const entered = contenders.map(() => sweep.marks(false))
  const standingAtEnd = contenders.filter((one) => one.reference && standsAtEnd(one, window)).length

  for (const { at, who, segment, begins } of endsInOrder(contenders)) {
    const { reference } = contenders[who] as Contender
    sweep.moveTo(at)
    if (begins) {
      sweep.change(reference, 1, segment.score)
      entered[who] = sweep.marks(reference)
      continue
    }
    const [before, now] = [entered[who] as Marks, sweep.marks(reference)]
    const own = earned[who] as (typeof earned)[number]
    own.peer.push(now.others - before.others, -segment.score * (now.weight - before.weight))
    own.covered += now.time - before.time
    // Beside another when the window ends is taken to mean so to the close.
    if (at === window.to && standingAtEnd >= (reference ? 2 : 1)) own.covered += window.end - at
    sweep.change(reference, -1, segment.score)
  }

  const scheduled = window.end - window.from
  return earned.map(({ peer, covered }) => ({
    peer: compensatedSum(peer) / scheduled / unit,
    coverage: covered / scheduled,
  }))
}

/** Integrals from the start: of the others' mean score, of the weight of one's own, of the time. */
type Marks = { others: number; weight: number; time: number }

/**
 * For reference forecasters the mean of the others is (sum - own) / (n - 1), so that it minus one's
 * own is sum / (n - 1) - own n / (n - 1); for the rest it is sum / n - own.
 */
function startSweep({ from }: Window) {
  let [at, standing, sum] = [from, 0, 0]
  const inside: Marks = { others: 0, weight: 0, time: 0 }
  const outside: Marks = { others: 0, weight: 0, time: 0 }

  return {
    moveTo(next: number) {
      const passed = next - at
      at = next
      if (standing >= 2) add(inside, passed, sum / (standing - 1), standing / (standing - 1))
      if (standing >= 1) add(outside, passed, sum / standing, 1)
    },
    change(reference: boolean, step: 1 | -1, score: number) {
      if (!reference) return
      standing += step
      sum += step * score
    },
    marks: (reference: boolean): Marks => ({ ...(reference ? inside : outside) }),
  }
}

function add(marks: Marks, passed: number, others: number, weight: number): void {
  marks.others += passed * others
  marks.weight += passed * weight
  marks.time += passed
}

const standsAtEnd = ({ segments }: Contender, { to }: Window) => segments.at(-1)?.to === to

type End = { at: number; who: number; segment: Segment; begins: boolean }

/** Every beginning and end in order of time; at one instant ends come before beginnings. */
function endsInOrder(contenders: readonly Contender[]): End[] {
  const ends = contenders.flatMap(({ segments }, who) =>
    segments.flatMap((segment) => [
      { at: segment.from, who, segment, begins: true },
      { at: segment.to, who, segment, begins: false },
    ]),
  )
  return ends.sort((a, b) => a.at - b.at || Number(a.begins) - Number(b.begins))
}

import type { SaidOfEvent } from './bins.ts'
import { brier } from './brier.ts'

/** Chances that are recalibrated to the same: from the lowest to the highest of them. */
export type Block = {
  from: number
  to: number
  weight: number
  /** The weighted share of their events that happened, 0 to 1; rises from block to block. */
  happened: number
}

export type Corp = {
  score: number
  /** What miscalibration costs, and what telling events apart gains; neither is below 0. */
  miscalibration: number
  discrimination: number
  uncertainty: number
  blocks: Block[]
}

/**
 * The rising curve that fits best what happened, by pooling adjacent violators: equal chances are
 * pooled first, then a block whose share is not above that of the one before is pooled with it.
 *
 * @param said integer basis points; shares are compared across by multiplication, which is exact
 *   for integer weights
 * @returns blocks by rising chance and share
 * @see SCORING.md 4.2; Dimitriadis, Gneiting and Jordan (2021)
 * @example
 * recalibrate([{ bp: 3000, happened: true, weight: 1 }, { bp: 6000, happened: false, weight: 1 }])
 * // [{ from: 3000, to: 6000, weight: 2, happened: 0.5 }]
 */
export const recalibrate = (said: readonly SaidOfEvent[]): Block[] => rising(poolsByChance(said))

/** The same of chances that are pooled already, each once and in order. */
export function rising(pools: readonly Pool[]): Block[] {
  const pooled: Pool[] = []
  for (const pool of pools) {
    let last = pool
    for (let before = pooled.at(-1); before && !isBelow(before, last); before = pooled.at(-1)) {
      pooled.pop()
      last = merged(before, last)
    }
    pooled.push(last)
  }
  return pooled.map(({ hits, ...block }) => ({ ...block, happened: hits / block.weight }))
}

/**
 * The mean Brier score taken apart without bins: score = miscalibration - discrimination +
 * uncertainty, where S_r is the score after recalibration, miscalibration S - S_r, discrimination
 * UNC - S_r and UNC = o (1 - o) for the base rate o.
 *
 * @returns null where nothing was said
 * @see SCORING.md 4.2; Dimitriadis, Gneiting and Jordan (2021)
 */
export function corp(said: readonly SaidOfEvent[]): Corp | null {
  const total = said.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return null

  const blocks = recalibrate(said)
  const score =
    said.reduce((sum, one) => sum + one.weight * brier(one.bp, one.happened), 0) / 1e8 / total
  const rate = blocks.reduce((sum, { weight, happened }) => sum + weight * happened, 0) / total
  const uncertainty = rate * (1 - rate)
  // Within a block the score of its share o is o (1 - o).
  const recalibrated =
    blocks.reduce((sum, { weight, happened: o }) => sum + weight * o * (1 - o), 0) / total
  return {
    score,
    miscalibration: Math.max(0, score - recalibrated),
    discrimination: Math.max(0, uncertainty - recalibrated),
    uncertainty,
    blocks,
  }
}

/** The curve at a chance, linear between blocks; null below the first and above the last. */
export function curveAt(blocks: readonly Block[], bp: number): number | null {
  const index = blocks.findIndex(({ to }) => bp <= to)
  const [before, block] = [blocks[index - 1], blocks[index]]
  if (!block) return null
  if (bp >= block.from) return block.happened
  if (!before) return null
  const share = (bp - before.to) / (block.from - before.to)
  return before.happened + share * (block.happened - before.happened)
}

/** Equal chances: their weight, and that of what happened of them. */
export type Pool = { from: number; to: number; weight: number; hits: number }

function poolsByChance(said: readonly SaidOfEvent[]): Pool[] {
  const pools = new Map<number, Pool>()
  for (const { bp, happened, weight } of said) {
    const one = { from: bp, to: bp, weight, hits: happened ? weight : 0 }
    const same = pools.get(bp)
    pools.set(bp, same ? merged(same, one) : one)
  }
  return [...pools.values()].sort((a, b) => a.from - b.from)
}

const isBelow = (one: Pool, next: Pool) => one.hits * next.weight < next.hits * one.weight

const merged = (one: Pool, next: Pool): Pool => ({
  from: one.from,
  to: next.to,
  weight: one.weight + next.weight,
  hits: one.hits + next.hits,
})

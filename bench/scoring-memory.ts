// Prints what each piece of work on a question holds beside its inputs, in bytes: in a process of
// its own, whose young space is so large that nothing is collected unless asked for.
import type { Logged } from '#src/scoring/log.ts'
import { type Question, questionOf, WORK } from './scoring-work.ts'

const [shape = '', n = ''] = process.argv.slice(2)
const question = questionOf(shape, Number(n))
const held = Object.entries(WORK).map(([name, work]) => [name, heldBy(work)])
console.log(JSON.stringify(Object.fromEntries(held)))

/** When the last forecast is reached, everything is held; work that reads no log is weighed after. */
function heldBy(work: (question: Question) => unknown): number {
  let most = 0
  const last = question.log.at(-1) as Logged
  const watched: Logged = {
    ...last,
    get who() {
      most = Math.max(most, bytes())
      return last.who
    },
  }
  const log = [...question.log.slice(0, -1), watched]
  const before = bytes()
  work({ ...question, log })
  return (most || used()) - before
}

/** Arrays of numbers are given back by the collection after the one that finds them unused. */
function bytes(): number {
  globalThis.gc?.()
  globalThis.gc?.()
  return used()
}

function used(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

import { benchBoard } from './board.ts'
import { benchPages } from './pages.ts'
import { benchScoring } from './scoring.ts'

/** What can be measured; each prints its figures and tells whether they keep their limits. */
const benches: Record<string, (words: string[]) => Promise<boolean>> = {
  board: benchBoard,
  pages: benchPages,
  scoring: benchScoring,
}

const [name = '', ...words] = process.argv.slice(2)
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
if (bench) process.exitCode = (await bench(words)) ? 0 : 1
else {
  console.error(`Name what to measure: ${Object.keys(benches).join(', ')}. Add --json for lines.`)
  process.exitCode = 1
}

import { sentence } from '#src/lib/sentence.ts'
import { allOf, type Cell, readChance, readOutcome, readTime } from './cells.ts'
import { type Cells, type Read, wrong } from './forecast.ts'
import type { Format } from './format.ts'

/** The format of docs/scoring-a-file.md. */
export const ownFormat: Format = {
  name: 'claimcast',
  needs: ['question', 'probability', 'outcome'],
  reads: [
    ...['question', 'forecaster', 'time', 'probability', 'outcome'],
    ...['opens_at', 'closes_at', 'known_at'],
  ],
  read,
}

type Chance = { bp: number | null; rounded: boolean }

function read(cells: Cells): Read {
  const [question, forecaster] = [cells('question'), cells('forecaster')]
  if (!question) return wrong(sentence`The question is missing.`)
  const cell = allOf({
    chance: chanceOrWithdrawal(cells('probability')),
    outcome: readOutcome(cells('outcome')),
    at: readTime(cells('time')),
    opens_at: readTime(cells('opens_at')),
    closes_at: readTime(cells('closes_at'), 'ends'),
    known_at: readTime(cells('known_at')),
  })
  if ('problem' in cell) return wrong(cell.problem)
  const { chance, ...facts } = cell.value
  return {
    question: { key: question, name: question },
    forecaster: { key: forecaster, name: forecaster, role: 'person' },
    ...chance,
    ...facts,
  }
}

const chanceOrWithdrawal = (typed: string): Cell<Chance> =>
  typed.toLowerCase() === 'withdrawn' ? { value: { bp: null, rounded: false } } : readChance(typed)

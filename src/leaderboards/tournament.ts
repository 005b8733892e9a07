import { z } from 'zod'
import { optionalText, text } from '#src/lib/fields.ts'
import { sentence } from '#src/lib/sentence.ts'
import { reason } from '#src/questions/question.ts'
import { WHOLE_WEIGHT } from './board.ts'

const MOST_QUESTIONS = 500

/** A question of a tournament's list, with its weight in parts of 10,000. */
export type Listed = { question_id: number; weight: number }

/** A number, or an address of this site's, and a weight where it is not 1. */
const LINE = /^(?:\S*\/questions\/)?(\d{1,15})(?:-\S*)?(?:\s+(\d{1,3}(?:[.,]\d{1,4})?))?$/

export const tournamentInput = z.strictObject({
  name: text(80, { missing: sentence`Give the tournament a name.` }),
  about: optionalText(500),
  questions: z
    .string(sentence`Name at least one question.`)
    .transform((typed, check) => readList(typed, (problem) => refuse(check, problem))),
})

export const removalInput = z.strictObject({ reason })

function refuse(check: z.RefinementCtx, message: string): never {
  check.addIssue({ code: 'custom', message })
  return z.NEVER
}

/** One question a line; the first line that cannot be read is named. */
function readList(typed: string, refuse: (problem: string) => never): Listed[] {
  const lines = typed.split('\n').map((line) => line.trim())
  const listed: Listed[] = []
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    const [, id, typedWeight = '1'] = LINE.exec(line) ?? []
    const weight = Math.round(Number(typedWeight.replace(',', '.')) * WHOLE_WEIGHT)
    if (id === undefined)
      return refuse(
        sentence`Line ${index + 1} is neither the number nor the address of a question.`,
      )
    if (weight < 1 || weight > WHOLE_WEIGHT)
      return refuse(sentence`Line ${index + 1}: a weight is above 0 and at most 1.`)
    if (listed.some(({ question_id }) => question_id === Number(id)))
      return refuse(sentence`Line ${index + 1} names question ${id} a second time.`)
    listed.push({ question_id: Number(id), weight })
  }
  if (listed.length === 0) return refuse(sentence`Name at least one question.`)
  if (listed.length > MOST_QUESTIONS)
    return refuse(sentence`Name at most ${MOST_QUESTIONS} questions.`)
  return listed
}

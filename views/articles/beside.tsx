import type { SeenCrowd } from '#src/forecasts/crowd.ts'
import type { LinkedQuestion } from '#src/questions/queries.ts'
import { plural } from '../format.ts'
import { ChanceSeen } from '../questions/chance-seen.tsx'
import { State } from '../questions/state.tsx'
import { say } from '../say.ts'

/** What is known of the questions on an article's claims. */
export type Standing = { questions: LinkedQuestion[]; crowds: Map<number, SeenCrowd> }

type BesideProps = Standing & { id: number }

/** In the margin beside a claim's words, for the eye; the ear is told by the mark itself. */
export const Beside = ({ id, questions, crowds }: BesideProps) => {
  const { leading, others } = leadingOn(id, questions)
  if (!leading) return null
  return (
    <span class="beside" lang="en" aria-hidden="true">
      <Short question={leading} crowd={crowds.get(leading.id)} />
      <State question={leading} />
      {others > 0 && <> · {say`${others} more`}</>}
    </span>
  )
}

const Short = ({ question, crowd }: { question: LinkedQuestion; crowd: SeenCrowd | undefined }) =>
  crowd ? (
    <>
      {crowd.hidden && crowd.forecasters > 0 ? (
        say`chance hidden`
      ) : (
        <ChanceSeen question={question} crowd={crowd} />
      )}{' '}
      ·{' '}
    </>
  ) : null

/** The same in words: "claim: 2 questions, open, 73% (likely)". */
export const InWords = ({ id, questions, crowds }: BesideProps) => {
  const { leading, others } = leadingOn(id, questions)
  if (!leading) return <>{say`claim: no question yet`}</>
  const crowd = crowds.get(leading.id)
  return (
    <>
      {say`claim: ${plural(1 + others, 'question')}, ${<State question={leading} />}`}
      {crowd && ', '}
      <ChanceSeen question={leading} crowd={crowd} />
    </>
  )
}

/** A claim is told by the question that tests it directly, where there is one. */
function leadingOn(id: number, questions: LinkedQuestion[]) {
  const own = questions.filter(({ claim_id }) => claim_id === id)
  const leading = own.find(({ relation }) => relation === 'direct') ?? own[0]
  return { leading, others: own.length - 1 }
}

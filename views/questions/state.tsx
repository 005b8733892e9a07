import type { SeenQuestion } from '#src/questions/question.ts'
import { viewOf } from '../kinds/index.ts'
import { stateWords } from '../words.ts'

/** How far a question has come, with what came of it where that is told: "resolved: No". */
export const State = ({ question }: { question: SeenQuestion }) => {
  const { outcome, spec } = question
  const { OutcomeInWords } = viewOf(spec)
  return (
    <>
      {stateWords(question)}
      {outcome && (
        <>
          : <OutcomeInWords spec={spec} outcome={outcome} />
        </>
      )}
    </>
  )
}

import type { OwnRecord } from '#src/personal/own-record.ts'
import type { EndedQuestion } from '#src/personal/queries.ts'
import { pathOf } from '#src/questions/question.ts'
import { plural, score } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'
import { CalibrationTable } from '../scores/calibration-table.tsx'
import { QuantitiesPart } from '../scores/quantities-part.tsx'

const MOST_SHOWN = 25

/** What one's resolved questions add up to, and each with its score. */
export const OwnRecordPart = ({
  record: { ended, mean, judged, bins, quantities },
}: {
  record: OwnRecord
}) => (
  <section id="own-record">
    <h2>{say`Your record`}</h2>
    <p>
      {mean === undefined
        ? say`No forecast of yours counts yet.`
        : say`Mean ${<a href="/help#brier-score">{say`Brier score`}</a>} ${<strong>{score(mean)}</strong>} over ${plural(judged, 'question')}; lower is better, 0.250 is always saying 50%.`}
    </p>
    <CalibrationTable bins={bins} questions={judged} handle={undefined} />
    {quantities && <QuantitiesPart quantities={quantities} handle={undefined} />}
    <h2>{say`Resolved`}</h2>
    {ended.length > MOST_SHOWN && (
      <p class="meta muted">{say`The newest ${MOST_SHOWN} of ${plural(ended.length, 'question')}.`}</p>
    )}
    <ul class="list">
      {ended.slice(0, MOST_SHOWN).map((question) => (
        <Ended question={question} />
      ))}
    </ul>
  </section>
)

const Ended = ({ question }: { question: EndedQuestion }) => {
  const { OutcomeInWords } = viewOf(question.spec)
  const { outcome, average, resolved_at } = question
  return (
    <li>
      <a href={pathOf(question)}>{question.title}</a>
      <br />
      <span class="meta">
        {outcome ? <OutcomeInWords spec={question.spec} outcome={outcome} /> : say`annulled`}
        {average !== null && <> · {say`score ${score(average)}`}</>}
        <span class="muted"> · {say`resolved ${<When at={resolved_at} />}`}</span>
      </span>
    </li>
  )
}

import type { Tournament } from '#src/db/schema.ts'
import { WHOLE_WEIGHT } from '#src/leaderboards/board.ts'
import { boardPath } from '#src/leaderboards/filter.ts'
import type { ListedQuestion } from '#src/leaderboards/tournament-queries.ts'
import { decimals, plural } from '../format.ts'
import { Field, type Forms } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'
import { stateWords } from '../words.ts'

type TournamentPageProps = Forms & {
  tournament: Tournament
  questions: ListedQuestion[]
  mayRemove: boolean
}

/** A fixed list of questions, what each weighs, and the way to its board. */
export const TournamentPage = ({
  tournament,
  questions,
  mayRemove,
  ...shared
}: TournamentPageProps) => {
  const { id, name, about, made_at } = tournament
  return (
    <>
      <h1>{name}</h1>
      {about && <p>{about}</p>}
      <p>
        <a href={boardPath(`tournament/${id}`, 'points')}>{say`Its board`}</a>
        <span class="meta muted">
          {' '}
          {say`${plural(questions.length, 'question')}, listed ${<When at={made_at} />} and fixed since.`}
        </span>
      </p>
      <table class="stacks">
        <caption>{say`Its questions, what closes first in front`}</caption>
        <thead>
          <tr>
            <th scope="col">{say`Question`}</th>
            <th scope="col" class="number">{say`Weight`}</th>
            <th scope="col">{say`State`}</th>
            <th scope="col">{say`Closes`}</th>
          </tr>
        </thead>
        <tbody>
          {questions.map((question) => (
            <tr>
              <th scope="row">
                <a href={`/questions/${question.id}`}>{question.title}</a>
              </th>
              <td class="number" data-label={say`Weight`}>
                {decimals(question.weight / WHOLE_WEIGHT, 2)}
              </td>
              <td data-label={say`State`}>{stateWords(question)}</td>
              <td data-label={say`Closes`}>
                <When at={question.closes_at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {mayRemove && <Removal id={id} {...shared} />}
    </>
  )
}

const Removal = ({ id, ...shared }: Forms & { id: number }) => (
  <details open={shared.refusal !== undefined}>
    <summary>{say`Remove this tournament`}</summary>
    <Problems refusal={shared.refusal} />
    <Form action={`/tournaments/${id}/removals`}>
      <p>{say`Its board goes; its questions and what people forecast on them stay.`}</p>
      <Field name="reason" label={say`Reason`} hint={say`Stands in the public log.`} {...shared} />
      <button class="quiet">{say`Remove it`}</button>
    </Form>
  </details>
)

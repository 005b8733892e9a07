import { may } from '#src/accounts/policy.ts'
import type { Actor } from '#src/db/ctx.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { isPersonal, type SeenQuestion } from '#src/questions/question.ts'
import { Field, type Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Lines } from '../parts/prose.tsx'
import { say } from '../say.ts'

type ModeratorToolsProps = {
  question: SeenQuestion
  actor: Actor | undefined
  refusal: Refusal | undefined
  typed: Typed
}

/** What only moderators do with a question; everybody else sees nothing of it. */
export const ModeratorTools = ({ question, actor, refusal, typed }: ModeratorToolsProps) => {
  if (!may(actor, 'review') || isPersonal(question)) return null
  const path = `/questions/${question.id}`
  const waits = question.phase === 'draft' || question.phase === 'review'
  return (
    <section id="moderator-tools" class="card">
      <h2>{say`For moderators`}</h2>
      {(waits || !question.reviewed_at) && (
        <Form action={`${path}/acceptances`}>
          <button>{waits ? say`Accept and open it` : say`Accept it onto the boards`}</button>
        </Form>
      )}
      {['open', 'closed'].includes(question.phase) && !question.archived_at && (
        <p>
          <a href={`${path}/resolutions/new`}>{say`Resolve it`}</a>
        </p>
      )}
      {['final', 'annulled'].includes(question.state) && may(actor, 'correct') && (
        <p>
          <a href={`${path}/corrections/new`}>{say`Correct the result`}</a>
        </p>
      )}
      {question.precheck && <Precheck question={question} />}
      {question.phase === 'open' && (
        <details open={refusal !== undefined && ('reason' in typed || 'closes_at' in typed)}>
          <summary>{say`Close it now, or move its close`}</summary>
          <Form action={`${path}/closes`}>
            <Reason typed={typed} refusal={refusal} />
            <button>{say`Close now`}</button>
          </Form>
          <Form action={`${path}/schedules`}>
            <Field name="closes_at" label={say`New, later close`} typed={typed} refusal={refusal} />
            <Field
              name="move_reason"
              label={say`Reason for moving`}
              hint={say`At least 20 characters; it stands in the public log.`}
              typed={typed}
              refusal={refusal}
            />
            <button class="quiet">{say`Move the close`}</button>
          </Form>
        </details>
      )}
    </section>
  )
}

const Reason = (shared: { typed: Typed; refusal: Refusal | undefined }) => (
  <Field
    name="reason"
    label={say`Reason for closing`}
    hint={say`At least 20 characters; it stands in the public log.`}
    {...shared}
  />
)

const Precheck = ({ question }: { question: SeenQuestion }) => (
  <>
    <h3>{say`To check against the world`}</h3>
    <Lines text={question.precheck} />
    <Form action={`/questions/${question.id}/prechecks`}>
      <button class="quiet">{question.prechecked_by ? say`Checked again` : say`Checked`}</button>
    </Form>
  </>
)

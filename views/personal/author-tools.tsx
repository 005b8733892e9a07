import type { Refusal } from '#src/lib/refusal.ts'
import { isPersonal, type SeenQuestion } from '#src/questions/question.ts'
import { viewOf } from '../kinds/index.ts'
import { Choice, Field, type Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { say, spoken } from '../say.ts'
import { annulmentChoices } from '../words.ts'

type AuthorToolsProps = {
  question: SeenQuestion
  /** The whole address that opens it for others. */
  link: string | undefined
  refusal?: Refusal | undefined
  typed?: Typed
}

/** What only the author does with a question for oneself: say how it ended, and who sees it. */
export const AuthorTools = (props: AuthorToolsProps) => (
  <section id="author-tools">
    <Problems refusal={props.refusal} />
    {props.question.state === 'published' && <HowItEnded {...props} />}
    {isPersonal(props.question) && <WhoSeesIt {...props} />}
  </section>
)

const HowItEnded = ({ question, refusal, typed = {} }: AuthorToolsProps) => {
  if (!isPersonal(question)) return null
  const { OutcomeInput } = viewOf(question.spec)
  const shared = { refusal, typed }
  return (
    <section class="card">
      <h2 id="how-it-ended">{say`How did it end?`}</h2>
      <Form action={`/questions/${question.id}/own-resolutions`}>
        <input type="hidden" name="version" value={String(question.version)} />
        <OutcomeInput spec={question.spec} {...shared} />
        <details open={refusal !== undefined}>
          <summary>{say`Known earlier, a note, or no fair outcome`}</summary>
          <Field
            name="known_at"
            label={say`Known at, UTC`}
            hint={say`Such as 2026-06-12 13:30; forecasts from then on do not count. Left empty it is now.`}
            {...shared}
          />
          <Field
            name="reason"
            label={say`Note`}
            hint={say`May be left empty.`}
            rows={2}
            {...shared}
          />
          <Choice
            name="annulment"
            label={say`Annul it instead?`}
            options={spoken(annulmentChoices)}
            {...shared}
          />
        </details>
        <p>
          <button>{say`Save how it ended`}</button>
        </p>
      </Form>
    </section>
  )
}

const WhoSeesIt = ({ question, link }: AuthorToolsProps) => (
  <section class="card">
    <h2>{say`Who sees it`}</h2>
    {link ? (
      <p>{say`Whoever has this link can read your name, the question, your forecast, how it ended and your note on it: ${<a href={link}>{link}</a>}`}</p>
    ) : (
      <p>{say`You alone. Nobody else is told that it is there, the site's moderators included.`}</p>
    )}
    <div class="actions">
      <ShareButton question={question} audience="link">
        {link ? say`Make a new link; this one ends` : say`Share it by a link`}
      </ShareButton>
      {link && (
        <ShareButton
          question={question}
          audience="oneself"
        >{say`Keep it to yourself; the link ends`}</ShareButton>
      )}
    </div>
  </section>
)

type ShareButtonProps = { question: SeenQuestion; audience: 'link' | 'oneself'; children?: string }

const ShareButton = ({ question, audience, children }: ShareButtonProps) => (
  <Form action={`/questions/${question.id}/audiences`}>
    <input type="hidden" name="audience" value={audience} />
    <button class="quiet">{children}</button>
  </Form>
)

import { may } from '#src/accounts/policy.ts'
import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Actor } from '#src/db/ctx.ts'
import type { SeenCrowd } from '#src/forecasts/crowd.ts'
import { closeInForce, pathOf, type SeenQuestion } from '#src/questions/question.ts'
import { Empty } from '../parts/empty.tsx'
import { WhenAndHowFar } from '../parts/when.tsx'
import { ChanceSeen } from '../questions/chance-seen.tsx'
import { stateWords } from '../words.ts'

type HomePageProps = {
  lead:
    | { claim: QuotedClaim; question: SeenQuestion; article: { slug: string; title: string } }
    | undefined
  open: SeenQuestion[]
  resolved: SeenQuestion[]
  crowds: Map<number, SeenCrowd>
  actor: Actor | undefined
}

export const HomePage = ({ lead, open, resolved, crowds, actor }: HomePageProps) => (
  <>
    <h1>What will come true?</h1>
    <p>
      Articles make claims about the future. Here they are quoted, tested by precise questions,
      forecast by people and scored in the open. <a href="/help">How it works</a>
    </p>
    {may(actor, 'administer') && <HowToBegin />}
    {lead && <Lead lead={lead} crowds={crowds} />}
    <h2>Open questions</h2>
    {open.length === 0 && <Empty>No questions yet.</Empty>}
    <List questions={open} crowds={crowds} />
    <p>
      <a href="/questions">All questions</a>
    </p>
    {resolved.length > 0 && (
      <>
        <h2>Just resolved</h2>
        <List questions={resolved} crowds={crowds} />
      </>
    )}
  </>
)

const HowToBegin = () => (
  <section class="card">
    <h2>To begin</h2>
    <ol>
      <li>
        <a href="/articles/new">Paste an article</a>, quote a claim from it and ask a question.
      </li>
      <li>
        <a href="/admin">Invite people</a> and make one of them a moderator.
      </li>
      <li>
        Try the loop on the <a href="/questions?q=practice">practice questions</a>: forecast, wait
        for the close, resolve under <a href="/moderation">Moderation</a>, look at the board. Then
        remove them on the <a href="/admin">administration page</a>.
      </li>
    </ol>
  </section>
)

type LeadProps = { lead: NonNullable<HomePageProps['lead']>; crowds: Map<number, SeenCrowd> }

const Lead = ({ lead: { claim, question, article }, crowds }: LeadProps) => (
  <section class="card">
    <blockquote>
      … {claim.anchor.prefix}
      <mark>{claim.anchor.exact}</mark>
      {claim.anchor.suffix} …
    </blockquote>
    <p class="meta">
      from <a href={`/articles/${article.slug}#claim-${claim.id}`}>{article.title}</a>
    </p>
    <p>
      <a href={pathOf(question)}>{question.title}</a>
      <br />
      <ChanceSeen question={question} crowd={crowds.get(question.id)} />
    </p>
  </section>
)

type ListProps = { questions: SeenQuestion[]; crowds: Map<number, SeenCrowd> }

const List = ({ questions, crowds }: ListProps) => (
  <ul class="list">
    {questions.map((question) => (
      <li>
        <a href={pathOf(question)}>{question.title}</a>
        <br />
        <span class="meta">
          <ChanceSeen question={question} crowd={crowds.get(question.id)} />{' '}
          <span class="muted">
            · {question.phase === 'open' ? 'closes' : stateWords(question)}{' '}
            {question.phase === 'open' && <WhenAndHowFar at={closeInForce(question)} />}
          </span>
        </span>
      </li>
    ))}
  </ul>
)

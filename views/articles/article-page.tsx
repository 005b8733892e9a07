import { may } from '#src/accounts/policy.ts'
import type { ReadVersion } from '#src/articles/queries.ts'
import type { QuotedClaim } from '#src/claims/queries.ts'
import type { Actor } from '#src/db/ctx.ts'
import type { Article } from '#src/db/schema.ts'
import type { ToldInRows } from '#src/forecasts/rows.ts'
import { boardPath } from '#src/leaderboards/filter.ts'
import type { LinkedQuestion } from '#src/questions/queries.ts'
import { ClaimCard } from '../claims/claim-card.tsx'
import { calendarDay, plural } from '../format.ts'
import { AskedBack } from '../parts/asked-back.tsx'
import { Empty } from '../parts/empty.tsx'
import { Form } from '../parts/form.tsx'
import { Prose } from '../parts/prose.tsx'
import { say } from '../say.ts'
import { MarkedText } from './marked-text.tsx'
import { QuotesInContext } from './quotes-in-context.tsx'

type ArticlePageProps = {
  article: Article
  version: ReadVersion
  claims: QuotedClaim[]
  questions: LinkedQuestion[]
  told: ToldInRows
  actor: Actor | undefined
  /** Whether to drop the text, while that is asked back. */
  isDropping?: boolean | undefined
}

export const ArticlePage = (props: ArticlePageProps) => {
  const { article, version, claims, questions, told, actor } = props
  const { crowds } = told
  const places = placesOfRows(claims, questions)
  const { text } = version
  return (
    <>
      <h1 lang={article.language}>{article.title}</h1>
      <Source article={article} />
      {may(actor, 'edit_articles') && <EditorLinks article={article} keepsText={text !== null} />}
      {props.isDropping && <Dropping article={article} quotes={claims.length} />}
      {article.summary && <Prose text={article.summary} />}
      {text === null ? (
        <QuotesInContext {...{ article, claims, questions, crowds }} />
      ) : (
        <MarkedText
          {...{ text, claims, questions, crowds }}
          language={article.language}
          blocks={version.blocks}
        />
      )}
      <h2 id="claims">{say`Claims`}</h2>
      {claims.length === 0 && <Empty>{say`No claims quoted yet.`}</Empty>}
      {claims.map((claim) => (
        <ClaimCard
          claim={claim}
          questions={questionsOn(claim.id, questions)}
          {...{ article, told, places, actor }}
        />
      ))}
      {questions.some(({ phase }) => phase === 'final') && (
        <p class="meta">
          <a href={boardPath(`article/${article.id}`, 'brier')}>{say`Who forecast it best`}</a>
        </p>
      )}
    </>
  )
}

/** Each row stands in the card of the first claim that its question tests. */
const placesOfRows = (claims: QuotedClaim[], questions: LinkedQuestion[]) =>
  new Map(
    claims
      .toReversed()
      .flatMap(({ id }) =>
        questionsOn(id, questions).map((question) => [question.id, id] as const),
      ),
  )

const questionsOn = (id: number, questions: LinkedQuestion[]) =>
  questions.filter(({ claim_id }) => claim_id === id)

const Source = ({ article }: { article: Article }) => (
  <>
    <p class="meta">
      {article.publisher}
      {article.author && `, ${article.author}`}, <PublishedOn article={article} />
      {article.url && (
        <>
          {' · '}
          <a href={article.url} rel="nofollow ugc noopener">{say`the original`}</a>
        </>
      )}
    </p>
    {article.kind === 'summary' && (
      <p class="notice meta">{say`This text and its quotes are our own summary of a news article, in our words. They are not the publisher's words, nor those of anybody named in it.`}</p>
    )}
  </>
)

const PublishedOn = ({ article }: { article: Article }) => {
  const { published_on, published_is_estimate, published_from, published_to } = article
  if (!published_is_estimate)
    return <time datetime={published_on}>{calendarDay(published_on)}</time>
  const day = <time datetime={published_on}>{calendarDay(published_on)}</time>
  if (!published_from || !published_to) return <>{say`about ${day}`}</>
  return (
    <>
      {say`about ${day} (between ${calendarDay(published_from)} and ${calendarDay(published_to)})`}
    </>
  )
}

const EditorLinks = ({ article, keepsText }: { article: Article; keepsText: boolean }) => (
  <div class="actions">
    <a
      href={`/articles/${article.slug}/claims/new`}
      data-quote-link
    >{say`Make the selected words a claim`}</a>
    {keepsText && article.starter_key === null && (
      <Form action={`/articles/${article.slug}/rights`}>
        <input type="hidden" name="rights" value="quote_only" />
        <button class="quiet">{say`Drop the text, keep the quotes`}</button>
      </Form>
    )}
  </div>
)

const Dropping = ({ article, quotes }: { article: Article; quotes: number }) => (
  <AskedBack
    action={`/articles/${article.slug}/rights`}
    fields={{ rights: 'quote_only' }}
    yes={say`Drop the text`}
    keep={`/articles/${article.slug}`}
  >{say`Drop the text of "${article.title}"? Every stored version of it is gone at once and for good. What stays here: ${plural(quotes, 'quote')}.`}</AskedBack>
)

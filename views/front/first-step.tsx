import { may } from '#src/accounts/policy.ts'
import type { Actor } from '#src/db/ctx.ts'
import { Empty } from '../parts/empty.tsx'
import { say } from '../say.ts'

type FirstStepProps = { actor: Actor | undefined; isFirst: boolean }

/** Where nothing can be forecast yet: what whoever looks can do about it. */
export const FirstStep = ({ actor, isFirst }: FirstStepProps) => {
  const nothing = isFirst ? say`No questions yet.` : say`No question is open now.`
  if (!actor)
    return (
      <Empty>
        {nothing}{' '}
        {say`${<a href="/sign-up">{say`Sign up`}</a>} to be there when they come, or ${<a href="/help">{say`read how it works`}</a>}.`}
      </Empty>
    )
  if (may(actor, 'edit_articles'))
    return (
      <Empty>
        {nothing}{' '}
        {say`${<a href="/articles/new">{say`Add an article`}</a>}, quote a claim from it and ask what would show that it comes true.`}
      </Empty>
    )
  return (
    <Empty>
      {nothing}{' '}
      {say`Look through the ${<a href="/articles">{say`articles`}</a>}: on each claim you can ask one.`}
    </Empty>
  )
}

/** For an admin, until the first real question is resolved. */
export const HowToBegin = () => (
  <section class="card">
    <h2>{say`To begin`}</h2>
    <ol>
      <li>{say`${<a href="/articles/new">{say`Paste an article`}</a>}, quote a claim from it and ask a question.`}</li>
      <li>{say`${<a href="/admin">{say`Invite people`}</a>} and make one of them a moderator.`}</li>
      <li>{say`Try the loop on the ${<a href="/questions?q=practice">{say`practice questions`}</a>}: forecast, wait for the close, resolve under ${<a href="/moderation">{say`Moderation`}</a>}, look at the board. Then remove them on the ${<a href="/admin">{say`administration page`}</a>}.`}</li>
    </ol>
  </section>
)

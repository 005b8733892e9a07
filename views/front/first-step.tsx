import { may } from '#src/accounts/policy.ts'
import type { Actor } from '#src/db/ctx.ts'
import { Empty } from '../parts/empty.tsx'

type FirstStepProps = { actor: Actor | undefined; isFirst: boolean }

/** Where nothing can be forecast yet: what whoever looks can do about it. */
export const FirstStep = ({ actor, isFirst }: FirstStepProps) => {
  const nothing = isFirst ? 'No questions yet.' : 'No question is open now.'
  if (!actor)
    return (
      <Empty>
        {nothing} <a href="/sign-up">Sign up</a> to be there when they come, or{' '}
        <a href="/help">read how it works</a>.
      </Empty>
    )
  if (may(actor, 'edit_articles'))
    return (
      <Empty>
        {nothing} <a href="/articles/new">Add an article</a>, quote a claim from it and ask what
        would show that it comes true.
      </Empty>
    )
  return (
    <Empty>
      {nothing} Look through the <a href="/articles">articles</a>: on each claim you can ask one.
    </Empty>
  )
}

/** For an admin, until the first real question is resolved. */
export const HowToBegin = () => (
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

import { may } from '#src/accounts/policy.ts'
import type { Actor } from '#src/db/ctx.ts'
import { say } from '../say.ts'

type HeaderProps = { site: string; actor: Actor | undefined }

/** Two calm lines at every width: name, search and account; then the sections. */
export const Header = ({ site, actor }: HeaderProps) => (
  <header class="site">
    <a class="name" href="/">
      {site}
    </a>
    <search>
      <form method="get" action="/questions">
        <input id="search" name="q" type="search" aria-label={say`Search questions`} />
      </form>
    </search>
    {actor ? <Account actor={actor} /> : <Doors />}
    <nav aria-label={say`Main`}>
      <a href="/questions">{say`Questions`}</a>
      <a href="/articles">{say`Articles`}</a>
      <a href="/leaderboards">{say`Leaderboards`}</a>
      {actor && <a href="/desk">{say`My desk`}</a>}
    </nav>
  </header>
)

const Doors = () => (
  <div class="account">
    <a href="/sign-in">{say`Sign in`}</a>
    <a href="/sign-up">{say`Sign up`}</a>
  </div>
)

const Account = ({ actor }: { actor: Actor }) => (
  <details class="account">
    <summary>{actor.handle}</summary>
    <div>
      <a href={`/forecasters/${actor.handle}`}>{say`Your record`}</a>
      <a href="/personal">{say`For yourself`}</a>
      {may(actor, 'resolve') && <a href="/moderation">{say`Moderation`}</a>}
      {may(actor, 'administer') && <a href="/admin">{say`Administration`}</a>}
      <a href="/settings">{say`Settings`}</a>
      <form method="post" action="/sign-out">
        <button class="quiet">{say`Sign out`}</button>
      </form>
    </div>
  </details>
)

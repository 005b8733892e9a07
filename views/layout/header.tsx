import { may } from '#src/accounts/policy.ts'
import type { Actor } from '#src/db/ctx.ts'

type HeaderProps = { site: string; actor: Actor | undefined }

/** Two calm lines at every width: name, search and account; then the sections. */
export const Header = ({ site, actor }: HeaderProps) => (
  <header class="site">
    <a class="name" href="/">
      {site}
    </a>
    <search>
      <form method="get" action="/questions">
        <input id="search" name="q" type="search" aria-label="Search questions" />
      </form>
    </search>
    {actor ? <Account actor={actor} /> : <Doors />}
    <nav aria-label="Main">
      <a href="/questions">Questions</a>
      <a href="/articles">Articles</a>
      <a href="/leaderboards">Leaderboards</a>
      {actor && <a href="/desk">My desk</a>}
    </nav>
  </header>
)

const Doors = () => (
  <div class="account">
    <a href="/sign-in">Sign in</a>
    <a href="/sign-up">Sign up</a>
  </div>
)

const Account = ({ actor }: { actor: Actor }) => (
  <details class="account">
    <summary>{actor.handle}</summary>
    <div>
      <a href={`/forecasters/${actor.handle}`}>Your record</a>
      <a href="/personal">For yourself</a>
      {may(actor, 'resolve') && <a href="/moderation">Moderation</a>}
      {may(actor, 'administer') && <a href="/admin">Administration</a>}
      <a href="/settings">Settings</a>
      <form method="post" action="/sign-out">
        <button class="quiet">Sign out</button>
      </form>
    </div>
  </details>
)

import { may } from '#src/accounts/policy.ts'
import type { Actor } from '#src/db/ctx.ts'
import { sentence } from '#src/lib/sentence.ts'
import { say, speak } from '../say.ts'

type HeaderProps = { site: string; actor: Actor | undefined; address: string }

/** Two calm lines at every width: name, search and account; then the sections. */
export const Header = ({ site, actor, address }: HeaderProps) => (
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
      {sectionsFor(actor).map(([path, words]) => (
        <a href={path} aria-current={currentIn(new URL(address).pathname, path)}>
          {speak(words)}
        </a>
      ))}
    </nav>
  </header>
)

const SECTIONS = [
  ['/questions', sentence`Questions`],
  ['/articles', sentence`Articles`],
  ['/leaderboards', sentence`Leaderboards`],
] as const

/** The page itself, or one of those within its section. */
const currentIn = (here: string, path: string) =>
  here === path ? 'page' : here.startsWith(`${path}/`) ? 'true' : undefined

const sectionsFor = (actor: Actor | undefined) =>
  actor ? [...SECTIONS, ['/desk', sentence`My desk`] as const] : SECTIONS

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

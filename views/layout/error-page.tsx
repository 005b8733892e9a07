import type { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { say, speak } from '../say.ts'

/** A form that was refused on its way, with all that was typed into it but passwords. */
export type Sent = { action: string; fields: Record<string, string> }

type ErrorPageProps = { refusal: Refusal; next: string; sent?: Sent | undefined }

/** A refusal that no form answers: what happened, and where to go from here. */
export const ErrorPage = ({ refusal, next, sent }: ErrorPageProps) => (
  <section id="error-page">
    <h1 tabindex={-1} autofocus>
      {isStale(refusal) ? say`Sign in once more` : speak(headings[refusal.kind])}
    </h1>
    <p role="alert">{speak(refusal.told)}</p>
    {refusal.kind === 'unauthenticated' && (
      <Doors next={next} target={sent && '_blank'} hasAccount={isStale(refusal)} />
    )}
    {sent && <SendAgain sent={sent} />}
    {refusal.kind === 'not_found' && <Search />}
    {!sent && refusal.kind !== 'unauthenticated' && (
      <p>{say`Look through the ${<a href="/questions">{say`questions`}</a>} or the ${<a href="/articles">{say`articles`}</a>}.`}</p>
    )}
  </section>
)

/** Signed in, but too long ago for what they asked. */
const isStale = ({ code }: Refusal) => code === 'stale'

type DoorsProps = { next: string; target: '_blank' | undefined; hasAccount: boolean }

/** In a window of their own where this page holds what was typed. */
const Doors = ({ next, target, hasAccount }: DoorsProps) => {
  const asked = `?next=${encodeURIComponent(next)}`
  const signIn = <a href={`/sign-in${asked}`} target={target}>{say`Sign in`}</a>
  const signUp = <a href={`/sign-up${asked}`} target={target}>{say`sign up`}</a>
  if (hasAccount)
    return (
      <p>
        {target
          ? say`${signIn} in a new window, then come back here and send it again.`
          : say`${signIn}, then send it again.`}
      </p>
    )
  return (
    <p>
      {target
        ? say`${signIn} or ${signUp} in a new window, then come back here and send it again.`
        : say`${signIn} or ${signUp}, then send it again.`}
    </p>
  )
}

/** The same form with the same key: however often it is sent, it is saved once. */
const SendAgain = ({ sent }: { sent: Sent }) => (
  <form method="post" action={sent.action}>
    <p>{say`Nothing you typed is lost: this page holds all of it but passwords.`}</p>
    {Object.entries(sent.fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button>{say`Send it again`}</button>
  </form>
)

const Search = () => (
  <form method="get" action="/questions" class="actions">
    <label for="q">{say`Search the questions`}</label>
    <input id="q" name="q" type="search" />
    <button class="quiet">{say`Search`}</button>
  </form>
)

const headings: Record<Refusal['kind'], string> = {
  invalid: sentence`That could not be read`,
  unauthenticated: sentence`You are not signed in`,
  forbidden: sentence`Not yours to do`,
  not_found: sentence`No such page`,
  conflict: sentence`Something changed meanwhile`,
  too_many: sentence`Too many tries`,
  unavailable: sentence`Not right now`,
}

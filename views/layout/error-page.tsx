import type { Refusal } from '#src/lib/refusal.ts'

/** A form that was refused on its way, with all that was typed into it but passwords. */
export type Sent = { action: string; fields: Record<string, string> }

type ErrorPageProps = { refusal: Refusal; next: string; sent?: Sent | undefined }

/** A refusal that no form answers: what happened, and where to go from here. */
export const ErrorPage = ({ refusal, next, sent }: ErrorPageProps) => (
  <section id="error-page">
    <h1>{headings[refusal.kind]}</h1>
    <p role="alert">{refusal.message}</p>
    {refusal.kind === 'unauthenticated' && <Doors next={next} target={sent && '_blank'} />}
    {sent && <SendAgain sent={sent} />}
    {refusal.kind === 'not_found' && <Search />}
    {!sent && refusal.kind !== 'unauthenticated' && (
      <p>
        Look through the <a href="/questions">questions</a> or the <a href="/articles">articles</a>.
      </p>
    )}
  </section>
)

/** In a window of their own where this page holds what was typed. */
const Doors = ({ next, target }: { next: string; target: '_blank' | undefined }) => (
  <p>
    <a href={`/sign-in?next=${encodeURIComponent(next)}`} target={target}>
      Sign in
    </a>{' '}
    or{' '}
    <a href={`/sign-up?next=${encodeURIComponent(next)}`} target={target}>
      sign up
    </a>
    {target ? ' in a new window, then come back here and send it again.' : ', then send it again.'}
  </p>
)

/** The same form with the same key: however often it is sent, it is saved once. */
const SendAgain = ({ sent }: { sent: Sent }) => (
  <form method="post" action={sent.action}>
    <p>Nothing you typed is lost: this page holds all of it but passwords.</p>
    {Object.entries(sent.fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button>Send it again</button>
  </form>
)

const Search = () => (
  <form method="get" action="/questions" class="actions">
    <label for="q">Search the questions</label>
    <input id="q" name="q" type="search" />
    <button class="quiet">Search</button>
  </form>
)

const headings: Record<Refusal['kind'], string> = {
  invalid: 'That could not be read',
  unauthenticated: 'Sign in first',
  forbidden: 'Not yours to do',
  not_found: 'No such page',
  conflict: 'Something changed meanwhile',
  too_many: 'Too many tries',
  unavailable: 'Not right now',
}

type BrokenPageProps = { away: boolean; wrote: boolean; id: string }

/** Stands alone: made when the database or the frame itself may be what is broken. */
export const BrokenPage = ({ away, wrote, id }: BrokenPageProps) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Error: {away ? 'the database is away' : 'something broke'}</title>
    </head>
    <body>
      <main>
        <h1>{away ? 'The database cannot be reached right now' : 'Something broke on our side'}</h1>
        {wrote ? (
          <p>
            We do not know if this was saved. Look at the question before sending again; sending the
            same form again saves it once only.
          </p>
        ) : (
          <p>Nothing was saved.</p>
        )}
        <p>
          {away ? 'Try again in a few seconds. ' : ''}Mention {id} if you write to the admin.
        </p>
      </main>
    </body>
  </html>
)

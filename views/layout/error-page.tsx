import type { Refusal } from '#src/lib/refusal.ts'

/** A refusal that no form answers: what happened, and where to go from here. */
export const ErrorPage = ({ refusal, next }: { refusal: Refusal; next: string }) => (
  <section id="error-page">
    <h1>{headings[refusal.kind]}</h1>
    <p role="alert">{refusal.message}</p>
    {refusal.kind === 'unauthenticated' ? (
      <p>
        <a href={`/sign-in?next=${encodeURIComponent(next)}`}>Sign in</a> or{' '}
        <a href={`/sign-up?next=${encodeURIComponent(next)}`}>sign up</a>, then send it again.
      </p>
    ) : (
      <p>
        Look through the <a href="/questions">questions</a> or the <a href="/articles">articles</a>.
      </p>
    )}
  </section>
)

const headings: Record<Refusal['kind'], string> = {
  invalid: 'That could not be read',
  unauthenticated: 'Sign in first',
  forbidden: 'Not yours to do',
  not_found: 'No such page',
  conflict: 'Something changed meanwhile',
  too_many: 'Too many tries',
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

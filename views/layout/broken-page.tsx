import { say } from '../say.ts'

type BrokenProps = { away: boolean; wrote: boolean; id: string }

/** Stands alone: made when the database or the frame itself may be what is broken. */
export const BrokenPage = (props: BrokenProps) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{props.away ? say`Error: the database is away` : say`Error: something broke`}</title>
    </head>
    <body>
      <main>
        <h1>
          {props.away
            ? say`The database cannot be reached right now`
            : say`Something broke on our side`}
        </h1>
        <WhatToDo {...props} />
      </main>
    </body>
  </html>
)

/** For a form that was sent by script: the status line says it, and what was typed stays. */
export const BrokenLine = (props: BrokenProps) => (
  <>
    <strong>
      {props.away
        ? say`The database cannot be reached right now.`
        : say`Something broke on our side.`}
    </strong>
    <WhatToDo {...props} />
  </>
)

const WhatToDo = ({ away, wrote, id }: BrokenProps) => {
  const desk = <a href="/desk">{say`My desk`}</a>
  return (
    <>
      {wrote ? (
        <p>{say`We do not know if this was saved. Look at ${desk} before sending again; sending the same form again saves it once only.`}</p>
      ) : (
        <p>{say`Nothing was saved.`}</p>
      )}
      <p>
        {away && <>{say`Try again in a few seconds.`} </>}
        {say`Mention ${id} if you write to the admin.`}
      </p>
    </>
  )
}

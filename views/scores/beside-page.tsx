import type { Page } from '#src/lib/page.ts'
import { pathOf } from '#src/questions/question.ts'
import type { HeadToHead, Meeting } from '#src/scores/head-to-head.ts'
import { decimals, plural, share, signed } from '../format.ts'
import { Empty } from '../parts/empty.tsx'
import { Pager } from '../parts/pager.tsx'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'

type BesidePageProps = { handle: string; other: string; told: HeadToHead; page: Page<Meeting> }

/** Two people on the questions on which both stood. */
export const BesidePage = ({ handle, other, told, page }: BesidePageProps) => (
  <section id="head-to-head">
    <h1>{say`${handle} beside ${other}`}</h1>
    {told.interval.mean === null ? (
      <Empty>{say`They have not yet stood on the same resolved question at the same time.`}</Empty>
    ) : (
      <>
        <Verdict {...{ handle, ...told }} mean={told.interval.mean} />
        <Meetings meetings={page.rows} />
        <Pager path={`/forecasters/${handle}/beside/${other}`} after={page.after} />
      </>
    )}
    <p>
      {say`The records of ${<a href={`/forecasters/${handle}`}>{handle}</a>} and of ${<a href={`/forecasters/${other}`}>{other}</a>}; turned round: ${<a href={`/forecasters/${other}/beside/${handle}`}>{say`${other} beside ${handle}`}</a>}.`}
    </p>
  </section>
)

type VerdictProps = {
  handle: string
  interval: HeadToHead['interval']
  mean: number
  meetings: Meeting[]
}

const Verdict = ({ handle, interval, mean, meetings }: VerdictProps) => {
  const { relative, coverage, low, high } = interval
  const by = <strong>{decimals(Math.abs(100 * mean), 1)}</strong>
  const over = plural(meetings.length, 'question')
  return (
    <>
      <p>
        {mean > 0 && say`While both stood, ${handle} scored ${by} points better, over ${over}.`}
        {mean < 0 && say`While both stood, ${handle} scored ${by} points worse, over ${over}.`}
        {mean === 0 && say`While both stood, they scored the same, over ${over}.`}{' '}
        {low === null || high === null
          ? say`One event alone has no interval.`
          : say`95% interval: ${signed(100 * low)} to ${signed(100 * high)}.`}{' '}
        {low !== null && high !== null && (low > 0 || high < 0)
          ? say`This is hardly luck.`
          : say`This may be luck.`}
      </p>
      <p class="meta">
        {say`${signed(100 * relative)} points in all, divided by the time together, as much as ${decimals(coverage, 2)} whole questions, is ${signed(100 * mean)}. ${<a href="/help/scoring#head-to-head">{say`How it is counted`}</a>}`}
      </p>
    </>
  )
}

const Meetings = ({ meetings }: { meetings: Meeting[] }) => (
  <table class="stacks">
    <caption>{say`Question by question, the newest first; + is better`}</caption>
    <thead>
      <tr>
        <th scope="col">{say`Question`}</th>
        <th scope="col">{say`Resolved`}</th>
        <th scope="col" class="number">{say`Points`}</th>
        <th scope="col" class="number">{say`Both stood`}</th>
      </tr>
    </thead>
    <tbody>
      {meetings.map(({ question_id, title, resolved_at, ...met }) => (
        <tr>
          <th scope="row">
            <a href={pathOf({ id: question_id, title })}>{title}</a>
          </th>
          <td data-label={say`Resolved`}>
            <When at={resolved_at} />
          </td>
          <td class="number" data-label={say`Points`}>
            {signed(100 * met.relative)}
          </td>
          <td class="number" data-label={say`Both stood`}>
            {share(1e10 * met.coverage)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

import type { ApartAccount, NoticedAccount } from '#src/leaderboards/apart-queries.ts'
import { MOST_LISTED } from '#src/leaderboards/board.ts'
import { pathWith } from '#src/lib/filter.ts'
import { sentence } from '#src/lib/sentence.ts'
import { FEWEST_NOTICED, type Noticed } from '#src/scoring/conduct.ts'
import { STORED_UNIT } from '#src/scoring/exact.ts'
import { decimals, plural } from '../format.ts'
import { Empty } from '../parts/empty.tsx'
import { Choice, Field, type Forms } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { PersonLink } from '../parts/person.tsx'
import { Problems } from '../parts/problems.tsx'
import { PublicReason } from '../parts/public-reason.tsx'
import { When } from '../parts/when.tsx'
import { say, spoken } from '../say.ts'

type ApartPageProps = Forms & {
  apart: ApartAccount[]
  noticed: NoticedAccount[]
}

const MOVES = [
  ['apart', sentence`set apart`],
  ['again', sentence`compare again`],
] as const

/** Who does not count when people are compared, and who perhaps should not. */
export const ApartPage = ({ apart, noticed, ...shared }: ApartPageProps) => (
  <>
    <h1>{say`Who is compared`}</h1>
    <p>{say`Programs, and second accounts of one person, can be set apart. They keep their scores and their lines on the boards, without a rank, and from the next result on nobody is compared with them. What was scored before stays as it is, until its result is corrected. Each move stands in the ${<a href="/log?kind=people">{say`public log`}</a>} with its reason, and can be taken back.`}</p>
    <Problems refusal={shared.refusal} />
    <Form action="/admin/apart">
      <Field name="handle" label={say`Handle`} {...shared} />
      <Choice name="move" label={say`What to do`} options={spoken(MOVES)} {...shared} />
      <PublicReason {...shared} />
      <button>{say`Save`}</button>
    </Form>

    <h2>{say`Worth a look`}</h2>
    <p>{say`Each night, records over at least ${FEWEST_NOTICED} questions that compare enough people are looked over. Nothing follows by itself: whoever agrees with the crowd may have made it.`}</p>
    {noticed.length === 0 && <Empty>{say`Nothing was noticed last night.`}</Empty>}
    <Longest listed={noticed.length} />
    {noticed.length > 0 && (
      <ul class="list">
        {noticed.map((account) => (
          <li>
            <PersonLink handle={account.handle} />: <Why account={account} />{' '}
            <span class="meta muted">
              {say`Over ${plural(account.questions, 'question')}, as of ${<When at={account.made_at} />}.`}
            </span>{' '}
            <a href={`${pathWith('/admin/apart', { handle: account.handle })}#reason`}>
              {say`Set ${account.handle} apart`}
            </a>
          </li>
        ))}
      </ul>
    )}

    <h2>{say`Set apart now`}</h2>
    {apart.length === 0 && <Empty>{say`Everybody is compared.`}</Empty>}
    <Longest listed={apart.length} />
    {apart.length > 0 && (
      <ul class="list">
        {apart.map(({ handle, made_at }) => (
          <li>
            <PersonLink handle={handle} />, {say`since ${<When at={made_at} />}`}.{' '}
            <a href={`${pathWith('/admin/apart', { handle, move: 'again' })}#reason`}>
              {say`Compare ${handle} again`}
            </a>
          </li>
        ))}
      </ul>
    )}
  </>
)

const Longest = ({ listed }: { listed: number }) =>
  listed === MOST_LISTED ? <p class="meta">{say`The first ${MOST_LISTED} are listed.`}</p> : null

const WHY: Record<Noticed, (points: string) => string> = {
  follows_crowd: (points) =>
    say`says what the crowd says: on a question its score differs from the crowd's by ${points} points.`,
  worse_than_even: (points) =>
    say`says the opposite of what happens: on a question it scores ${points} points worse than always 50% would.`,
}

const Why = ({ account: { noticed, figure } }: { account: NoticedAccount }) => (
  <>{WHY[noticed](decimals((100 * figure) / STORED_UNIT, 1))}</>
)

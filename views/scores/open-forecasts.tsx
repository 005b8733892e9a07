import { pathOf } from '#src/questions/question.ts'
import type { OpenForecast } from '#src/scores/queries.ts'
import { viewOf } from '../kinds/index.ts'
import { Empty } from '../parts/empty.tsx'
import { WhenAndHowFar } from '../parts/when.tsx'
import { say } from '../say.ts'

/** What stands of one's own, on one's own record alone. */
export const OpenForecasts = ({ open }: { open: OpenForecast[] }) => (
  <section>
    <h2>{say`Your open forecasts`}</h2>
    <p class="meta muted">{say`Only you see these here.`}</p>
    {open.length === 0 && (
      <Empty>{say`None now. ${<a href="/questions">{say`Open questions`}</a>}`}</Empty>
    )}
    <ul class="list">
      {open.map(({ id, title, spec, value, closes_at }) => (
        <li>
          <a href={pathOf({ id, title })}>{title}</a>
          <br />
          <span class="meta">
            <span class="own">{viewOf(spec).words(value, spec)}</span>{' '}
            <span class="muted">· {say`closes ${<WhenAndHowFar at={closes_at} />}`}</span>
          </span>
        </li>
      ))}
    </ul>
  </section>
)

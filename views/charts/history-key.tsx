import type { Child } from 'hono/jsx'
import type { Spec } from '#src/kinds/index.ts'
import { viewOf } from '../kinds/index.ts'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'
import { type History, hasBand } from './history.ts'
import { isShown, type Line } from './scale.ts'

type KeyProps = { history: History; spec: Spec }

/** What each stroke and shape of the chart is, where it stands now and when it was. */
export const HistoryKey = ({ history, spec }: KeyProps) => {
  const { lines, leading, shown_at, reworded_at, outcome } = history
  const { OutcomeInWords } = viewOf(spec)
  return (
    <ul class="legend">
      {lines.map(
        (line, index) =>
          isShown(line) && (
            <Item drawing={<path class={`crowd l${index}`} d="M0 8h40" />}>
              {line.name} {standing(line, spec)}
            </Item>
          ),
      )}
      {hasBand(history) && (
        <Item
          drawing={<path class="band" d="M0 0h40v16h-40z" />}
        >{say`the middle half of forecasts`}</Item>
      )}
      {leading && leading.own.length > 0 && (
        <Item drawing={<path class="you" d="M20 2l6 6-6 6-6-6z" />}>
          {lines.length > 1 ? say`you on ${leading.name}` : say`you`}
        </Item>
      )}
      {shown_at && (
        <Item
          drawing={<path class="mark" d="M20 0v16" />}
        >{say`shown to everybody from ${<When at={shown_at} />}`}</Item>
      )}
      {reworded_at.map((at) => (
        <Item
          drawing={<path class="mark reworded" d="M20 16v-8l-6-8h12l-6 8" />}
        >{say`reworded ${<When at={at} />}`}</Item>
      ))}
      {outcome && (
        <Item
          drawing={<circle class="outcome" cx="20" cy="8" r="6" />}
        >{say`outcome: ${<OutcomeInWords spec={spec} outcome={outcome} />}`}</Item>
      )}
    </ul>
  )
}

const Item = ({ drawing, children }: { drawing: Child; children: Child }) => (
  <li>
    <svg viewBox="0 0 40 16" aria-hidden="true">
      {drawing}
    </svg>{' '}
    <span>{children}</span>
  </li>
)

const standing = ({ steps }: Line, spec: Spec) => {
  const level = steps.at(-1)?.level
  return level == null ? '' : viewOf(spec).level(level, spec)
}

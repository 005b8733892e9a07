import type { Spec } from '#src/kinds/index.ts'
import type { Stretch } from '#src/scores/own-score.ts'
import { decimals, signed } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'
import { percentOfTime } from './score-sum.tsx'

const MOST_SHOWN = 30

type OwnStretchesProps = { spec: Spec; pieces: Stretch[] }

/** Which forecast stood from when to when, and what it scored and earned there; the last ones. */
export const OwnStretches = ({ spec, pieces }: OwnStretchesProps) => {
  const isCompared = pieces.some(({ earned }) => earned !== undefined)
  const { words } = viewOf(spec)
  return (
    <table class="stacks">
      <caption>
        {pieces.length > MOST_SHOWN
          ? say`The last ${MOST_SHOWN} of ${pieces.length} forecasts that stood`
          : say`What stood in the scored time`}
      </caption>
      <thead>
        <tr>
          <th scope="col">{say`Stood`}</th>
          <th scope="col">{say`You said`}</th>
          <th scope="col" class="number">{say`Score`}</th>
          <th scope="col" class="number">{say`Of your time`}</th>
          {isCompared && <th scope="col" class="number">{say`Points`}</th>}
        </tr>
      </thead>
      <tbody>
        {pieces.slice(-MOST_SHOWN).map(({ value, share, score, from, to, earned }) => (
          <tr>
            <th scope="row">{say`${<When at={from} />} to ${<When at={to} />}`}</th>
            <td data-label={say`You said`}>{words(value, spec)}</td>
            <td class="number" data-label={say`Score`}>
              {decimals(score, 3)}
            </td>
            <td class="number" data-label={say`Of your time`}>
              {percentOfTime(share)}
            </td>
            {isCompared && (
              <td class="number" data-label={say`Points`}>
                {earned === undefined ? '–' : signed(100 * earned)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import { sentence } from '#src/lib/sentence.ts'
import { say, speak } from '../say.ts'
import { type Formula, FormulaPart } from './formula.tsx'
import { besideOthers } from './formulas-beside-others.ts'
import { ofAForecast } from './formulas-of-a-forecast.ts'
import { ofCalibration } from './formulas-of-calibration.ts'
import { ofSkill } from './formulas-of-skill.tsx'

type Chapter = { path: string; name: string; formulas: readonly Formula[] }

/** The pages of how scores are made, in the order they are to be read. */
export const chapters = {
  forecasts: {
    path: '/help/scoring',
    name: sentence`Forecasts and comparisons`,
    formulas: [...ofAForecast, ...besideOthers],
  },
  skill: {
    path: '/help/scoring/skill',
    name: sentence`Skill and ranks`,
    formulas: ofSkill,
  },
  calibration: {
    path: '/help/scoring/calibration',
    name: sentence`Calibration and crowd`,
    formulas: ofCalibration,
  },
} satisfies Record<string, Chapter>

/** Every formula of the site, with its source and a sum that is worked out as the page is made. */
export const ScoringPage = ({ chapter }: { chapter: Chapter }) => (
  <>
    <h1>{say`How scores are made`}</h1>
    <nav class="tabs" aria-label={say`How scores are made`}>
      {Object.values(chapters).map(({ path, name }) => (
        <a href={path} aria-current={path === chapter.path ? 'page' : undefined}>
          {speak(name)}
        </a>
      ))}
    </nav>
    <p>{say`Each sum below is worked out, as this page is made, by what makes the scores. 0 is best; a point is a hundredth. In short it stands in the ${<a href="/help">{say`help`}</a>}.`}</p>
    <ul>
      {chapter.formulas.map(({ id, name }) => (
        <li>
          <a href={`#${id}`}>{speak(name)}</a>
        </li>
      ))}
    </ul>
    {chapter.formulas.map((formula) => (
      <FormulaPart formula={formula} />
    ))}
  </>
)

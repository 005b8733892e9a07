import type { BoardRow } from '#src/db/schema.ts'
import { minimumOn } from '#src/leaderboards/board.ts'
import { STORED_UNIT } from '#src/scoring/exact.ts'
import { decimals, plural } from '../format.ts'
import { say } from '../say.ts'

/** What a page needs of a board itself. */
export type Found = Pick<BoardRow, 'questions' | 'clusters' | 'forecasters' | 'made_at'>

export const AboutBrier = () => (
  <p>{say`Everybody with a resolved forecast, by mean ${<a href="/help#brier-score">{say`Brier score`}</a>}: 0 is perfect, lower is better. "Always 50%" gives each of several options the same chance. The mean depends on which questions one answered; the skill board compares people on the same questions at the same times. ${<a href="/help#coverage">{say`Coverage`}</a>} says for how much of the time one stood by a forecast. The last two columns tell what the crowd and always 50% reached on the same questions.`}</p>
)

type AboutSkillProps = {
  found: Found
  platform: { lambda: number; people: number }
  /** Whether the board says what skill is with the field. */
  isAudited: boolean
}

export const AboutSkill = ({ found, platform, isAudited }: AboutSkillProps) => (
  <p>
    {say`${<a href="/help#skill-points">{say`Skill points`}</a>}: how much better (+) or worse (−) than others on the same questions at the same times, pulled toward 0 while evidence is thin. A ${<a href="/help#interval">{say`95% interval`}</a>} that lies above 0 as a whole is hardly luck. ${<a href="/help#events">{say`Events`}</a>} are questions that did not depend on one another; ${<a href="/help#coverage">{say`coverage`}</a>} counts the time beside others in whole questions. "To the crowd" is how much better than the published crowd while both stood: who copies it earns 0 there.`}{' '}
    {isAudited && (
      <>
        {say`${<a href="/help/scoring/skill#field">{say`"With the field"`}</a>} counts how strong the others were, as of last night; it ranks nobody.`}{' '}
      </>
    )}
    <PulledBy platform={platform} /> <a href="/help/scoring/skill">{say`How exactly`}</a>
    {minimumOn(found) < 20 && (
      <> {say`This board is early: a rank takes ${minimumOn(found)} separate events, later 20.`}</>
    )}
    {found.forecasters < 5 && (
      <> {say`While few people forecast, a question counts from two forecasters on.`}</>
    )}
  </p>
)

/** By how much skill is pulled toward 0, and where that comes from. */
const PulledBy = ({ platform: { lambda, people } }: Pick<AboutSkillProps, 'platform'>) => {
  const questions = decimals(lambda / STORED_UNIT, 0)
  return people === 0
    ? say`The pull is worth ${questions} whole questions, until 30 people have enough results to estimate it.`
    : say`The pull is worth ${questions} whole questions, estimated from ${plural(people, 'person', 'people')} here.`
}

export const AboutPoints = () => (
  <p>{say`A fixed list of questions: by the sum of ${<a href="/help/scoring#peer-score">{say`peer scores`}</a>} on them, each times its weight. Who did not forecast a question earns 0 there. No interval is drawn: it says who did best on this list, not who is best.`}</p>
)

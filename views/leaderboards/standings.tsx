import { type Board, type BoardSummary, boards } from '#src/leaderboards/board.ts'
import type { NamedLine } from '#src/leaderboards/queries.ts'
import { sentence } from '#src/lib/sentence.ts'
import { plural } from '../format.ts'
import { Empty } from '../parts/empty.tsx'
import { IgnoredPart } from '../parts/ignored.tsx'
import { Pager } from '../parts/pager.tsx'
import { When } from '../parts/when.tsx'
import { say, speak } from '../say.ts'
import { BrierTable } from './brier-table.tsx'
import { SkillTable } from './skill-table.tsx'

type StandingsProps = {
  board: Board
  /** What of the address was not understood. */
  ignored?: string[]
  found: { summary: BoardSummary; made_at: Date } | undefined
  lines: NamedLine[]
  after: string | undefined
  viewer: number | undefined
  /** Where the viewer asked to be found: whether they stand on this board. */
  sought?: 'found' | 'missed' | undefined
}

const TABS: Record<Board, string> = { brier: sentence`Brier scores`, skill: sentence`Skill` }

export const Standings = ({ board, ignored = [], found, ...shown }: StandingsProps) => (
  <section id="standings">
    <h1>{say`Leaderboards`}</h1>
    <p class="tabs">
      {boards.map((name) => (
        <a href={`/leaderboards?board=${name}`} aria-current={name === board ? 'page' : undefined}>
          {speak(TABS[name])}
        </a>
      ))}
    </p>
    <IgnoredPart ignored={ignored} />
    {found ? (
      <>
        {board === 'brier' ? <AboutBrier /> : <AboutSkill summary={found.summary} />}
        {shown.viewer !== undefined && <FindMe board={board} sought={shown.sought} />}
        {board === 'brier' ? (
          <BrierTable lines={shown.lines} viewer={shown.viewer} />
        ) : (
          <SkillTable lines={shown.lines} viewer={shown.viewer} minimum={found.summary.minimum} />
        )}
        <Pager path={`/leaderboards?board=${board}`} after={shown.after} />
        <p class="meta muted">{say`Over ${plural(found.summary.questions, 'resolved question')}, computed ${<When at={found.made_at} />}.`}</p>
      </>
    ) : (
      <Empty>{say`The first board appears after the first resolution. Until then, ${<a href="/questions">{say`forecast`}</a>}. To see full ones, run ${<code>npm run demo</code>}.`}</Empty>
    )}
  </section>
)

const FindMe = ({ board, sought }: Pick<StandingsProps, 'board' | 'sought'>) => (
  <p class="meta">
    {sought === 'missed' && (
      <>
        <span id="you">{say`You are not on this board yet: it takes a forecast that counts on a resolved question.`}</span>{' '}
      </>
    )}
    {sought === 'found' ? (
      <a href={`/leaderboards?board=${board}`}>{say`From the top`}</a>
    ) : (
      <a href={`/leaderboards?board=${board}&around=me#you`}>{say`Find me`}</a>
    )}
  </p>
)

const AboutBrier = () => (
  <p>{say`Everybody with a resolved forecast, by mean ${<a href="/help#brier-score">{say`Brier score`}</a>}: 0 is perfect, lower is better. "Always 50%" gives each of several options the same chance. The mean depends on which questions one answered; the skill board compares people on the same questions at the same times. ${<a href="/help#coverage">{say`Coverage`}</a>} says for how much of the time one stood by a forecast.`}</p>
)

const AboutSkill = ({ summary }: { summary: BoardSummary }) => (
  <p>
    {say`${<a href="/help#skill-points">{say`Skill points`}</a>}: how much better (+) or worse (−) than others on the same questions at the same times, pulled toward 0 while evidence is thin. A ${<a href="/help#interval">{say`95% interval`}</a>} that lies above 0 as a whole is hardly luck. ${<a href="/help#events">{say`Events`}</a>} are questions that did not depend on one another; ${<a href="/help#coverage">{say`coverage`}</a>} counts the time beside others in whole questions.`}
    {summary.minimum < 20 && (
      <> {say`This board is early: a rank takes ${summary.minimum} separate events, later 20.`}</>
    )}
    {summary.forecasters < 5 && (
      <> {say`While few people forecast, a question counts from two forecasters on.`}</>
    )}
  </p>
)

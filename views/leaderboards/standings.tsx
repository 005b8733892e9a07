import { type Board, type BoardSummary, boards } from '#src/leaderboards/board.ts'
import type { NamedLine } from '#src/leaderboards/queries.ts'
import { sentence } from '#src/lib/sentence.ts'
import { plural } from '../format.ts'
import { Empty } from '../parts/empty.tsx'
import { Pager } from '../parts/pager.tsx'
import { When } from '../parts/when.tsx'
import { say, speak } from '../say.ts'
import { BrierTable } from './brier-table.tsx'
import { SkillTable } from './skill-table.tsx'

type StandingsProps = {
  board: Board
  found: { summary: BoardSummary; made_at: Date } | undefined
  lines: NamedLine[]
  after: string | undefined
  viewer: number | undefined
}

const TABS: Record<Board, string> = { brier: sentence`Brier scores`, skill: sentence`Skill` }

export const Standings = ({ board, found, lines, after, viewer }: StandingsProps) => (
  <section id="standings">
    <h1>{say`Leaderboards`}</h1>
    <p class="tabs">
      {boards.map((name) => (
        <a href={`/leaderboards?board=${name}`} aria-current={name === board ? 'page' : undefined}>
          {speak(TABS[name])}
        </a>
      ))}
    </p>
    {found ? (
      <>
        {board === 'brier' ? <AboutBrier /> : <AboutSkill summary={found.summary} />}
        {board === 'brier' ? (
          <BrierTable lines={lines} viewer={viewer} />
        ) : (
          <SkillTable lines={lines} viewer={viewer} minimum={found.summary.minimum} />
        )}
        <Pager path={`/leaderboards?board=${board}`} after={after} />
        <p class="meta muted">{say`Over ${plural(found.summary.questions, 'resolved question')}, computed ${<When at={found.made_at} />}.`}</p>
      </>
    ) : (
      <Empty>{say`The first board appears after the first resolution. Until then, ${<a href="/questions">{say`forecast`}</a>}. To see full ones, run ${<code>npm run demo</code>}.`}</Empty>
    )}
  </section>
)

const AboutBrier = () => (
  <p>{say`Everybody with a resolved forecast, by mean ${<a href="/help#brier-score">{say`Brier score`}</a>}: 0 is perfect, lower is better. "Always 50%" gives each of several options the same chance. The mean depends on which questions one answered; the skill board compares people on the same questions at the same times.`}</p>
)

const AboutSkill = ({ summary }: { summary: BoardSummary }) => (
  <p>
    {say`${<a href="/help#skill-points">{say`Skill points`}</a>}: how much better (+) or worse (−) than others on the same questions at the same times, pulled toward 0 while evidence is thin. An interval that lies above 0 as a whole is hardly luck.`}
    {summary.minimum < 20 && (
      <> {say`This board is early: a rank takes ${summary.minimum} separate events, later 20.`}</>
    )}
    {summary.forecasters < 5 && (
      <> {say`While few people forecast, a question counts from two forecasters on.`}</>
    )}
  </p>
)

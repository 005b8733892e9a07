import { ALL, minimumOn, type Ranking } from '#src/leaderboards/board.ts'
import { boardPath } from '#src/leaderboards/filter.ts'
import type { Line } from '#src/leaderboards/line.ts'
import type { OtherBoards, Scope } from '#src/leaderboards/scopes.ts'
import type { Page } from '#src/lib/page.ts'
import { sentence } from '#src/lib/sentence.ts'
import { plural } from '../format.ts'
import { Empty } from '../parts/empty.tsx'
import { IgnoredPart } from '../parts/ignored.tsx'
import { Pager } from '../parts/pager.tsx'
import { When } from '../parts/when.tsx'
import { say, speak } from '../say.ts'
import { AboutBrier, AboutPoints, AboutSkill, type Found } from './about.tsx'
import { BrierTable } from './brier-table.tsx'
import { PointsTable } from './points-table.tsx'
import { OtherBoardsPart, ScopeInWords } from './scope.tsx'
import { SkillTable } from './skill-table.tsx'

type StandingsProps = {
  ranking: Ranking
  /** What the board is over. */
  name: Scope
  /** What of the address was not understood. */
  ignored?: string[]
  found: Found | undefined
  lines: Page<Line> | undefined
  platform: { lambda: number; people: number }
  others: OtherBoards
  viewer: number | undefined
  /** Skill with the field by person, where the board has that column. */
  fields?: Map<number, number> | undefined
  mayRunTournaments?: boolean
  /** Where the viewer asked to be found: whether they stand on this board. */
  sought?: 'found' | 'missed' | undefined
}

const TABS: Record<Ranking, string> = {
  brier: sentence`Brier scores`,
  skill: sentence`Skill`,
  points: sentence`Points`,
}

const tabsOf = (kind: string): Ranking[] =>
  kind === 'tournament' ? ['points', 'brier', 'skill'] : ['brier', 'skill']

export const Standings = ({ ranking, name, ignored = [], ...shown }: StandingsProps) => {
  const { found, lines, others, viewer, sought, platform } = shown
  return (
    <section id="standings">
      <h1>{say`Leaderboards`}</h1>
      {name.key !== ALL && <p>{say`Over ${<ScopeInWords scope={name} />}.`}</p>}
      <p class="tabs">
        {tabsOf(name.kind).map((tab) => (
          <a href={boardPath(name.key, tab)} aria-current={tab === ranking ? 'page' : undefined}>
            {speak(TABS[tab])}
          </a>
        ))}
      </p>
      <IgnoredPart ignored={ignored} />
      {found && lines ? (
        <>
          <About {...{ ranking, found, platform }} isAudited={Boolean(shown.fields?.size)} />
          {viewer !== undefined && <FindMe of={name.key} ranking={ranking} sought={sought} />}
          <Table {...shown} {...{ ranking, found }} lines={lines.rows} of={name.key} />
          <Pager path={boardPath(name.key, ranking)} after={lines.after} />
          <p class="meta muted">{say`Over ${plural(found.questions, 'resolved question')}, computed ${<When at={found.made_at} />}.`}</p>
        </>
      ) : (
        <NothingYet of={name.key} />
      )}
      <OtherBoardsPart others={others} current={name.key} />
      <p>
        <a href="/leaderboards/crowds">{say`Ways to make a crowd, and which sees best`}</a>
      </p>
      {shown.mayRunTournaments && (
        <p>
          <a href="/tournaments/new">{say`New tournament`}</a>
        </p>
      )}
    </section>
  )
}

type TableProps = Pick<StandingsProps, 'ranking' | 'viewer' | 'fields'> & {
  of: string
  found: Found
  lines: Line[]
}

const Table = ({ ranking, found, ...shown }: TableProps) => {
  if (ranking === 'skill') return <SkillTable {...shown} minimum={minimumOn(found)} />
  return ranking === 'points' ? <PointsTable {...shown} /> : <BrierTable {...shown} />
}

const About = ({
  ranking,
  ...shown
}: Pick<StandingsProps, 'ranking' | 'platform'> & { found: Found; isAudited: boolean }) => {
  if (ranking === 'skill') return <AboutSkill {...shown} />
  return ranking === 'points' ? <AboutPoints /> : <AboutBrier />
}

const NothingYet = ({ of }: { of: string }) =>
  of === ALL ? (
    <Empty>{say`The first board appears after the first resolution. Until then, ${<a href="/questions">{say`forecast`}</a>}. To see full ones, run ${<code>npm run demo</code>}.`}</Empty>
  ) : (
    <Empty>{say`None of its questions is resolved yet.`}</Empty>
  )

type FindMeProps = Pick<StandingsProps, 'ranking' | 'sought'> & { of: string }

const FindMe = ({ of, ranking, sought }: FindMeProps) => (
  <p class="meta">
    {sought === 'missed' && (
      <>
        <span id="you">{say`You are not on this board yet: it takes a forecast that counts on a resolved question.`}</span>{' '}
      </>
    )}
    {sought === 'found' ? (
      <a href={boardPath(of, ranking)}>{say`From the top`}</a>
    ) : (
      <a href={`${boardPath(of, ranking, 'me')}#you`}>{say`Find me`}</a>
    )}
  </p>
)

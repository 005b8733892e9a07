import type { BrierLine } from '#src/importing/brier-board.ts'
import type { Report } from '#src/importing/report.ts'
import type { SkillBoard } from '#src/importing/skill-board.ts'
import { count, percent, points, rightAligned, score, shown } from './text-table.ts'

const MOST_LINES = 100

export const boardTables = ({ brier_board, skill_board }: Report): string[] => [
  brierTable(brier_board),
  skill_board
    ? skillTable(skill_board)
    : 'Skill: no question was forecast by enough people to compare them.',
]

const named = ({ name, role }: { name: string; role: string }) =>
  shown(name || '(no name)') + (role === 'person' ? '' : ` (${role})`)

const shortened = (lines: unknown[]) =>
  lines.length > MOST_LINES
    ? `\n  and ${count(lines.length - MOST_LINES)} more, which --json names`
    : ''

function brierTable(lines: BrierLine[]): string {
  const rows = lines
    .slice(0, MOST_LINES)
    .map((line) => [
      ...[named(line), String(line.rank ?? ''), score(line.brier), count(line.questions)],
      line.coverage === null ? '' : percent(line.coverage),
    ])
  const head = ['forecaster', 'rank', 'Brier', 'questions', 'coverage']
  return `Brier board: mean scores, lower is better. They depend on which questions one answered.
${rightAligned([head, ...rows])}${shortened(lines)}`
}

function skillTable({ lines, minimum, forecasters, is_early }: SkillBoard): string {
  const rows = lines
    .slice(0, MOST_LINES)
    .map((line) => [
      ...[named(line), String(line.rank ?? ''), points(line.skill)],
      ...[`${points(line.low)} to ${points(line.high)}`, count(line.questions)],
      line.rank_range ? `${places(line.rank_range.low)} to ${places(line.rank_range.high)}` : '',
    ])
  const head = ['forecaster', 'rank', 'skill', 'interval', 'questions', 'likely ranks']
  return `Skill board${is_early ? ', early' : ''}: points against the others on the same questions, of which at least ${forecasters} people forecast each.
A rank asks for ${minimum} questions, covered for half of their time; higher is better.
${rightAligned([head, ...rows])}${shortened(lines)}`
}

const places = (rank: number) => rank.toFixed(1)

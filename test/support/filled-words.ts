import type { KindName } from '#src/kinds/index.ts'

const WHO = [
  'The harbour board of Ostmere',
  'The island ferry company',
  'Northwind Rail',
  'The city of Calder',
  'The new observatory',
  'Kelp and Daughters',
  'The power cooperative',
]
const DOES = [
  'open a second terminal for cruise ships',
  'halve its fares on weekdays',
  'carry two million passengers a year',
  'run without a drop of diesel',
  'publish accounts that an auditor has signed',
  'lay the long promised cable to the islands',
  'plant forty thousand trees along the coast',
  'replace its three oldest vessels',
  'hire a thousand people from the valley',
  'win its case before the maritime court',
  'sell heat to every school in the county',
]
const WHEN = [
  'before the end of 2031',
  'within three years',
  'before the next election',
  'by midsummer',
  'in this decade',
]

const of = (list: string[], index: number) => list[index % list.length] as string

/** The sentence of a claim; each number up to 384 gives another one. */
export const claimWords = (n: number) => `${of(WHO, n)} will ${of(DOES, n)} ${of(WHEN, n)}`

/** A paragraph that carries the claim among words of its own. */
export const paragraph = (n: number) =>
  `${of(WHO, n + 3)} met on the quay in week ${n + 2}, and the talk was of money. "${claimWords(n)}," said its chair to a full room, and pointed at item ${n + 17} of the plan. Two of those who listened doubted it aloud; one recalled what was promised in ${1990 + n}.`

/** What a tournament is called in its form. */
export const TOURNAMENT = {
  name: 'The cup of the coast',
  about: 'What the plans of the quays come to, for whoever likes ships.',
}

/** The form of a question of a kind, as its author fills it in. */
export function questionWords(kind: KindName, n: number): Record<string, string> {
  const shared = {
    kind,
    criteria: `What counts is what the register of the county shows on the day after the close. If ${of(WHO, n).toLowerCase()} publishes a correction within a week, the correction counts.`,
    fine_print: `A partial step counts only where clause ${n + 2} of the plan says so.`,
    sources: `The register of the county; the yearbook of ${of(WHO, n + 1)}`,
  }
  return { ...shared, ...byKind[kind](n) }
}

/** A kind without an entry here does not compile, so that no kind stays untried. */
const byKind: Record<KindName, (n: number) => Record<string, string>> = {
  binary: (n) => ({
    title: `Will it be so that ${claimWords(n).replace('The', 'the')}?`,
    ...{ relation: 'proxy', polarity: 'same' },
  }),
  choice: (n) => ({
    title: `Who of those named will ${of(DOES, n)} first?`,
    options: `+${of(WHO, n)}\n${of(WHO, n + 1)}\n${of(WHO, n + 2)}\nNobody of these`,
    relation: 'proxy',
  }),
  ordered: (n) => ({
    title: `How many ships will call at Ostmere in month ${n + 1} of the count?`,
    options: 'Fewer than 20\n20 to 39\n+40 to 79\n+80 or more',
    relation: 'proxy',
  }),
  numeric: (n) => ({
    title: `How many ships in all will call at Ostmere in year ${n + 1} of the count?`,
    ...{ low: '0', high: '1000', ends: 'high', unit: 'ships', relation: 'proxy' },
  }),
  date: (n) => ({
    title: `On which day will ${of(WHO, n)} publish its plan number ${n + 1}?`,
    ...{ low: '2030-01-01', high: '2032-01-01', ends: 'high', relation: 'proxy' },
  }),
}

/** A forecast of a kind that leans on one number of basis points. */
export const saidWords: Record<KindName, (bp: number) => Record<string, unknown>> = {
  binary: (bp) => ({ kind: 'binary', bp: `${bp / 100}%` }),
  choice: (bp) => ({ kind: 'choice', bps: leaning(bp) }),
  ordered: (bp) => ({ kind: 'ordered', bps: leaning(bp) }),
  numeric: (bp) => ({ kind: 'numeric', x: [0, bp / 10, 1000], bps: [0, 5000, 9900] }),
  date: (bp) => ({ kind: 'date', x: dayed([0, bp / 10_000, 1]), bps: [0, 5000, 9900] }),
}

const [FIRST_DAY, LAST_DAY] = [Date.UTC(2030, 0, 1), Date.UTC(2032, 0, 1)]
const dayed = (shares: number[]) =>
  shares.map((share) => Math.round(FIRST_DAY + share * (LAST_DAY - FIRST_DAY)))

const leaning = (bp: number) => [bp, Math.floor((10_000 - bp) / 2), Math.ceil((10_000 - bp) / 2), 0]

/** How a moderator names what came about. */
export const outcomeWords: Record<KindName, Record<string, string>> = {
  binary: { kind: 'binary', happened: 'yes' },
  choice: { kind: 'choice', option: 'a' },
  ordered: { kind: 'ordered', option: 'a' },
  numeric: { kind: 'numeric', x: '420' },
  date: { kind: 'date', x: '2030-08-17' },
}

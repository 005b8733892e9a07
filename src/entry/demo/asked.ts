import type { KindName } from '#src/kinds/index.ts'
import type { Subject } from './fiction.ts'

type Asked = {
  claim: number
  title: string
  criteria: string
  kind?: KindName
  options?: string
  polarity?: 'same' | 'inverse'
  low?: string
  high?: string
  ends?: string
  unit?: string
  tags: string
}

/** Which claim a yes or no tests, what is asked, what makes it a yes; and whether a yes contradicts. */
type YesOrNo = [claim: number, title: string, yes: string, polarity?: 'inverse']

/** Ten questions on one company's plans. */
export function questionsOf(one: Subject): Asked[] {
  const yesOrNo = [...onTheCompany(one), ...onTheOthers(one)].map(
    ([claim, title, yes, polarity = 'same' as const]) => ({
      ...{ claim, title, polarity, criteria: `YES if ${yes}. Otherwise NO.` },
    }),
  )
  return [...severalAnswers(one), ...yesOrNo].map((asked) => ({ ...asked, tags: one.topic }))
}

const onTheCompany = ({ company, chief, project, product, amount, unit }: Subject): YesOrNo[] => {
  const most = Math.round(amount * 0.75)
  return [
    [
      0,
      `Will ${company} say that ${project} opens later than planned?`,
      `the company names a later date for ${project} on its own page`,
      'inverse',
    ],
    [
      1,
      `Will ${company} report at least ${most} ${unit}?`,
      `a report of the company gives a figure of ${most} ${unit} or more`,
    ],
    [
      2,
      `Will ${company} raise its prices for ${product}?`,
      `its own price list shows a higher price for ${product} than at the opening`,
    ],
    [2, `Will ${chief} still lead ${company}?`, 'its own page names the same chief at the close'],
  ]
}

const onTheOthers = ({ company, place, project, rival }: Subject): YesOrNo[] => [
  [
    3,
    `Will ${rival} cut its prices below those of ${company}?`,
    'the price lists on both their pages show at the close a lower standard price of the first',
    'inverse',
  ],
  [
    0,
    `Will the council of ${place} change the permit for ${project}?`,
    `the minutes of the council record by the close a decision that changes the permit for ${project}`,
  ],
]

const severalAnswers = ({ company, place, rival }: Subject): Omit<Asked, 'tags'>[] => [
  {
    claim: 3,
    kind: 'choice',
    title: `Who will name ${company} as a partner first?`,
    options: `+ ${rival}\nThe council of ${place}\nA bank\nNobody by the close`,
    criteria: 'The option that is first reported by two outlets. Otherwise the last one.',
  },
  {
    claim: 1,
    kind: 'ordered',
    title: `What growth will ${company} report for the quarter?`,
    options: 'It shrinks\n0 to 5%\n+ 5 to 15%\n+ More than 15%',
    criteria: 'The band that holds the growth of revenue in its first report after the close.',
  },
  {
    claim: 1,
    kind: 'numeric',
    title: `How many people will ${company} employ at the close?`,
    ...{ low: '0', high: '1000', ends: 'high', unit: 'people' },
    criteria: 'The number in its first report after the close. If none comes, annulled.',
  },
  {
    claim: 3,
    kind: 'date',
    title: `When will ${rival} publish its next figures?`,
    ends: 'high',
    criteria: 'The day on which its own page first shows them. Otherwise after the last day.',
  },
]

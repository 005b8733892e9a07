import type { Actor } from '#src/db/ctx.ts'
import type { Article } from '#src/db/schema.ts'
import { MOST_SOUGHT } from '#src/lib/filter.ts'
import { sentence } from '#src/lib/sentence.ts'
import { type Filter, listPath, type Sort, sorts } from '#src/questions/filter.ts'
import { Choice, type ChoiceProps } from '../parts/field.tsx'
import { say, speak } from '../say.ts'

export type ListFilterProps = {
  filter: Filter
  topics: string[]
  articles: Pick<Article, 'slug' | 'title'>[]
  actor: Actor | undefined
}

const SORTS: Record<Sort, string> = {
  closes: sentence`Closing soon`,
  newest: sentence`Newest`,
  forecasters: sentence`Most forecasts`,
  chance: sentence`Highest chance`,
}

/** Narrows and orders the list. Each choice is a part of the address. */
export const ListFilter = ({ filter, topics, articles, actor }: ListFilterProps) => {
  const articleOptions = articles.map(({ slug, title }) => [slug, title] as const)
  return (
    <form method="get" action="/questions" class="filter">
      <input type="hidden" name="state" value={filter.state} />
      <div class="field">
        <label for="q">{say`Words`}</label>
        <input id="q" name="q" type="search" value={filter.q} maxlength={MOST_SOUGHT} />
      </div>
      <Narrowing name="topic" label={say`Topic`} {...{ filter }} options={topics.map(asOption)} />
      <Narrowing name="article" label={say`Article`} {...{ filter }} options={articleOptions} />
      <Choice
        name="sort"
        label={say`Order`}
        value={filter.sort}
        options={sorts.map((sort) => [sort, speak(SORTS[sort])] as const)}
      />
      {actor && (
        <label>
          <input
            type="checkbox"
            name="unanswered"
            value="yes"
            checked={filter.unanswered === 'yes'}
          />{' '}
          {say`Not forecast by me`}
        </label>
      )}
      <button class="quiet">{say`Show`}</button>
    </form>
  )
}

const asOption = (topic: string) => [topic, topic] as const

type NarrowingProps = Pick<ChoiceProps, 'label' | 'options'> & {
  name: 'topic' | 'article'
  filter: Filter
}

/** A choice among what there is, with everything first; what is set stays, listed or not. */
const Narrowing = ({ name, filter, options, ...rest }: NarrowingProps) => {
  const value = filter[name]
  const isListed = value === '' || options.some(([option]) => option === value)
  const all = [['', say`all`] as const, ...(isListed ? [] : [asOption(value)]), ...options]
  return all.length === 1 ? null : <Choice {...{ name, value, ...rest }} options={all} />
}

/** Each filter that is set, in words, with the list without it. */
export function loosened(filter: Filter): [words: string, path: string][] {
  const { q, topic, article, unanswered, sort } = filter
  const set: [words: string | false, without: Partial<Filter>][] = [
    [q !== '' && say`the words "${q}"`, { q: '' }],
    [topic !== '' && say`the topic "${topic}"`, { topic: '' }],
    [article !== '' && say`the article "${article}"`, { article: '' }],
    [unanswered === 'yes' && say`not forecast by me`, { unanswered: '' }],
    [
      sort === 'chance' && say`the order by chance, which shows what you may see`,
      { sort: 'closes' },
    ],
  ]
  return set.flatMap(([words, without]) =>
    words ? [[words, listPath({ ...filter, ...without })] as [string, string]] : [],
  )
}

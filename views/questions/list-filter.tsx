import type { Actor } from '#src/db/ctx.ts'
import type { Article } from '#src/db/schema.ts'
import { MOST_SOUGHT } from '#src/lib/filter.ts'
import { type Filter, listPath, type Sort, sorts } from '#src/questions/filter.ts'
import { Choice, type ChoiceProps } from '../parts/field.tsx'

export type ListFilterProps = {
  filter: Filter
  topics: string[]
  articles: Pick<Article, 'slug' | 'title'>[]
  actor: Actor | undefined
}

const SORTS: Record<Sort, string> = {
  closes: 'Closing soon',
  newest: 'Newest',
  forecasters: 'Most forecasts',
  chance: 'Highest chance',
}

/** Narrows and orders the list. Each choice is a part of the address. */
export const ListFilter = ({ filter, topics, articles, actor }: ListFilterProps) => {
  const articleOptions = articles.map(({ slug, title }) => [slug, title] as const)
  return (
    <form method="get" action="/questions" class="filter">
      <input type="hidden" name="state" value={filter.state} />
      <div class="field">
        <label for="q">Words</label>
        <input id="q" name="q" type="search" value={filter.q} maxlength={MOST_SOUGHT} />
      </div>
      <Narrowing name="topic" label="Topic" {...{ filter }} options={topics.map(asOption)} />
      <Narrowing name="article" label="Article" {...{ filter }} options={articleOptions} />
      <Choice
        name="sort"
        label="Order"
        value={filter.sort}
        options={sorts.map((sort) => [sort, SORTS[sort]] as const)}
      />
      {actor && (
        <label>
          <input
            type="checkbox"
            name="unanswered"
            value="yes"
            checked={filter.unanswered === 'yes'}
          />{' '}
          Not forecast by me
        </label>
      )}
      <button class="quiet">Show</button>
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
  const all = [['', 'all'] as const, ...(isListed ? [] : [asOption(value)]), ...options]
  return all.length === 1 ? null : <Choice {...{ name, value, ...rest }} options={all} />
}

/** Each filter that is set, in words, with the list without it. */
export function loosened(filter: Filter): [words: string, path: string][] {
  const { q, topic, article, unanswered, sort } = filter
  const set: [words: string | false, without: Partial<Filter>][] = [
    [q !== '' && `the words "${q}"`, { q: '' }],
    [topic !== '' && `the topic "${topic}"`, { topic: '' }],
    [article !== '' && `the article "${article}"`, { article: '' }],
    [unanswered === 'yes' && 'not forecast by me', { unanswered: '' }],
    [sort === 'chance' && 'the order by chance, which shows what you may see', { sort: 'closes' }],
  ]
  return set.flatMap(([words, without]) =>
    words ? [[words, listPath({ ...filter, ...without })] as [string, string]] : [],
  )
}

import { say } from '../say.ts'
/** Leads to the rest of a list; the address holds where it continues. */
export const Pager = ({ path, after }: { path: string; after: string | undefined }) =>
  after ? (
    <p class="pager">
      <a
        href={`${path}${path.includes('?') ? '&' : '?'}after=${after}`}
        rel="next"
      >{say`Show more`}</a>
    </p>
  ) : null

type LooserProps = {
  /** That nothing fits, in a sentence. */
  nothing: string
  /** Each filter that is set, in words, with the list without it. */
  looser: [words: string, path: string][]
}

/** Where nothing fits a filter: what to leave out. */
export const Looser = ({ nothing, looser }: LooserProps) => (
  <>
    <p class="empty">{nothing}</p>
    <ul>
      {looser.map(([words, path]) => (
        <li>
          <a href={path}>{words}</a>
        </li>
      ))}
    </ul>
  </>
)

type LooserProps = {
  /** What the list holds, in the singular. */
  of: string
  /** Each filter that is set, in words, with the list without it. */
  looser: [words: string, path: string][]
}

/** Where nothing fits a filter: what to leave out. */
export const Looser = ({ of, looser }: LooserProps) => (
  <>
    <p class="empty">No {of} here fits all of this. Leave out:</p>
    <ul>
      {looser.map(([words, path]) => (
        <li>
          <a href={path}>{words}</a>
        </li>
      ))}
    </ul>
  </>
)

/** A person by handle, leading to their record. */
export const PersonLink = ({ handle }: { handle: string }) => (
  <a href={`/forecasters/${handle}`}>{handle}</a>
)

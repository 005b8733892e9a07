import { say, speak } from '../say.ts'
/** What somebody should know of this site before trusting it with much. */
export const SiteNotes = ({ notes }: { notes: string[] }) =>
  notes.length > 0 ? (
    <section>
      <h2>{say`How safe this site is kept`}</h2>
      <ul>
        {notes.map((words) => (
          <li>{speak(words)}</li>
        ))}
      </ul>
    </section>
  ) : null

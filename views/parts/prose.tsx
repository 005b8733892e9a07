/** People's own words: paragraphs and line breaks, nothing else, and nothing htmx would touch. */
export const Prose = ({ text }: { text: string }) => (
  <div class="prose" hx-ignore>
    {text.split(/\n{2,}/).map((paragraph) => (
      <p>
        {paragraph.split('\n').map((line, index) => (
          <>
            {index > 0 && <br />}
            {line}
          </>
        ))}
      </p>
    ))}
  </div>
)

/** A list written one item a line. */
export const Lines = ({ text }: { text: string }) => (
  <ul>
    {text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => (
        <li>{line}</li>
      ))}
  </ul>
)

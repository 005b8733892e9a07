import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

type How = {
  encoding?: string | undefined
  /** Hears what share was read; of a pipe nobody knows how much there is. */
  told?: (share: number) => void
}

/** A file or pipe as text, piece by piece. What cannot be read is said when it is begun. */
export async function* textOfFile(path: string, { encoding, told }: How): AsyncGenerator<string> {
  const { size, isDirectory } = await placeOf(path)
  if (isDirectory)
    throw new Error(`${path} is a directory. Name a file in it, such as forecast_data.csv.`)
  let decode: Decode | undefined
  let read = 0
  for await (const bytes of bytesOf(path)) {
    decode ??= decoderFor(path, encoding ?? encodingOf(path, bytes))
    read += bytes.length
    if (size > 0) told?.(read / size)
    yield decode(bytes)
  }
  if (decode) yield decode()
}

async function placeOf(path: string) {
  try {
    const found = await stat(path)
    return { size: found.size, isDirectory: found.isDirectory() }
  } catch (error) {
    throw unreadable(path, error)
  }
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 20 })
  } catch (error) {
    throw unreadable(path, error)
  }
}

const unreadable = (path: string, error: unknown) =>
  (error as NodeJS.ErrnoException).code === 'ENOENT'
    ? new Error(`There is no file ${path}.`)
    : new Error(`${path} cannot be read: ${(error as Error).message}`)

const SNIFFED = 4096

/** By the mark at its start. */
function encodingOf(path: string, bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (isZip(bytes))
    throw new Error(
      `${path} is no text. It is a ZIP archive or a spreadsheet: unpack it, or save it as CSV.`,
    )
  if (bytes.subarray(0, SNIFFED).includes(0))
    throw new Error(`${path} is no text. Give a CSV or JSON file.`)
  return 'utf-8'
}

const isZip = (bytes: Buffer) => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'

type Decode = (bytes?: Buffer) => string

function decoderFor(path: string, encoding: string): Decode {
  const decoder = decoderOf(encoding)
  let lines = 1
  return (bytes) => {
    try {
      const text = decoder.decode(bytes, { stream: bytes !== undefined })
      lines += text.split('\n').length - 1
      return text
    } catch {
      throw new Error(
        `${path} is not ${decoder.encoding} text, in or after line ${lines}. Save it as UTF-8, or name its encoding, such as --encoding windows-1252.`,
      )
    }
  }
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    throw new Error(`No encoding is called ${encoding}. Try utf-8, utf-16le or windows-1252.`)
  }
}

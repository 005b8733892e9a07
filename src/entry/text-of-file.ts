import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'

const SNIFFED = 4096

/** A file as text, piece by piece; `told` hears what share of it was read. */
export async function textOfFile(
  path: string,
  { encoding, told }: { encoding?: string | undefined; told?: (share: number) => void },
): Promise<AsyncIterable<string>> {
  const { size } = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      error.code === 'ENOENT'
        ? `There is no file ${path}.`
        : `${path} cannot be read: ${error.message}`,
    )
  })
  const head = await headOf(path)
  const name = encoding ?? encodingOf(head)
  if (!name) throw new Error(`${path} is no text. ${hintAt(head)}`)
  return decoded(path, decoderOf(name), (read) => told?.(read / size))
}

async function headOf(path: string): Promise<Buffer> {
  if ((await stat(path)).isDirectory())
    throw new Error(`${path} is a directory. Name a file in it, such as forecast_data.csv.`)
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${path} cannot be read: ${error.message}`)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED), 0, SNIFFED, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** By the mark at its start; undefined for bytes that are no text. */
function encodingOf(head: Buffer): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return head.includes(0) || isZip(head) ? undefined : 'utf-8'
}

const isZip = (head: Buffer) => head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'

const hintAt = (head: Buffer) =>
  isZip(head)
    ? 'It is a ZIP archive or a spreadsheet: unpack it, or save it as CSV.'
    : 'Give a CSV or JSON file.'

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    throw new Error(`No encoding is called ${encoding}. Try utf-8, utf-16le or windows-1252.`)
  }
}

async function* decoded(path: string, decoder: TextDecoder, told: (read: number) => void) {
  let read = 0
  let lines = 1
  const decode = (bytes?: Buffer) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch {
      throw new Error(
        `${path} is not ${decoder.encoding} text, in or after line ${lines}. Save it as UTF-8, or name its encoding, such as --encoding windows-1252.`,
      )
    }
  }
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const text = decode(bytes)
    lines += text.split('\n').length - 1
    read += bytes.length
    told(read)
    yield text
  }
  yield decode()
}

import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'

const directory = mkdtempSync(join(tmpdir(), 'claimcast-score-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

type Ran = { code: number; out: string; err: string }

/** The command as somebody types it, where no database can be reached. */
const score = (...words: string[]) =>
  new Promise<Ran>((resolve) => {
    const environment = {
      ...process.env,
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nowhere',
      CLAIMCAST_DATA_DIR: join(directory, 'database'),
      VITEST: '',
    }
    execFile(
      process.execPath,
      ['--import', './scripts/bundle.mjs', 'src/entry/cli.ts', 'score', ...words],
      { env: environment },
      (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })

function file(name: string, content: string | Buffer): string {
  const path = join(directory, name)
  writeFileSync(path, content)
  return path
}

const FIXTURE = 'test/importing/fixtures/own.csv'
const TABLE = 'question,forecaster,probability,outcome\na,Zoë,0.8,yes\nb,Zoë,0.4,no\n'

test('tables say what became of each row, the score, its parts, calibration and the boards', async () => {
  const { code, out, err } = await score(FIXTURE)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  for (const words of [
    'Rows of the file, read as claimcast\n  11 read\n   5 scored\n',
    'line 11: The probability "1.6" is above 1.',
    'line 13: The outcome "maybe" is neither yes nor no.',
    'Scored over time, from opening to close: 1 question.',
    'Brier score 0.143 over 2 questions',
    'BS  0.132  = REL - RES + UNC + WBV - WBC',
    'BS 0.132 = MCB - DSC + UNC',
    '80% to 90%       85.0%    100.0%          1',
    'Fewer than 20 questions: too few to judge.',
    'alice          1  0.044          2     99.5%',
    'Skill board, early',
  ])
    expect(out).toContain(words)
  expect(existsSync(join(directory, 'database'))).toBe(false)
})

test('--json prints the same as one object', async () => {
  const { code, out } = await score('--json', FIXTURE)
  const report = JSON.parse(out)
  expect(code).toBe(0)
  expect(report).toMatchObject({
    format: 'claimcast',
    rows: { read: 11, scored: 5, wrong: 2 },
    questions: { over_time: 1, one_forecast: 1 },
    summary: { questions: 2, test: null },
  })
  expect(report.problems.map(({ line }: { line: number }) => line)).toEqual([11, 13])
  expect(report.problems[0].reason).toMatch(/^The probability "1\.6" is above 1\./)
})

test('one forecaster is scored alone, and one who is not there is said so', async () => {
  expect((await score(FIXTURE, '--forecaster', 'bob')).out).toContain('Brier score 0.241')
  expect(await score(FIXTURE, '--forecaster', 'max')).toMatchObject({
    code: 1,
    err: 'No forecaster of the file is called "max". There are: alice, bob.\n',
  })
})

test('help says how, and a command that cannot be read says what is wrong with it', async () => {
  expect(await score('--help')).toMatchObject({ code: 0, err: '' })
  expect((await score('--help')).out).toContain('claimcast score FILE')
  expect((await score()).code).toBe(1)
  expect(await score(FIXTURE, FIXTURE)).toMatchObject({ code: 1, out: '' })
  expect((await score(FIXTURE, '--colour')).err).toContain("Unknown option '--colour'")
})

test('the exit code is 1 only where nothing was scored', async () => {
  const none = file('none.csv', 'question,probability,outcome\na,0.5,\nb,2,yes\n')
  const { code, out } = await score(none)
  expect(code).toBe(1)
  expect(out).toContain('1 of unresolved questions\n  1 wrong')
  expect(out).toContain('Nothing could be scored.')
  const some = file('some.csv', 'question,probability,outcome\na,0.5,yes\nb,2,yes\n')
  expect((await score(some)).code).toBe(0)
})

test.for<[what: string, content: string | Buffer, words: string]>([
  ['an empty file', '', 'The file is empty: it has not even a header.'],
  ['a file of bytes', Buffer.from([1, 0, 2, 0, 3]), 'is no text. Give a CSV or JSON file.'],
  ['an archive', Buffer.from('PK\u0003\u0004rest'), 'unpack it, or save it as CSV.'],
  ['another table', 'name,age\nx,3\n', 'it names name, age.'],
  ['half a JSON', '[{"question": ', 'This is no JSON: '],
  ['another JSON', '{"a": 1}', 'This JSON is no list of forecasts'],
  ['an open quote', 'question,probability,outcome\n"a,0.5,yes\n', 'A quote opens in line 2'],
  ['another encoding', Buffer.from(TABLE, 'latin1'), 'is not utf-8 text, in or after line 1.'],
])('%s is refused kindly', async ([what, content, words]) => {
  const { code, out, err } = await score(file(`${what}.txt`, content))
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toContain(words)
  expect(err).not.toContain('    at ')
})

test('a file that is not there and a directory are named', async () => {
  expect((await score('nowhere.csv')).err).toBe('There is no file nowhere.csv.\n')
  expect((await score('test')).err).toContain('test is a directory. Name a file in it')
})

test.for<[how: string, content: Buffer, words: string[]]>([
  ['with a byte order mark', Buffer.from(`\ufeff${TABLE}`), []],
  ['in UTF-16', Buffer.from(`\ufeff${TABLE.replaceAll(',', '\t')}`, 'utf16le'), []],
  [
    'with semicolons and CRLF',
    Buffer.from(TABLE.replaceAll(',', ';').replaceAll('\n', '\r\n')),
    [],
  ],
  ['in a named encoding', Buffer.from(TABLE, 'latin1'), ['--encoding', 'windows-1252']],
])('a table %s is read as it is meant', async ([how, content, words]) => {
  const { code, out } = await score(file(`${how}.csv`, content), '--json', ...words)
  expect(code).toBe(0)
  expect(JSON.parse(out).brier_board).toMatchObject([{ name: 'Zoë', questions: 2 }])
})

test('a pipe is read as a file is', async () => {
  const words = `cat ${FIXTURE} | ${process.execPath} --import ./scripts/bundle.mjs src/entry/cli.ts score`
  const piped = await promisify(execFile)('sh', ['-c', `${words} /dev/stdin`])
  expect(piped.stdout).toBe((await score(FIXTURE)).out)
})

test('an encoding that nobody knows is said so', async () => {
  expect((await score(FIXTURE, '--encoding', 'morse')).err).toContain(
    'No encoding is called morse.',
  )
})

test.for([
  ['fatebook.csv', 'fatebook'],
  ['metaculus/forecast_data.csv', 'metaculus'],
  ['predictionbook.json', 'predictionbook'],
])('what other sites export is read: %s', async ([name = '', format = '']) => {
  const path = `test/importing/fixtures/${name}`
  const { code, out } = await score(path)
  expect(code).toBe(0)
  expect(out).toContain(`Rows of the file, read as ${format}`)
  expect((await score(path, '--format', format)).out).toBe(out)
  expect((await score(path, '--format', 'claimcast')).code).toBe(1)
})

test('a format that nobody knows is said so', async () => {
  expect((await score(FIXTURE, '--format', 'runes')).err).toBe(
    'No format is called runes. There are claimcast, fatebook, metaculus, predictionbook.\n',
  )
})

test("Metaculus's questions are looked for beside the forecasts, or where they are said to be", async () => {
  const folder = 'test/importing/fixtures/metaculus'
  const alone = file('forecast_data.csv', readFileSync(`${folder}/forecast_data.csv`))
  expect((await score(alone)).err).toBe(
    `There is no file ${join(directory, 'question_data.csv')}.\n`,
  )
  const { code, out } = await score(alone, '--questions', `${folder}/question_data.csv`)
  expect(code).toBe(0)
  expect(out).toBe((await score(`${folder}/forecast_data.csv`)).out)
})

test('what a file says cannot steer the terminal', async () => {
  const rude = file('rude.csv', 'question,probability,outcome\na,0.5,\u001b[2Jyes\nb,0.5,yes\n')
  const { out } = await score(rude)
  expect(out).toContain('The outcome " [2Jyes" is neither')
  expect(out).not.toContain('\u001b')
})

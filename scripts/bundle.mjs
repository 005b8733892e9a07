// Lets Node run a program of src: node --import ./scripts/bundle.mjs src/entry/node.ts
// Some hundred modules take Node seconds to find and to link, so that they are made one file, which
// is kept until a source changes. The file stands in for the program: its address is the program's.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const KEPT = join(ROOT, 'node_modules', '.cache', 'claimcast')
const SOURCES = ['src', 'views', 'migrations']
/** Finds its own files beside it. */
const APART = ['@electric-sql/pglite']
/** For packages in the older format, which ask for Node's own modules as they run. */
const REQUIRE =
  "import { createRequire as requiring } from 'node:module';const require = requiring(import.meta.url);"
const BESIDE = ['package.json', 'package-lock.json', 'tsconfig.json', 'scripts/bundle.mjs']

process.setSourceMapsEnabled(true)
registerHooks({
  load(url, context, next) {
    if (!/\.tsx?$/.test(url)) return next(url, context)
    return { format: 'module', source: bundleOf(fileURLToPath(url)), shortCircuit: true }
  },
})

function bundleOf(program) {
  const name = `${basename(program)}-${fingerprint(program)}.mjs`
  try {
    return readFileSync(join(KEPT, name))
  } catch {
    return keep(name, built(program))
  }
}

function fingerprint(program) {
  const within = SOURCES.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  )
  const hash = createHash('sha256')
  for (const path of [program, ...within.sort(), ...BESIDE.map((name) => join(ROOT, name))])
    hash.update(path).update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}

function built(program) {
  const { buildSync } = createRequire(import.meta.url)('esbuild')
  const { outputFiles } = buildSync({
    entryPoints: [program],
    ...{ bundle: true, external: APART, platform: 'node', format: 'esm', banner: { js: REQUIRE } },
    ...{ sourcemap: 'inline', sourcesContent: false, outfile: `${program}.js`, write: false },
    tsconfig: join(ROOT, 'tsconfig.json'),
  })
  return outputFiles[0].contents
}

/** In place of what was kept before. Where nothing can be written, nothing is kept. */
function keep(name, contents) {
  const [program] = name.split('-')
  try {
    mkdirSync(KEPT, { recursive: true })
    const old = readdirSync(KEPT).filter((one) => one.startsWith(`${program}-`))
    for (const one of old) rmSync(join(KEPT, one), { force: true })
    // Renamed into place, since several programs may start at once.
    writeFileSync(join(KEPT, `${process.pid}.half`), contents)
    renameSync(join(KEPT, `${process.pid}.half`), join(KEPT, name))
  } catch {}
  return contents
}

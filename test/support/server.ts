import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

export type Server = {
  url: string
  /** What it printed so far. */
  output: () => string
  adminLink: () => string | undefined
  kill: () => Promise<void>
  stop: () => Promise<number | null>
}

/** Starts the real server as a process of its own and waits until it can serve. */
export async function startServer(environment: Record<string, string>): Promise<Server> {
  const port = environment.PORT ?? String(await freePort())
  const child = spawn(process.execPath, ['--import', './scripts/bundle.mjs', 'src/entry/node.ts'], {
    env: { ...process.env, NODE_OPTIONS: '', VITEST: '', ...environment, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes) => {
      printed += bytes
    })

  const url = `http://localhost:${port}`
  await untilReady(url, child, () => printed)
  return {
    url,
    output: () => printed,
    adminLink: () => /http\S+\/set-up\/\S+/.exec(printed)?.[0],
    kill: () => end(child, 'SIGKILL').then(() => {}),
    stop: () => end(child, 'SIGTERM'),
  }
}

async function untilReady(url: string, child: ChildProcess, printed: () => string) {
  for (let tries = 0; tries < 2400; tries++) {
    if (child.exitCode !== null) throw new Error(`The server stopped:\n${printed()}`)
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready && printed().includes('Claimcast runs at')) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The server was not ready within two minutes:\n${printed()}`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exited = once(child, 'exit')
  child.kill(signal)
  const [code] = await exited
  return code
}

/** A port nobody listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

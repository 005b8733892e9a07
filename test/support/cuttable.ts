import { connect, createServer, type Socket } from 'node:net'

export type Cuttable = { url: string; cut: () => void; mend: () => void; close: () => void }

/** A way to a database that can be cut like a cable and mended again. */
export async function cuttable(database: string): Promise<Cuttable> {
  const { hostname, port } = new URL(database)
  const open = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) {
      near.resetAndDestroy()
      return
    }
    const far = connect(Number(port), hostname)
    for (const [one, other] of [[near, far] as const, [far, near] as const]) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => open.delete(one))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const url = new URL(database)
  url.port = String((server.address() as { port: number }).port)
  const cut = () => {
    isCut = true
    for (const socket of open) socket.resetAndDestroy()
  }
  return {
    url: url.href,
    cut,
    mend: () => {
      isCut = false
    },
    close: () => {
      cut()
      server.close()
    },
  }
}

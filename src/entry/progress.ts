const WIDTH = 30
/** What is done sooner needs no bar, and a bar need not move more often. */
const PATIENCE_MS = 500
const STEP_MS = 100

type Terminal = { isTTY?: boolean; write: (text: string) => unknown }

export type Progress = { told: (share: number, words: string) => void; end: () => void }

/** A bar on a terminal while something takes long, gone when it ends; elsewhere nothing. */
export function progressOn(terminal: Terminal, now: () => number = Date.now): Progress {
  const began = now()
  let drawn: number | null = null
  return {
    told(share, words) {
      const at = now()
      const isDue = at - began >= PATIENCE_MS && at - (drawn ?? 0) >= STEP_MS
      if (!terminal.isTTY || !isDue) return
      drawn = at
      const filled = Math.round(Math.min(1, share) * WIDTH)
      terminal.write(`\r${'█'.repeat(filled)}${'·'.repeat(WIDTH - filled)} ${words}\u001b[K`)
    },
    end() {
      if (drawn !== null) terminal.write('\r\u001b[K')
    },
  }
}

import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { ensurePython } from '../scripts/python.mjs'

/** A Python of our own with the rivals in it. */
export function ensureRival() {
  const python = ensurePython('bench/requirements.txt')
  if (!python) process.exit(1)
  return python
}

/** The rival as a process that answers commands one by one. */
export function startRival(python, folder) {
  const child = spawn(python, ['bench/rival/main.py', folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async ask(command) {
      child.stdin.write(`${JSON.stringify(command)}\n`)
      const { value, done } = await answers.next()
      if (done) throw new Error(`the rival ended at ${JSON.stringify(command)}`)
      return JSON.parse(value)
    },
    end: () => child.stdin.end(),
  }
}

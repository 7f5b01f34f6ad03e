import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { must, say, stale } from '../scripts/steps.mjs'

const VENV = 'bench/.venv'
export const python = join(VENV, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')

/** A Python environment of our own with the rival in it. */
export async function ensureRival() {
  if (existsSync(python) && !stale(`${VENV}/pyvenv.cfg`, ['bench/requirements.txt'])) return
  say('making a Python environment with the rival in it')
  await must('python3', ['-m', 'venv', '--clear', VENV])
  await must(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', 'bench/requirements.txt'])
}

/** The rival as a process that answers commands one by one. */
export function startRival(folder) {
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

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { say } from './steps.mjs'

const LEAST = [3, 10]
/** Where what is installed for Python lies; clones of the repository may share one. */
export const KEPT = process.env.PYTHON_ENVIRONMENTS || '.cache/python'
const NAMES = process.platform === 'win32' ? ['py', 'python'] : ['python3', 'python']
const VERSION = 'import sys; print("%d.%d" % sys.version_info[:2])'

const inside = (folder) => join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')

/** The first Python that is new enough: PYTHON_PATH, else what is installed. */
function findPython() {
  for (const name of process.env.PYTHON_PATH ? [process.env.PYTHON_PATH] : NAMES) {
    const { status, stdout } = spawnSync(name, ['-c', VERSION], { encoding: 'utf8' })
    if (status !== 0) continue
    const version = stdout.trim()
    const [major, minor] = version.split('.').map(Number)
    if (major === LEAST[0] && minor >= LEAST[1]) return { name, version }
  }
  return undefined
}

/** Runs a step of making what is missing, and says what it said where it fails. */
export function did(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', ...options })
  if (status !== 0) console.error(error?.message ?? `${stdout}${stderr}`.trim())
  return status === 0
}

/**
 * An environment with what a file of requirements names, made once and again when the file changes. It is made under
 * another name and put in place whole, so that one who is interrupted or comes second does no harm.
 */
function environment(requirements, { name, version }) {
  const stamp = createHash('sha256').update(version).update(readFileSync(requirements)).digest('hex').slice(0, 12)
  const folder = resolve(KEPT, `${basename(dirname(requirements))}-${stamp}`)
  if (existsSync(inside(folder))) return inside(folder)
  say(`making a Python environment with what ${requirements} names`)
  mkdirSync(KEPT, { recursive: true })
  const making = `${folder}.${process.pid}`
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]
  const made = did(name, ['-m', 'venv', '--clear', making]) && did(inside(making), pip)
  if (made && !existsSync(folder)) renameSync(making, folder)
  rmSync(making, { recursive: true, force: true })
  return existsSync(inside(folder)) ? inside(folder) : undefined
}

/** Says that tests are left out, and why; throws where `CI` is set, so that nothing is left out unseen. */
export function leftOut(sentence) {
  if (process.env.CI) throw new Error(sentence)
  say(`left out: ${sentence}`)
}

const missing = (requirements, what) =>
  leftOut(
    `${what} ${requirements} needs Python ${LEAST.join('.')} or newer with venv and pip (PYTHON_PATH names one), and a package index.`,
  )

/**
 * The path of a Python that has what a file of requirements names. Where there can be none it says so and gives
 * undefined; where `CI` is set it throws, so that nothing is left out unseen.
 */
export function ensurePython(requirements) {
  const found = findPython()
  if (!found) return missing(requirements, 'No Python was found.')
  return environment(requirements, found) ?? missing(requirements, 'Its packages could not be installed.')
}

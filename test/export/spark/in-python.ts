import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A file beside this one, or of the notebooks. */
export const fileAt = (path: string) => fileURLToPath(new URL(path, import.meta.url))
export const textAt = (path: string) => readFileSync(fileAt(path), 'utf8')

/** What a script answers to a document, in one process of Python. */
export function inPython<Answer>(script: string, asked: unknown): Answer {
  const { stdout, stderr, error } = spawnSync(process.env['PYTHON_PATH'] ?? 'python3', [fileAt(script)], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  if (error || stdout === '') throw new Error(stderr, { cause: error })
  return JSON.parse(stdout) as Answer
}

import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Column } from '../../src/preparation/columns'
import type { Cell } from './typed-table'

interface Table {
  columns: readonly (readonly [safe: string, type: Column['type']])[]
  rows: readonly (readonly Cell[])[]
}

export interface Case {
  tables: Readonly<Record<string, Table>>
  needs: readonly string[]
  code: string
  refit?: boolean
}

export interface Answer {
  columns: [name: string, type: string][]
  rows: Cell[][]
  fault?: string
}

/** What Spark makes of cases, all in one session. */
export async function onSpark(python: string, cases: readonly Case[]): Promise<Answer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'steps-'))
  try {
    if (process.env['CASES']) await writeFile(process.env['CASES'], JSON.stringify(cases))
    const to = join(folder, 'answers.json')
    const child = spawn(python, ['test/spark/steps.py', to], {
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...process.env, PYSPARK_PYTHON: python, TZ: 'UTC', PYTHONWARNINGS: 'ignore', SPARK_LOCAL_DIRS: folder },
    })
    let said = ''
    child.stderr.on('data', (piece) => {
      said += piece
    })
    child.stdin.end(JSON.stringify(cases))
    const code = await new Promise((done) => child.on('close', done))
    if (code !== 0) throw new Error(said.slice(-4000))
    return JSON.parse(await readFile(to, 'utf8')) as Answer[]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'

/** A session as it always was, or over Spark Connect, which is all that serverless knows. */
export type Way = 'classic' | 'connect'

/** What Python said of something that went wrong. */
export interface PythonFault {
  type: string
  text: string
  trace: string
}

/** A Spark under way. Whatever is asked is answered in turn; it ends, and clears its folder, when nobody can ask any more. */
export interface Spark {
  readonly way: Way
  /** An empty folder for files that go to and fro. */
  readonly folder: string
  ask<Answer>(asked: { ask: string } & Record<string, unknown>): Promise<Answer>
}

const SAID_LAST = 4000

type Reply = { answer: never } | { failed: PythonFault }

const runner = fileURLToPath(new URL('runner.py', import.meta.url))

function started(way: Way, options: Record<string, string>): Spark {
  const environment = inject('spark')
  if (!environment) throw new Error('there is no Spark here')
  const { python, jars, java } = environment
  const folder = mkdtempSync(join(tmpdir(), 'basketeer-spark-'))
  const env = { ...process.env, JAVA_HOME: java, PYSPARK_PYTHON: python, SPARK_LOCAL_IP: '127.0.0.1' }
  const child: ChildProcessWithoutNullStreams = spawn(python, [runner], { cwd: folder, env })
  const waiting: { resolve(reply: Reply): void; reject(cause: Error): void }[] = []
  let said = ''
  child.stderr.on('data', (text: Buffer) => {
    said = (said + text).slice(-SAID_LAST)
  })
  createInterface(child.stdout).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line) as Reply))
  child.once('close', (code) => {
    for (const { reject } of waiting) reject(new Error(`Spark ended (${code}). It said last:\n${said}`))
  })
  const tell = (document: object) => child.stdin.write(`${JSON.stringify(document)}\n`)
  tell({ way, folder, jars, options })
  return {
    way,
    folder,
    async ask<Answer>(asked: { ask: string } & Record<string, unknown>) {
      const reply = await new Promise<Reply>((resolve, reject) => {
        waiting.push({ resolve, reject })
        tell(asked)
      })
      if ('failed' in reply) throw new Error(`${reply.failed.type}: ${reply.failed.text}\n${reply.failed.trace}`)
      return reply.answer as Answer
    },
  }
}

const running = new Map<string, Spark>()

/** Whether tests that need Spark can be run. */
export const hasSpark = (): boolean => inject('spark') !== null

/** The Spark of all tests, started with the first of them. */
export function spark(way: Way = 'classic', options: Record<string, string> = {}): Spark {
  const key = JSON.stringify([way, options])
  const found = running.get(key) ?? started(way, options)
  running.set(key, found)
  return found
}

import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Table, tableFromIPC } from 'apache-arrow'

type ParquetNode = Pick<typeof import('parquet-wasm'), 'readParquet'>

const sharedRoot = fileURLToPath(new URL('../../../shared/', import.meta.url))

/** A file of the shared data beside the project, or null (with a printed reason) where there is none; never in CI. */
export function sharedFile(path: string): string | null {
  const file = sharedRoot + path
  if (existsSync(file) || process.env['CI']) return file
  console.warn(`Skipped: ../shared/${path} is not there.`)
  return null
}

export function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

/** Reads a Parquet file whole. */
export function readParquet(file: string): Table {
  const parquet = createRequire(import.meta.url)('parquet-wasm/node') as ParquetNode
  return tableFromIPC(parquet.readParquet(readFileSync(file)).intoIPCStream())
}

export function column(table: Table, name: string): unknown[] {
  const vector = table.getChild(name)
  if (!vector) throw new Error(`There is no column ${name}.`)
  return [...vector]
}

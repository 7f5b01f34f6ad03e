import { serveHired } from './life/announce'
import type { ScanApi } from './readers/csv/pool'
import { createScanner, type Scanner } from './readers/csv/scanner'
import { csvFaults } from './readers/csv/sentences'
import type { Piece } from './readers/csv/spec'
import { transfer } from './rpc'

let scanner: Scanner | undefined

const api: ScanApi = {
  start(spec) {
    scanner = createScanner(spec)
  },
  async scan(task) {
    if (!scanner) throw csvFaults.tooEarly()
    const piece = await scanner.scan(task)
    return transfer(piece, buffersOf(piece))
  },
}

function buffersOf({ columns, labels }: Piece): ArrayBuffer[] {
  const arrays: ArrayBufferView[] = []
  for (const column of columns) {
    if (column.as === 'key') arrays.push(column.codes)
    else if (column.as === 'list') arrays.push(column.offsets, column.codes)
    else arrays.push(column.values)
  }
  for (const packed of labels) if (packed) arrays.push(packed.bytes, packed.offsets, packed.hashes)
  return arrays.map((array) => array.buffer as ArrayBuffer)
}

serveHired(api)

import type { ResultTable } from '../analyses/result-table'
import type { ExportedFile } from '../workers/protocol/result'
import { writeArrowFile, writeArrowStream } from './arrow'
import { SPREADSHEET, writeCsv } from './csv'
import { writeJson } from './json'
import { exportName, type Provenance, sidecarOf } from './sidecar'
import { noRest, type Rest } from './text-chunks'

/** An Arrow IPC stream to the bytes of a Parquet file; needs wasm of its own, so it is handed in. */
export type ParquetWriter = (ipcStream: Uint8Array) => Promise<Uint8Array>

async function tableBytes(
  table: ResultTable,
  provenance: Provenance,
  writeParquet: ParquetWriter,
  rest: Rest,
): Promise<Uint8Array> {
  switch (provenance.format) {
    case 'csv':
      return writeCsv(table, rest)
    case 'csv-comma':
      return writeCsv(table, rest, SPREADSHEET[','])
    case 'csv-point':
      return writeCsv(table, rest, SPREADSHEET['.'])
    case 'xlsx': {
      const { writeXlsx } = await import('./xlsx/write')
      return writeXlsx(table, provenance.recipe.analysis.kind, rest)
    }
    case 'json':
      return writeJson(table, rest)
    case 'arrow':
      return writeArrowFile(table)
    case 'parquet':
      return writeParquet(writeArrowStream(table))
  }
}

/** A buffer of its own, which can be transferred whole. */
function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteLength } = bytes
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
    ? buffer
    : (bytes.slice().buffer as ArrayBuffer)
}

/** A table as a file, with the file that says where it comes from. */
export async function exportTable(
  table: ResultTable,
  provenance: Provenance,
  writeParquet: ParquetWriter,
  rest?: Rest,
): Promise<ExportedFile> {
  const bytes = await tableBytes(table, provenance, writeParquet, rest ?? noRest)
  return { name: exportName(provenance), bytes: ownBuffer(bytes), sidecar: sidecarOf(provenance) }
}

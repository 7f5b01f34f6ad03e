import { tableFromIPC, tableToIPC } from 'apache-arrow'
import { writeParquet } from '../../readers/parquet/write'

/** A model file, row by row as it is, as a Parquet file. */
export async function parquetOf(model: Uint8Array): Promise<ArrayBuffer> {
  const bytes = await writeParquet(tableToIPC(tableFromIPC(model), 'stream'))
  return bytes.slice().buffer
}

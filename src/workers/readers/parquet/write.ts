import { BasketeerError } from '../../../recipe/error'
import { connectParquetWorker } from './connect'
import { parquetFaults } from './sentences'

/** An Arrow IPC stream as a Parquet file with zstd pages. The bytes given are handed over and not usable afterwards. */
export async function writeParquet(ipc: Uint8Array): Promise<Uint8Array> {
  const encoder = connectParquetWorker()
  try {
    return await encoder.encode(ipc)
  } catch (cause) {
    if (cause instanceof BasketeerError && cause.code !== 'internal') throw cause
    throw parquetFaults.notWritten(cause)
  } finally {
    encoder.close()
  }
}

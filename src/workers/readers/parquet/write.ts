import { BasketeerError } from '../../../recipe/error'
import { connectParquetWorker } from './connect'

/** An Arrow IPC stream as a Parquet file with zstd pages. The bytes given are handed over and not usable afterwards. */
export async function writeParquet(ipc: Uint8Array): Promise<Uint8Array> {
  const encoder = connectParquetWorker()
  try {
    return await encoder.encode(ipc)
  } catch (cause) {
    if (cause instanceof BasketeerError && cause.code !== 'internal') throw cause
    throw new BasketeerError(
      'out-of-memory',
      'The Parquet file could not be written; the result may be too large for this tab. Export fewer rows, or choose CSV.',
      cause,
    )
  } finally {
    encoder.close()
  }
}

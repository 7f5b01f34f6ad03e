import * as arrow from 'apache-arrow'
import * as parquet from 'parquet-wasm/node'

function vectorOf(values, kind) {
  if (kind === 'timestamp') {
    return arrow.vectorFromArray(
      values.map((ms) => new Date(ms)),
      new arrow.TimestampMillisecond(),
    )
  }
  if (typeof values[0] === 'string')
    return arrow.vectorFromArray(values, new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32()))
  const whole = values.every(Number.isInteger)
  return whole ? arrow.makeVector(Int32Array.from(values)) : arrow.makeVector(Float64Array.from(values))
}

/** Parquet bytes of columns given as plain arrays; `kinds` names what JavaScript cannot tell. */
export async function writeParquet(columns, kinds = {}) {
  const table = new arrow.Table(
    Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, vectorOf(values, kinds[name])])),
  )
  const properties = new parquet.WriterPropertiesBuilder()
    .setCompression(parquet.Compression.ZSTD)
    .setMaxRowGroupSize(65_536)
    .setCreatedBy('basketeer samples')
    .build()
  return parquet.writeParquet(parquet.Table.fromIPCStream(arrow.tableToIPC(table, 'stream')), properties)
}

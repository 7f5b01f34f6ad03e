import { loadDuckDB } from './duckdb/serve'
import { announce, onHired } from './life/announce'

onHired(await loadDuckDB())
announce()

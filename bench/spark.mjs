import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { tableFromIPC } from 'apache-arrow'
import { createServer } from 'vite'
import { ensureSpark } from '../scripts/spark-env.mjs'

/** As much memory and as good code as Spark likes; on two cores, as all else is measured here. */
const OPTIONS = {
  'spark.driver.memory': '8g',
  'spark.driver.extraJavaOptions': '-Xss4m',
  'spark.sql.adaptive.enabled': 'true',
  'spark.sql.shuffle.partitions': '4',
}

/** Spark on two cores, which runs the projects that the workbench exports. It is up, and warm, before anything is measured. */
export async function startSpark() {
  const environment = await ensureSpark()
  if (!environment) process.exit(1)
  const { python, jars, java } = environment
  const code = await createServer({
    configFile: false,
    appType: 'custom',
    server: { middlewareMode: true, ws: false },
    optimizeDeps: { noDiscovery: true },
    define: { __VERSION__: '"bench"' },
  })
  const { layOut } = await code.ssrLoadModule('/bench/spark-project.ts')
  const folder = mkdtempSync(join(tmpdir(), 'basketeer-spark-'))
  const env = { ...process.env, JAVA_HOME: java, PYSPARK_PYTHON: python, SPARK_LOCAL_IP: '127.0.0.1' }
  const child = spawn(python, [resolve('test/spark/runner.py')], {
    cwd: folder,
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const tell = (document) => child.stdin.write(`${JSON.stringify(document)}\n`)
  tell({ way: 'classic', folder, jars, options: OPTIONS })
  let runs = 0

  async function ask(document) {
    tell(document)
    const { value, done } = await answers.next()
    if (done) throw new Error('Spark ended')
    const { answer, failed = answer.failed } = JSON.parse(value)
    if (failed) throw new Error(`${failed.type}: ${failed.text}`)
    return answer
  }

  return {
    /** From the files to the Delta table of the answer, by all notebooks of a project. */
    async run(recipe, paths) {
      const place = { catalog: 'main', schema: `run_${++runs}` }
      const project = join(folder, place.schema)
      const { notebooks, table } = await layOut(recipe, paths, place, project)
      const written = join(folder, `${place.schema}.arrow`)
      const { times } = await ask({
        ask: 'project',
        folder: project,
        notebooks,
        widgets: { ...place, landing: resolve(dirname(paths[0])) },
        tables: { [table]: written },
      })
      return {
        ms: times.reduce((sum, { seconds }) => sum + 1000 * seconds, 0),
        rows: tableFromIPC(readFileSync(written)).numRows,
      }
    },
    async end() {
      child.stdin.end()
      await code.close()
    },
  }
}

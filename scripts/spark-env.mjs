import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { ensureJava, LEAST_JAVA } from './java.mjs'
import { did, ensurePython, KEPT, leftOut } from './python.mjs'
import { say } from './steps.mjs'

const REQUIREMENTS = 'test/spark/requirements.txt'
const SCALA = '2.13'

/** The two files of Delta that are not in its Python package, as Maven names them. */
function artifacts() {
  const asked = readFileSync(REQUIREMENTS, 'utf8')
  const version = (name) => asked.match(new RegExp(`^${name}==(\\S+)$`, 'm'))[1]
  const delta = version('delta-spark')
  const spark = version('pyspark').split('.').slice(0, 2).join('.')
  return [`io.delta:delta-spark_${spark}_${SCALA}:${delta}`, `io.delta:delta-storage:${delta}`]
}

const fileOf = (artifact) => `${artifact.split(':').slice(1).join('-')}.jar`

const byMaven = (artifact, folder) =>
  did('mvn', ['--quiet', '--batch-mode', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`])

/** Spark has Ivy with it. */
function byIvy(artifact, folder, { python, env }) {
  const ivy = join(folder, 'ivy')
  const code = `import sys
from pyspark.sql import SparkSession
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.jars.ivy", sys.argv[2]).getOrCreate()
spark.sql("ADD JAR ivy://" + sys.argv[1] + "?transitive=false")`
  if (!did(python, ['-c', code, artifact, ivy], { env })) return false
  const jars = join(ivy, 'jars')
  const found = readdirSync(jars).find((name) => name.endsWith(`_${fileOf(artifact)}`))
  if (found) renameSync(join(jars, found), join(folder, fileOf(artifact)))
  rmSync(ivy, { recursive: true, force: true })
  return found !== undefined
}

/** The files of Delta, fetched once for all clones that share a folder. */
function ensureJars(started) {
  const wanted = artifacts()
  const folder = resolve(KEPT, `delta-${wanted[0].split(':').slice(1).join('-')}`)
  const jars = wanted.map((artifact) => join(folder, fileOf(artifact)))
  if (jars.every(existsSync)) return jars
  say(`fetching ${jars.map((path) => basename(path)).join(' and ')}`)
  const making = `${folder}.${process.pid}`
  mkdirSync(making, { recursive: true })
  const hasMaven = spawnSync('mvn', ['--version'], { env: started.env }).status === 0
  const fetched = wanted.every(
    (artifact) => (hasMaven && byMaven(artifact, making)) || byIvy(artifact, making, started),
  )
  if (fetched && !existsSync(folder)) renameSync(making, folder)
  rmSync(making, { recursive: true, force: true })
  return jars.every(existsSync) ? jars : undefined
}

/**
 * What Spark is started with: a Python that has what the requirements of its tests name, the files of Delta, and where
 * Java lies. Where there can be none of these it says so and gives undefined; where `CI` is set it throws.
 */
export async function ensureSpark() {
  const java = await ensureJava()
  if (!java) return leftOut(`Spark needs Java ${LEAST_JAVA} or newer: JAVA_HOME, or java on the path.`)
  const python = ensurePython(REQUIREMENTS)
  if (!python) return undefined
  const env = { ...process.env, JAVA_HOME: java, PYSPARK_PYTHON: python }
  const jars = ensureJars({ python, env })
  if (!jars) return leftOut(`The files of Delta (${artifacts().join(', ')}) could not be fetched, by Maven or Ivy.`)
  return { python, jars, java }
}

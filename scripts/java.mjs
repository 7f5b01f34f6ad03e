import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installDebian } from './steps.mjs'

export const LEAST_JAVA = 17

/** What a Java says of itself: where it lies, and how new it is. */
function looked(java) {
  const { status, stderr } = spawnSync(java, ['-XshowSettings:properties', '-version'], { encoding: 'utf8' })
  if (status !== 0) return undefined
  const said = (name) => stderr.match(new RegExp(`^\\s*${name.replace('.', '\\.')} = (.+)$`, 'm'))?.[1].trim()
  const home = said('java.home')
  return home && Number(said('java.specification.version')) >= LEAST_JAVA ? home : undefined
}

function installed() {
  const { JAVA_HOME } = process.env
  return (JAVA_HOME && looked(join(JAVA_HOME, 'bin', 'java'))) || looked('java')
}

/** Where a Java lies that is new enough: JAVA_HOME, the one on the path, else Debian's where we may install it. */
export async function ensureJava() {
  return installed() ?? ((await installDebian(`openjdk-${LEAST_JAVA}-jre-headless`)) ? installed() : undefined)
}

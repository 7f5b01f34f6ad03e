import { fetchFile } from '../../client/own-origin'
import { doneOf } from '../../preparation/steps'
import type { InputFile } from '../../workers/protocol/files'
import type { Job } from '../../workers/protocol/jobs'
import { combinedFingerprint, fingerprintOfFacts } from '../../workers/readers/profile'
import type { Sample } from '../parts/open/samples'
import { missingTables } from './open-data'

/**
 * The sample that a published result was made from, if it was. What is published names no file, but it bears the fingerprint of its
 * table, and that of a sample can be told beforehand; steps that need no other table are counted in, each as it was done.
 */
export function sampleBehind({ source, recipe }: Pick<Job, 'source' | 'recipe'>, samples: readonly Sample[]) {
  if (source === null || missingTables({ recipe }, []).length > 0) return undefined
  const steps = doneOf(recipe.data.prepared?.steps ?? [])
  return samples.find(({ file, bytes, stamp, columns }) => {
    if (bytes === undefined || stamp === undefined || columns === undefined) return false
    const opened = fingerprintOfFacts([{ name: file, bytes, stamp }], columns)
    return steps.reduce((before, step) => combinedFingerprint([before, step]), opened) === source.fingerprint
  })
}

/** As it is opened on the first page: a fetched file has no time of change, its content is part of the fingerprint. */
export async function sampleFiles({ file }: Sample): Promise<InputFile[]> {
  const { blob } = await fetchFile(`./samples/${file}`)
  return [{ name: file, file: blob }]
}

import type { TestProject } from 'vitest/node'
import { ensureSpark } from '../../scripts/spark-env.mjs'
import { ensureSamples } from '../../scripts/steps.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** What Spark is started with; null where there is none, and tests that need it are left out. */
    spark: { python: string; jars: string[]; java: string } | null
  }
}

export default async function setup(project: TestProject): Promise<void> {
  await ensureSamples()
  project.provide('spark', (await ensureSpark()) ?? null)
}

import { expect, it } from 'vitest'
import { openGroups, permutedSubgroups, searchSubgroups } from '../../src/analyses/hypotheses/subgroups'
import { cancelSoon, createNodePool } from '../kernels/node-pool'
import { random } from '../random'
import { putTable } from './matrix'
import { noise } from './random-columns'
import { everyRow, selectorsOf } from './selectors'
import { onStage } from './stage'

it.each(['binary', 'number'] as const)('ends soon when cancelled in the middle of a search: %s', async (kind) => {
  const pool = await createNodePool({ threads: 2, shared: true })
  const next = random(3)
  const rows = 20_000
  const features = Array.from({ length: 20 }, () => ({
    kind: 'number' as const,
    levels: 0,
    values: Array.from({ length: rows }, () => noise(next)),
  }))
  const values = features[0]?.values.map((x) => (kind === 'number' ? noise(next) : Number(x + noise(next) > 0.5))) ?? []
  let begun = 0
  let told: Promise<void> = Promise.resolve()
  const work = onStage(pool, async (kernel) => {
    const matrix = putTable(kernel, { rows, features, target: { kind, values, levels: 2 } })
    const groups = await openGroups(kernel, matrix, selectorsOf(kernel, matrix), everyRow(matrix.rows), {
      method: 'exact',
    })
    begun = performance.now()
    told = cancelSoon({ buffer: kernel.u8(0, 1).buffer } as WebAssembly.Memory)
    await searchSubgroups(kernel, groups)
    await permutedSubgroups(kernel, matrix, groups, { permutations: 199, seed: 1, strata: 0 })
  })
  await expect(work).rejects.toMatchObject({ code: 'cancelled' })
  await told
  expect(performance.now() - begun).toBeLessThan(5000)
  await pool.dispose()
})

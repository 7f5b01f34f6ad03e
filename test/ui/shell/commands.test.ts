import { parseKeybinding } from 'tinykeys'
import { describe, expect, it } from 'vitest'
import type { CommandContext } from '../../../src/ui/run/commands/command'
import { runCommand } from '../../../src/ui/run/commands/use-commands'
import { commands } from '../../../src/ui/shell/commands/registry'
import { createWorkspace } from '../../../src/ui/state/workspace'
import { createFakeEngine } from './fake-engine'

function setUp(): CommandContext & { engine: ReturnType<typeof createFakeEngine> } {
  return { engine: createFakeEngine(), workspace: createWorkspace() }
}

const command = (id: string) => {
  const found = commands.find((other) => other.id === id)
  if (!found) throw new Error(`no command ${id}`)
  return found
}

const mapped = (context: CommandContext) =>
  context.workspace
    .getState()
    .changeRecipe((recipe) => ({ ...recipe, data: { ...recipe.data, roles: { basket: 'receipt_id', item: 'sku' } } }))

describe('the registry', () => {
  it('has one id and one shortcut per command', () => {
    const ids = commands.map(({ id }) => id)
    const keys = commands.flatMap(({ keys }) => (keys ? [JSON.stringify(parseKeybinding(keys))] : []))
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('offers only what can be done', async () => {
    const context = setUp()
    const offered = () => commands.filter((c) => c.label(context) !== undefined).map(({ id }) => id)
    expect(offered()).not.toContain('run')
    expect(offered()).not.toContain('close-source')
    expect(offered()).not.toContain('cancel-run')
    await context.engine.open([])
    expect(offered()).toEqual(expect.arrayContaining(['run', 'close-source', 'add-files']))
  })

  it('does not run what is not offered', async () => {
    const context = setUp()
    await runCommand(command('run'), context)
    expect(context.engine.getState().jobs).toEqual([])
  })
})

describe('run', () => {
  it('asks the question on the screen and shows its answer', async () => {
    const context = setUp()
    await context.engine.open([])
    mapped(context)
    await runCommand(command('run'), context)
    const [job] = context.engine.getState().jobs
    expect(job).toMatchObject({ state: 'succeeded', recipe: context.workspace.getState().recipe })
    expect(context.workspace.getState()).toMatchObject({ view: 'rules', shownJob: job?.jobId })
  })

  it('leads to the columns when a role is missing', async () => {
    const context = setUp()
    await context.engine.open([])
    await runCommand(command('run'), context)
    expect(context.engine.getState().jobs).toEqual([])
    expect(context.workspace.getState().view).toBe('data')
  })

  it('can be cancelled, and shows no answer then', async () => {
    const context = setUp()
    await context.engine.open([])
    mapped(context)
    const running = runCommand(command('run'), context)
    // The data is asked first how often is often.
    await expect.poll(() => command('cancel-run').label(context), { interval: 1 }).toBeDefined()
    await runCommand(command('cancel-run'), context)
    await running
    expect(context.engine.getState().jobs[0]?.state).toBe('cancelled')
    expect(context.workspace.getState().shownJob).toBeNull()
  })
})

describe('run, pressed twice', () => {
  it('asks a fresh question once, which the data is asked about first', async () => {
    const context = setUp()
    await context.engine.open([])
    mapped(context)
    await Promise.all([runCommand(command('run'), context), runCommand(command('run'), context)])
    expect(context.engine.getState().jobs).toHaveLength(1)
    expect(context.engine.getState().jobs[0]?.state).toBe('succeeded')
  })

  it('asks once what is on its way, and again what has changed or has an answer', async () => {
    const context = setUp()
    await context.engine.open([])
    mapped(context)
    const { changeRecipe } = context.workspace.getState()
    const share = (minSupport: number) =>
      changeRecipe((recipe) => ({ ...recipe, analysis: { ...recipe.analysis, minSupport } as typeof recipe.analysis }))
    share(0.07)
    const both = [runCommand(command('run'), context), runCommand(command('run'), context)]
    expect(context.engine.getState().jobs).toHaveLength(1)
    share(0.08)
    both.push(runCommand(command('run'), context))
    expect(context.engine.getState().jobs).toHaveLength(2)
    await Promise.all(both)
    await runCommand(command('run'), context)
    expect(context.engine.getState().jobs).toHaveLength(3)
  })
})

describe('go', () => {
  it('asks the same of another analysis', () => {
    const context = setUp()
    const { changeRecipe, setQuery } = context.workspace.getState()
    changeRecipe((recipe) => ({
      ...recipe,
      analysis: { ...recipe.analysis, minSupport: 0.02, exclude: ['bag'], perGroup: true },
    }))
    setQuery((query) => ({ ...query, antecedents: ['wine'] }))
    runCommand(command('go-itemsets'), context)
    expect(context.workspace.getState()).toMatchObject({
      view: 'itemsets',
      query: { sort: [{ column: 'strength', descending: true }], minLength: 2 },
      recipe: { analysis: { kind: 'itemsets', minSupport: 0.02, exclude: ['bag'], perGroup: true, target: 'all' } },
    })
    expect(context.workspace.getState().recipe.analysis).not.toHaveProperty('minThreshold')
  })

  it('keeps question and filters on the way to the jobs and back', () => {
    const context = setUp()
    runCommand(command('go-rules'), context)
    context.workspace.getState().setQuery((query) => ({ ...query, text: 'wine' }))
    const before = context.workspace.getState()
    runCommand(command('go-jobs'), context)
    runCommand(command('go-rules'), context)
    expect(context.workspace.getState()).toMatchObject({ recipe: before.recipe, query: { text: 'wine' } })
  })
})

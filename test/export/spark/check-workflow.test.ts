import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkWorkflow, type WorkflowTask } from '../../../src/export/spark/check-workflow'

const task = (key: string, after: readonly string[] = []): WorkflowTask => ({
  task_key: key,
  ...(after.length > 0 && { depends_on: after.map((task_key) => ({ task_key })) }),
  run_if: 'ALL_SUCCESS',
  notebook_task: { notebook_path: `/Workspace/${key}`, source: 'WORKSPACE' },
})

/** Tasks that wait for some of those before them, told in any order. */
const sound = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/), { minLength: 2, maxLength: 8 }).chain((keys) =>
  fc.tuple(...keys.map((_, at) => fc.subarray(keys.slice(0, at)))).chain((after) =>
    fc.shuffledSubarray(
      keys.map((key, at) => task(key, after[at])),
      { minLength: keys.length },
    ),
  ),
)

const first = (tasks: readonly WorkflowTask[]) => tasks[0]!
const instead = (tasks: readonly WorkflowTask[], one: WorkflowTask) => [one, ...tasks.slice(1)]

test('tasks come after all that they wait for', () => {
  fc.assert(
    fc.property(sound, (tasks) => {
      const order = checkWorkflow({ tasks })
      expect([...order].sort()).toEqual(tasks.map(({ task_key }) => task_key).sort())
      for (const { task_key, depends_on = [] } of tasks) {
        for (const before of depends_on) expect(order.indexOf(before.task_key)).toBeLessThan(order.indexOf(task_key))
      }
    }),
  )
})

test('tasks that wait for each other, however far around, are refused', () => {
  fc.assert(
    fc.property(sound, fc.nat(), (tasks, length) => {
      const ring = tasks.slice(0, 1 + (length % tasks.length)).map(({ task_key }) => task_key)
      const closed = tasks.map((each) => {
        const at = ring.indexOf(each.task_key)
        return at < 0 ? each : task(each.task_key, [ring[(at + 1) % ring.length]!])
      })
      expect(() => checkWorkflow({ tasks: closed })).toThrow('wait for each other')
    }),
  )
})

test('what is missing, unknown, told twice or no name is refused', () => {
  fc.assert(
    fc.property(sound, fc.string(), (tasks, other) => {
      const one = first(tasks)
      const known = tasks.some(({ task_key }) => task_key === other)
      if (!known) {
        expect(() => checkWorkflow({ tasks: instead(tasks, task(one.task_key, [other])) })).toThrow('which is none')
      }
      expect(() => checkWorkflow({ tasks: [...tasks, one] })).toThrow('two tasks are called')
      const { task_key: _, ...nameless } = one
      expect(() => checkWorkflow({ tasks: instead(tasks, nameless as WorkflowTask) })).toThrow('no name of a task')
      const { notebook_task: __, ...idle } = one
      expect(() => checkWorkflow({ tasks: instead(tasks, idle as WorkflowTask) })).toThrow('runs nothing')
      if (!/^[A-Za-z0-9_-]{1,100}$/.test(other)) {
        expect(() => checkWorkflow({ tasks: [task(other)] })).toThrow('no name of a task')
      }
    }),
  )
  expect(checkWorkflow({ tasks: [task('a'.repeat(100))] })).toHaveLength(1)
  expect(() => checkWorkflow({ tasks: [task('a'.repeat(101))] })).toThrow('no name of a task')
})

export interface WorkflowTask {
  task_key: string
  depends_on?: { task_key: string }[]
  run_if: 'ALL_SUCCESS'
  environment_key?: string
  notebook_task: { notebook_path: string; source: 'WORKSPACE' }
}

/** A job as the Jobs API takes it. */
export interface Workflow {
  name: string
  description: string
  parameters: { name: string; default: string }[]
  max_concurrent_runs: number
  queue: { enabled: boolean }
  tags: Record<string, string>
  tasks: WorkflowTask[]
}

const LONGEST_KEY = 100
const KEY = /^[A-Za-z0-9_-]+$/

/** Tasks in an order in which each comes after those that it waits for; throws where there is none. */
export function checkWorkflow({ tasks }: Pick<Workflow, 'tasks'>): string[] {
  const waits = new Map<string, string[]>()
  for (const { task_key: key, depends_on: after = [], notebook_task: task } of tasks) {
    if (!KEY.test(key ?? '') || key.length > LONGEST_KEY) throw new Error(`no name of a task: ${JSON.stringify(key)}`)
    if (waits.has(key)) throw new Error(`two tasks are called ${key}`)
    if (!task?.notebook_path) throw new Error(`task ${key} runs nothing`)
    waits.set(
      key,
      after.map(({ task_key }) => task_key),
    )
  }
  const done: string[] = []
  for (const [key, after] of waits) {
    for (const other of after) if (!waits.has(other)) throw new Error(`task ${key} waits for ${other}, which is none`)
  }
  while (waits.size > 0) {
    const next = [...waits].find(([, after]) => after.every((key) => done.includes(key)))
    if (!next) throw new Error(`tasks wait for each other: ${[...waits.keys()].join(', ')}`)
    waits.delete(next[0])
    done.push(next[0])
  }
  return done
}

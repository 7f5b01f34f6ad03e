import { checkWorkflow, type Workflow } from './check-workflow'
import type { ProjectPlan } from './plan'

/** Where notebooks are put, in the workspace. */
export const workspaceFolder = ({ slug }: Pick<ProjectPlan, 'slug'>) => `/Workspace/Shared/${slug}`

/** What all notebooks of a project are told, by widgets of these names. */
export const parametersOf = ({ catalog, schema }: Pick<ProjectPlan, 'catalog' | 'schema'>) => [
  { name: 'catalog', default: catalog },
  { name: 'schema', default: schema },
  { name: 'refit', default: 'no' },
]

/** The job that runs a project; every task is a notebook, and waits for the tables that it reads. */
export function workflowOf(plan: ProjectPlan): Workflow {
  const workflow: Workflow = {
    name: plan.slug,
    description: plan.title.slice(0, 1000),
    parameters: parametersOf(plan),
    max_concurrent_runs: 1,
    queue: { enabled: true },
    tags: { made_with: 'basketeer' },
    tasks: plan.notebooks.map(({ key, after }) => ({
      task_key: key,
      ...(after.length > 0 && { depends_on: after.map((task_key) => ({ task_key })) }),
      run_if: 'ALL_SUCCESS',
      notebook_task: { notebook_path: `${workspaceFolder(plan)}/${key}`, source: 'WORKSPACE' },
    })),
  }
  checkWorkflow(workflow)
  return workflow
}

export const workflowFile = (plan: ProjectPlan) => `${JSON.stringify(workflowOf(plan), null, 2)}\n`

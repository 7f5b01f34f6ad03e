import type { ProjectPlan } from './plan'
import { parametersOf } from './workflow'

type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml }

/** YAML in which every text is written as JSON writes it, so that none can mean anything else. */
function yaml(value: Yaml, indent = ''): string {
  if (typeof value !== 'object') return ` ${JSON.stringify(value)}`
  if (Array.isArray(value)) {
    return value.map((each) => `\n${indent}-${yaml(each, `${indent}  `).replace(/^\n\s*/, ' ')}`).join('')
  }
  return Object.entries(value)
    .map(([key, each]) => `\n${indent}${key}:${yaml(each as Yaml, `${indent}  `)}`)
    .join('')
}

/** A Databricks asset bundle: the same job, deployed with its notebooks. Nothing in it is a text of the data. */
export function bundleFile(plan: ProjectPlan): string {
  const variables = parametersOf(plan).map(({ name, default: value }) => [name, { default: value }] as const)
  return `# databricks bundle validate && databricks bundle deploy -t dev && databricks bundle run ${plan.slug}${yaml({
    bundle: { name: plan.slug },
    variables: Object.fromEntries(variables),
    targets: { dev: { mode: 'development', default: true }, prod: { mode: 'production' } },
    resources: {
      jobs: {
        [plan.slug]: {
          name: plan.slug,
          max_concurrent_runs: 1,
          queue: { enabled: true },
          tags: { made_with: 'basketeer' },
          parameters: variables.map(([name]) => ({ name, default: `\${var.${name}}` })),
          tasks: plan.notebooks.map(({ key, after }) => ({
            task_key: key,
            ...(after.length > 0 && { depends_on: after.map((task_key) => ({ task_key })) }),
            run_if: 'ALL_SUCCESS',
            notebook_task: { notebook_path: `./notebooks/${key}.py` },
          })),
        },
      },
    },
  })}\n`
}

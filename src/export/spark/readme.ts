import type { BroughtTable } from './brought'
import { type Cluster, clusterFor } from './cluster'
import { toldDifferences } from './differences'
import { plainWords as plain } from './notebook'
import type { ProjectPlan } from './plan'
import { workspaceFolder } from './workflow'

/** What has to be typed to bring a project to Databricks, with the present command line tool. */
export function uploadCommands(plan: Pick<ProjectPlan, 'slug' | 'catalog' | 'schema'>): {
  bundle: string[]
  byHand: string[]
  data: string[]
} {
  const { slug, catalog, schema } = plan
  const volume = `${catalog}.${schema}.landing`
  return {
    bundle: ['databricks bundle validate', 'databricks bundle deploy -t dev', `databricks bundle run ${slug} -t dev`],
    byHand: [
      `databricks workspace import-dir ./notebooks ${workspaceFolder(plan)} --overwrite`,
      'databricks jobs create --json @workflow.json',
    ],
    data: [
      `databricks schemas create ${schema} ${catalog}`,
      `databricks volumes create ${catalog} ${schema} landing MANAGED`,
      `databricks fs cp ./data dbfs:/Volumes/${volume.replaceAll('.', '/')} --recursive --overwrite`,
    ],
  }
}

function machines({ workers, cores, gigabytes, readBytes, perGroup }: Cluster): string {
  const size = `${(readBytes / 1e9).toPrecision(2)} GB once it is read`
  const each = `${cores} cores and ${gigabytes} GB`
  const groups = perGroup ? ' Each group is one task: the largest one has to fit into the memory of one core.' : ''
  if (workers === 0) return `What was opened comes to about ${size}: one machine with ${each} is enough.${groups}`
  return `What was opened comes to about ${size}: a driver and ${workers} workers with ${each} each.${groups}`
}

/** Tables of files that Spark cannot read, and where they are. */
function putting({ brought }: ProjectPlan): string {
  const of = (comes: boolean) => brought.filter((each) => each.comes === comes)
  const named = ({ source, file }: BroughtTable) => `\`data/${file}\` (${plain(source)})`
  const here = of(true).map((each) => `${named(each)} comes along: Spark cannot read its workbook or Arrow file.\n\n`)
  const left = of(false).map(
    (each) =>
      `${named(each)} is too large to come along, and Spark cannot read its workbook or Arrow file: save the table as Parquet, as it stands there, and put it there under this name.\n\n`,
  )
  return [...here, ...left].join('')
}

/** How a project is brought to Databricks, or run elsewhere. */
export function readmeFile(plan: ProjectPlan): string {
  const { notebooks, title, catalog, schema, input } = plan
  const commands = uploadCommands(plan)
  const shell = (lines: readonly string[]) => `\`\`\`bash\n${lines.join('\n')}\n\`\`\``
  return `# ${plain(title)}

Notebooks that give on Spark the answer that was seen in the browser. They need Spark 4 with Delta Lake 4, or Databricks (serverless, or a runtime with Spark 4), and nothing else; they are tested with Spark 4.2 and Delta 4.4, classic and Connect.

| notebook | reads | writes |
| --- | --- | --- |
${notebooks.map(({ key, about, writes }) => `| \`notebooks/${key}.py\` | ${plain(about)} | \`${catalog}.${schema}.${writes}\` |`).join('\n')}

## On Databricks

${putting(plan)}Put the files that were opened into a folder \`data\` beside the notebooks and upload them first. They are looked for in the volume \`${catalog}.${schema}.landing\`; each notebook of bronze has a widget for another place.

${shell(commands.data)}

Then the notebooks, with the bundle:

${shell(commands.bundle)}

or by hand:

${shell(commands.byHand)}

${machines(clusterFor(input))} This is a rule of thumb: nobody can see your cluster from a browser.

## Elsewhere

With \`pyspark\` and \`delta-spark\` the notebooks run as they are, one after the other, where \`spark\` and \`dbutils.widgets\` are given; without \`dbutils\` they take the values in their first cell.

## What to know

- Each notebook overwrites its table and can be run again.
- Values that were fitted in the browser are written down in the notebooks. Set the widget \`refit\` to \`yes\` to fit them to the data that is there.
- \`recipe.json\` opens the same question in the browser again. \`pipeline_spec.md\` says what is done and why, for people and for assistants.

## What is not the same

${toldDifferences(plan)}
`
}

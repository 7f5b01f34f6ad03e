import type { Host } from './host'

export interface Data {
  roles: Record<string, string>
  [part: string]: unknown
}

export type Row = Record<string, unknown>

/** Runs a recipe over what is loaded; its answer, or throws. */
export async function run(host: Host, data: Data, analysis: object): Promise<Row> {
  await host.tell('setRecipe', { recipe: 1, data: { files: [], ...data }, analysis })
  return host.tell('run')
}

/** Code of the error that a run is answered with. */
export async function refusal(host: Host, data: Data, analysis: object): Promise<string | undefined> {
  const set = await host.ask('setRecipe', { recipe: 1, data: { files: [], ...data }, analysis })
  return set.error?.code ?? (await host.ask('run')).error?.code
}

export async function json(host: Host): Promise<Row[]> {
  return JSON.parse(await host.text({ format: 'json' }))
}

/** Itemsets as `group: a b 3`, in the order of the result. */
export async function sets(host: Host, data: Data, analysis: object): Promise<string[]> {
  await run(host, data, { kind: 'itemsets', ...analysis })
  const group = data.roles['group']
  return (await json(host)).map((row) => {
    const of = group !== undefined && group in row ? `${row[group]}: ` : ''
    return `${of}${(row['itemsets'] as string[]).join(' ')} ${row['count']}`
  })
}

/** Rules as `a b → c`, in the order of the result. */
export async function rules(host: Host, data: Data, analysis: object): Promise<string[]> {
  await run(host, data, { kind: 'rules', ...analysis })
  return (await json(host)).map(
    (row) => `${(row['antecedents'] as string[]).join(' ')} → ${(row['consequents'] as string[]).join(' ')}`,
  )
}

import { joined } from '../../../analyses/joined'
import { cancelledError } from '../../../recipe/error'
import type { InputFile } from '../../protocol/files'
import { recordBatches, schemaOf } from '../../readers/arrow/ipc'
import { type KeyColumn, keyColumn } from '../../readers/arrow/keys'
import { registerLz4 } from '../../readers/arrow/lz4'
import { indexMessages, type MessageIndex, readGroup } from '../../readers/arrow/messages'
import { unreadable } from '../../readers/arrow/open'
import { NULL_CODE } from '../../readers/batch'
import { type ModelBatch, readBatch } from './batch'
import { groupsOf, requireConsistent } from './groups'
import { createHash } from './hash'
import { damagedModel, hasValues, MODEL_KEY, type ModelFacts, readFacts } from './layout'
import type { LoadedModel } from './loaded'

async function headOf(name: string, file: Blob) {
  try {
    const index = await indexMessages(file)
    return { index, schema: schemaOf(await readGroup(file, index, undefined)) }
  } catch (cause) {
    throw unreadable(name, cause)
  }
}

/** The model in an Arrow file; undefined where it is a file of something else. */
export async function readModel({ name, file }: InputFile, signal: AbortSignal): Promise<LoadedModel | undefined> {
  registerLz4()
  const { index, schema } = await headOf(name, file)
  const text = schema.metadata.get(MODEL_KEY)
  if (text === undefined) return undefined
  try {
    return await readRows({ name, file }, index, { text, facts: readFacts(name, text) }, signal)
  } catch (cause) {
    throw damagedModel(name, cause)
  }
}

async function readRows(
  { name, file }: InputFile,
  index: MessageIndex,
  { facts, text }: { facts: ModelFacts; text: string },
  signal: AbortSignal,
): Promise<LoadedModel> {
  const rows = index.groups.reduce((sum, group) => sum + group.rows, 0)
  if (rows !== facts.customers + facts.items) throw new Error(`${rows} rows, not ${facts.customers} and ${facts.items}`)
  const hash = createHash()
  hash.add(new TextEncoder().encode(text))
  const filling = createFilling(facts)
  for (const group of index.groups) {
    if (signal.aborted) throw cancelledError()
    const bytes = await readGroup(file, index, group)
    hash.add(bytes)
    for (const batch of recordBatches(bytes)) {
      filling.add(readBatch(batch, facts.parameters.factors, hasValues(facts)))
    }
  }
  const { groups, whole, customers, items } = filling.finish()
  const model: LoadedModel = {
    info: {
      kind: 'recommend',
      id: hash.digest(),
      name,
      bytes: file.size,
      ...facts,
      items: new Set(items.labels.codes).size,
      groups: groups.length,
    },
    groups,
    whole,
    customers,
    items,
  }
  requireConsistent(model)
  return model
}

/** Products of larger factors would leave f32; no training comes near. */
const MOST_FACTOR = 1e15

function createFilling(facts: ModelFacts) {
  const { factors } = facts.parameters
  const keys = (column: string, type: ModelBatch['part']['type']) => keyColumn(column, [type])
  let columns: Record<'part' | 'group' | 'customer' | 'item', KeyColumn> | undefined
  const group = new Uint32Array(facts.customers + facts.items)
  const label = new Uint32Array(group.length)
  const customers = {
    known: new Uint8Array(facts.customers),
    factors: new Float32Array(facts.customers * factors),
    offsets: new Uint32Array(facts.customers + 1),
  }
  const items = {
    factors: new Float32Array(facts.items * factors),
    holders: new Uint32Array(facts.items),
    linkStart: new Uint32Array(facts.items + 1),
  }
  const linkParts: Int32Array[] = []
  const weightParts: Float64Array[] = []
  const itemParts: Int32Array[] = []
  const valueParts: Float64Array[] = []
  let at = 0

  function addCustomers(batch: ModelBatch, row: number, count: number): void {
    if (count === 0) return
    customers.known.set(batch.known.subarray(row, row + count), at)
    const begin = batch.offsets[row]! - batch.offsets[0]!
    const end = batch.offsets[row + count]! - batch.offsets[0]!
    const before = customers.offsets[at]!
    for (let i = 1; i <= count; i++) {
      customers.offsets[at + i] = before + batch.offsets[row + i]! - batch.offsets[row]!
    }
    itemParts.push(batch.items.subarray(begin, end))
    if (batch.values) valueParts.push(batch.values.subarray(begin, end))
    copyFactors(customers.factors, at, batch, row, count)
  }

  function addItems(batch: ModelBatch, row: number, count: number): void {
    const to = at - facts.customers
    for (let i = 0; i < count; i++) {
      if (batch.known[row + i] !== 1) throw new Error(`item ${to + i} has no factors`)
      if (batch.customers[row + i]! < 0) throw new Error(`item ${to + i} has ${batch.customers[row + i]} customers`)
      items.holders[to + i] = batch.customers[row + i]!
      items.linkStart[to + i + 1] = items.linkStart[to + i]! + batch.offsets[row + i + 1]! - batch.offsets[row + i]!
    }
    const [begin, end] = [row, row + count].map((at) => batch.offsets[at]! - batch.offsets[0]!) as [number, number]
    linkParts.push(batch.items.subarray(begin, end))
    if (batch.values) weightParts.push(batch.values.subarray(begin, end))
    copyFactors(items.factors, to, batch, row, count)
  }

  function copyFactors(target: Float32Array, to: number, batch: ModelBatch, row: number, count: number): void {
    for (let i = 0; i < count; i++) {
      if (batch.known[row + i] !== 1) continue
      for (let f = 0; f < factors; f++) {
        const value = batch.factors[(row + i) * factors + f]!
        if (!(Math.abs(value) <= MOST_FACTOR)) throw new Error(`a factor of row ${at + i} is ${value}`)
        target[(to + i) * factors + f] = value
      }
    }
  }

  return {
    add(batch: ModelBatch): void {
      columns ??= {
        part: keys('part', batch.part.type),
        group: keys('group', batch.group.type),
        customer: keys('label', batch.label.type),
        item: keys('label', batch.label.type),
      }
      const { part, group: groupKeys, customer, item } = columns
      const split = Math.max(0, Math.min(batch.rows, facts.customers - at))
      part.encode(batch.part).forEach((code, row) => {
        const isWhole = at + row >= group.length - (facts.whole?.items ?? 0)
        const expected = row < split ? 'customer' : isWhole ? 'whole' : 'item'
        if (code === NULL_CODE || part.dictionary.label(code) !== expected)
          throw new Error(`row ${at + row} is no ${expected}`)
      })
      group.set(groupKeys.encode(batch.group), at)
      // Rows of one batch may be of both parts, which have dictionaries of their own.
      if (split > 0) label.set(customer.encode(batch.label).subarray(0, split), at)
      if (split < batch.rows) label.set(item.encode(batch.label).subarray(split), at + split)
      addCustomers(batch, 0, split)
      at += split
      addItems(batch, split, batch.rows - split)
      at += batch.rows - split
    },
    finish(): Pick<LoadedModel, 'groups' | 'whole' | 'customers' | 'items'> {
      if (!columns) throw new Error('no rows')
      const { customer, item, group: groupKeys } = columns
      const labelled = (from: number, to: number, { dictionary }: KeyColumn) => ({
        codes: label.subarray(from, to),
        size: dictionary.size,
        label: (code: number) => dictionary.label(code),
      })
      const loaded = {
        customers: {
          ...customers,
          labels: labelled(0, facts.customers, customer),
          items: joined(Uint32Array, itemParts),
          values: hasValues(facts) ? joined(Float64Array, valueParts) : null,
        },
        items: {
          ...items,
          labels: labelled(facts.customers, label.length, item),
          links: joined(Uint32Array, linkParts),
          linkWeights: joined(Float64Array, weightParts),
        },
      }
      const groups = groupsOf(group, facts, (code) => (code === NULL_CODE ? null : groupKeys.dictionary.label(code)))
      return { ...loaded, ...groups }
    },
  }
}

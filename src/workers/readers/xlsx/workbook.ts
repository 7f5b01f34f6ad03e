import type { Watch } from '../cells/cell-text'
import { builtInFormat, ownFormat, type Shown } from './dates'
import { attributesOf, scanXml } from './xml'
import { readDirectory, unpack, ZipDamage, type ZipEntry } from './zip'

export interface Sheet {
  name: string
  hidden: boolean
  entry: ZipEntry
}

export interface Workbook {
  sheets: Sheet[]
  since1904: boolean
  /** How each style shows a number. */
  shown: Shown[]
  /** Text that cells name by number. */
  shared: ZipEntry | undefined
}

interface Link {
  type: string
  target: string
}

/** Where a link leads, seen from the part that has it. */
function resolved(from: string, target: string): string {
  const path = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/').toLowerCase()
}

const lastOf = (type: string) => type.slice(type.lastIndexOf('/') + 1)

export async function readWorkbook(blob: Blob, watch: Watch): Promise<Workbook | undefined> {
  const entries = await readDirectory(blob)

  async function links(part: string): Promise<Map<string, Link>> {
    const at = part.lastIndexOf('/') + 1
    const entry = entries.get(`${part.slice(0, at)}_rels/${part.slice(at)}.rels`)
    const found = new Map<string, Link>()
    if (!entry) return found
    await scanXml(unpack(blob, entry, watch), {
      open(name, bytes, start, end) {
        if (name !== 'Relationship') return
        const { Id = '', Type = '', Target = '', TargetMode } = Object.fromEntries(attributesOf(bytes, start, end))
        if (TargetMode !== 'External') found.set(Id, { type: lastOf(Type), target: resolved(part, Target) })
      },
      close: () => undefined,
    })
    return found
  }

  const [root] = [...(await links('')).values()].filter(({ type }) => type === 'officeDocument')
  const path = root?.target ?? 'xl/workbook.xml'
  const entry = entries.get(path)
  if (!entry) return undefined
  const parts = await links(path)
  const entryOf = ({ target }: Link): ZipEntry => {
    const found = entries.get(target)
    if (found) return found
    throw new ZipDamage(`${target} is missing`)
  }
  const partOf = (type: string) => {
    const link = [...parts.values()].find((each) => each.type === type)
    return link && entryOf(link)
  }
  const sheets: Sheet[] = []
  let since1904 = false
  await scanXml(unpack(blob, entry, watch), {
    open(element, bytes, start, end) {
      if (element === 'workbookPr') {
        since1904 = /^(1|true|on)$/.test(attributesOf(bytes, start, end).get('date1904') ?? '')
      }
      if (element !== 'sheet') return
      const { name = '', state, id = '' } = Object.fromEntries(attributesOf(bytes, start, end))
      const link = parts.get(id)
      if (link?.type !== 'worksheet') return
      sheets.push({ name, hidden: state === 'hidden' || state === 'veryHidden', entry: entryOf(link) })
    },
    close: () => undefined,
  })
  const styles = partOf('styles')
  return {
    sheets,
    since1904,
    shown: styles ? await readStyles(blob, styles, watch) : [],
    // Some writers name them where there are none; a cell that wants one will tell.
    shared: entries.get([...parts.values()].find(({ type }) => type === 'sharedStrings')?.target ?? ''),
  }
}

/** Which of the cell formats show dates. */
async function readStyles(blob: Blob, entry: ZipEntry, watch: Watch): Promise<Shown[]> {
  const own = new Map<number, Shown>()
  const formats: number[] = []
  let inside = false
  await scanXml(unpack(blob, entry, watch), {
    open(name, bytes, start, end) {
      if (name === 'cellXfs') inside = true
      else if (name === 'numFmt') {
        const attributes = attributesOf(bytes, start, end)
        own.set(Number(attributes.get('numFmtId')), ownFormat(attributes.get('formatCode') ?? ''))
      } else if (name === 'xf' && inside) {
        formats.push(Number(attributesOf(bytes, start, end).get('numFmtId') ?? 0))
      }
    },
    close(name) {
      if (name === 'cellXfs') inside = false
    },
  })
  return formats.map((id) => own.get(id) ?? builtInFormat(id))
}

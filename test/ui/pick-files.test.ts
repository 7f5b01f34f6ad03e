import { afterEach, expect, test, vi } from 'vitest'
import { pickData } from '../../src/ui/parts/open/pick-files'

afterEach(() => vi.unstubAllGlobals())

const file = new File(['a,b\n'], 'till.csv')
const handle = { name: 'till.csv', getFile: async () => file }

test('files that are chosen come with a handle where the browser gives one', async () => {
  const ask = vi.fn(async () => [handle])
  vi.stubGlobal('showOpenFilePicker', ask)
  expect(await pickData()).toEqual([{ name: 'till.csv', file, handle }])
  expect(ask).toHaveBeenCalledWith(
    expect.objectContaining({
      multiple: true,
      types: [{ accept: { 'application/octet-stream': expect.arrayContaining(['.csv', '.parquet']) } }],
    }),
  )
})

test('none where the question was dismissed', async () => {
  vi.stubGlobal('showOpenFilePicker', () => Promise.reject(new DOMException('', 'AbortError')))
  expect(await pickData()).toEqual([])
})

test.each([undefined, () => Promise.reject(new DOMException('', 'SecurityError'))])(
  'an ordinary question where there is no other',
  async (ask) => {
    const listeners = new Map<string, () => void>()
    const input = {
      files: [file],
      addEventListener: (name: string, listener: () => void) => listeners.set(name, listener),
      click: () => listeners.get('change')?.(),
    }
    vi.stubGlobal('showOpenFilePicker', ask)
    vi.stubGlobal('document', { createElement: () => input })
    expect(await pickData()).toEqual([{ name: 'till.csv', file }])
  },
)

import { type Language, speak } from '../base/language'

/** Every language but English is a folder here, and a chunk that only its readers fetch. */
const folders = import.meta.glob<Language>('./*/index.ts', { import: 'language' })

const folderOf = (tag: string | null) => `./${tag}/index.ts`

/** Speaks what the address asks for, `?lang=de`; English where it asks for nothing or for what there is not. */
export async function chooseLanguage(search: string): Promise<void> {
  const tag = new URLSearchParams(search).get('lang')
  const load = folders[folderOf(tag)]
  if (tag === null || load === undefined) return
  speak(await load())
  document.documentElement.lang = tag
}

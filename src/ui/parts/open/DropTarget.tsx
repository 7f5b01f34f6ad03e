import { FileDown } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { InputFile } from '../../../workers/protocol/files'
import { toast } from '../../base/components/announce'
import { told } from '../../base/told'
import { useCommandContext } from '../../run/commands/use-commands'
import styles from './DropTarget.module.css'
import { droppedFiles } from './dropped-files'
import { openFiles } from './open-soon'
import { openWords } from './words'

type Take = (files: InputFile[]) => Promise<unknown>

/** The whole window takes files and folders, whatever it shows; this is what it shows while something hovers. */
export function DropTarget() {
  const context = useCommandContext()
  const over = useWindowDrop(useCallback((files) => openFiles(context, files), [context]))
  if (!over) return null
  return (
    <div className={styles.veil} aria-hidden="true">
      <FileDown />
      <strong>{openWords.dropHere}</strong>
      <span>{openWords.dropToAdd}</span>
    </div>
  )
}

export function useWindowDrop(take: Take): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const ended = new AbortController()
    const listen = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', handle: (event: DragEvent) => void) =>
      window.addEventListener(
        type,
        (event) => {
          if (event.dataTransfer?.types.includes('Files')) handle(event)
        },
        { signal: ended.signal },
      )
    listen('dragenter', () => setOver(true))
    listen('dragover', (event) => event.preventDefault())
    listen('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false)
    })
    listen('drop', (event) => {
      event.preventDefault()
      setOver(false)
      if (!event.dataTransfer) return
      droppedFiles(event.dataTransfer)
        .then(take)
        .catch((error) => toast(told(error), 'bad'))
    })
    return () => ended.abort()
  }, [take])
  return over
}

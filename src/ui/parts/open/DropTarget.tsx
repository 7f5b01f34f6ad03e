import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { toast } from '../../base/components/announce'
import { told } from '../../base/told'
import type { CommandContext } from '../../run/commands/command'
import { useCommandContext } from '../../run/commands/use-commands'
import styles from './DropTarget.module.css'
import { droppedFiles } from './dropped-files'
import { openFiles } from './open-soon'
import { openWords } from './words'

/** The whole window takes files and folders, whatever it shows; this is what it shows while something hovers. */
export function DropTarget() {
  const over = useWindowDrop(useCommandContext())
  if (!over) return null
  return (
    <div className={styles.veil} aria-hidden="true">
      <FileDown />
      <strong>{openWords.dropHere}</strong>
      <span>{openWords.dropToAdd}</span>
    </div>
  )
}

function useWindowDrop(context: CommandContext): boolean {
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
        .then((files) => openFiles(context, files))
        .catch((error) => toast(told(error), 'bad'))
    })
    return () => ended.abort()
  }, [context])
  return over
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ClipboardEvent, type KeyboardEvent, useDeferredValue, useRef, useState } from 'react'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { classNames } from '../../base/components/class-names'
import fieldStyles from '../../base/components/Field.module.css'
import listStyles from '../../base/components/List.module.css'
import { components } from '../../base/words'
import { useRecommendationQueries } from '../use-recommendations'
import styles from './basket.module.css'
import { type BasketItem, isList, parseBasket } from './basket-text'
import { basketWords as words } from './words'

const SHOWN = 12

/** Where items are typed, with those of the model that fit, or a list is pasted. */
export function BasketInput({
  jobId,
  group,
  taken,
  onAdd,
  onRemoveLast,
}: {
  jobId: string
  group: string | null
  taken: ReadonlySet<string>
  onAdd(items: readonly BasketItem[]): void
  onRemoveLast(): void
}) {
  const queries = useRecommendationQueries()
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const sought = (part: string) =>
    // As many more as may be taken already.
    queries.findItems(jobId, { text: part, group, sort: 'customers', descending: true }, SHOWN + taken.size)
  const { data } = useQuery(sought(useDeferredValue(text)))
  // An empty field offers nothing: a list would lie over what is in the basket.
  const options = (text.trim() === '' ? [] : (data?.items ?? []))
    .filter(({ item }) => !taken.has(item))
    .slice(0, SHOWN)
    .map(({ item, customers }) => ({ id: item, customers }))

  const add = (items: readonly BasketItem[]) => {
    onAdd(items)
    setText('')
  }
  const takeFirst = async (typed: string) => {
    // Fast hands are ahead of the list on the screen. What went wrong is said beside the answer.
    const { items } = await client.fetchQuery(sought(typed)).catch(() => ({ items: [] }))
    const first = items.find(({ item }) => !taken.has(item))?.item
    const asTyped = items.some(({ item }) => item.toLocaleLowerCase() === typed.toLocaleLowerCase())
    // What is in the basket already is not to be followed by the next best.
    if (asTyped && items[0] && taken.has(items[0].item)) setText('')
    else add([{ item: first ?? typed }])
  }
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const field = input.current
    if (!field || event.target !== field) return
    const typed = field.value.trim()
    const chosen = field.hasAttribute('aria-activedescendant')
    if (event.key === 'Enter' && !chosen && typed !== '' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      event.stopPropagation()
      const [counted, ...others] = parseBasket(typed)
      if (others.length > 0 || counted?.amount !== undefined) add(parseBasket(typed))
      else void takeFirst(typed)
    }
    if (event.key === 'Backspace' && field.value === '') onRemoveLast()
  }
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!isList(pasted)) return
    event.preventDefault()
    add(parseBasket(pasted))
  }
  return (
    <ComboBox
      className={fieldStyles.field ?? ''}
      inputValue={text}
      onInputChange={setText}
      items={options}
      value={null}
      onChange={(key) => {
        if (key !== null) add([{ item: String(key) }])
      }}
      menuTrigger="input"
      allowsEmptyCollection={text.trim() !== ''}
    >
      <Label className={fieldStyles.label ?? ''}>{words.add}</Label>
      <div className={fieldStyles.control} onKeyDownCapture={onKey} onPasteCapture={onPaste}>
        <Input ref={input} className={fieldStyles.input ?? ''} placeholder={words.placeholder} />
      </div>
      <Popover className={classNames(listStyles.popover, styles.popover)} offset={4}>
        <ListBox
          className={listStyles.list ?? ''}
          items={options}
          renderEmptyState={() => <div className={listStyles.empty}>{components.noItems}</div>}
        >
          {({ id, customers }) => (
            <ListBoxItem id={id} textValue={id} className={listStyles.item ?? ''}>
              <span className={styles.option}>{id}</span>
              <span className={styles.held}>{words.held(customers)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

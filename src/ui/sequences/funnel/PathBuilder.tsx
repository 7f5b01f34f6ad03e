import { ChevronLeft, ChevronRight, GripVertical, Trash2, X } from 'lucide-react'
import { useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import type { PathStep } from '../../../workers/sequences/types'
import { Button } from '../../base/components/Button'
import { IconButton } from '../../base/components/IconButton'
import { ItemPicker } from '../../base/components/ItemPicker'
import { Popover } from '../../base/components/Popover'
import { EventBox } from '../EventBox'
import { sequenceWords } from '../words'
import styles from './funnel.module.css'
import { alsoItems, dropped, moved, withItem, withoutItems } from './steps'

const words = sequenceWords.funnel

/** What is said of a step: its item, what else it holds, and what must not come before it. */
function partsOf({ item, also = [], without = [] }: PathStep): string[] {
  return [
    item,
    ...(also.length > 0 ? [words.also(also.join(', '))] : []),
    ...(without.length > 0 ? [words.not(without.join(', '))] : []),
  ]
}

/** A path put together from events: each step a chip that opens, moves by drag or keyboard, and goes. */
export function PathBuilder({
  steps,
  byVisits,
  suggestions,
  onChange,
}: {
  steps: readonly PathStep[]
  /** Whether a step is a visit, which may hold several items. */
  byVisits: boolean
  suggestions: readonly string[]
  onChange(steps: PathStep[]): void
}) {
  const box = useRef<HTMLDivElement>(null)
  const items = steps.map((step, at) => ({ id: at, at, ...step }))
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': steps[Number(key)]?.item ?? '' })),
    onReorder: ({ keys, target }) => {
      if (target.dropPosition === 'on') return
      onChange(dropped(steps, new Set([...keys].map(Number)), Number(target.key), target.dropPosition))
    },
  })
  const remove = (at: number) => {
    onChange(steps.toSpliced(at, 1))
    // The focus was on the step that goes.
    requestAnimationFrame(() => box.current?.querySelector('input')?.focus())
  }
  return (
    <div ref={box} className={styles.builder}>
      {steps.length > 0 && (
        <GridList
          aria-label={words.path}
          className={styles.steps ?? ''}
          layout="grid"
          keyboardNavigationBehavior="tab"
          items={items}
          dependencies={[steps, suggestions]}
          dragAndDropHooks={dragAndDropHooks}
        >
          {({ at, item, also = [], without = [] }) => (
            <GridListItem id={at} textValue={words.step(at + 1, item)} className={styles.step ?? ''}>
              {at > 0 && <ChevronRight aria-hidden="true" className={styles.arrow} />}
              <span className={styles.chip}>
                <AriaButton slot="drag" className={styles.grip ?? ''} aria-label={words.drag(item)}>
                  <GripVertical aria-hidden="true" />
                </AriaButton>
                <Popover
                  label={words.edit(at + 1, item)}
                  trigger={
                    <AriaButton
                      className={styles.name ?? ''}
                      aria-label={words.edit(at + 1, partsOf({ item, also, without }).join(' '))}
                    >
                      {partsOf({ item, also, without }).map((part, k) =>
                        k === 0 ? <b key={part}>{part}</b> : <span key={part}> {part}</span>,
                      )}
                    </AriaButton>
                  }
                >
                  {(close) => (
                    <div className={styles.edit}>
                      <EventBox
                        label={byVisits ? words.itemOfVisit : words.event}
                        value={item}
                        suggestions={suggestions}
                        placeholder={item}
                        onChange={(next) => {
                          if (next !== null) onChange(withItem(steps, at, next))
                        }}
                      />
                      {byVisits && (
                        <ItemPicker
                          label={words.together}
                          value={also}
                          suggestions={suggestions}
                          onChange={(next) => onChange(alsoItems(steps, at, next))}
                        />
                      )}
                      {at > 0 && (
                        <ItemPicker
                          label={byVisits ? words.withoutVisit : words.without}
                          value={without}
                          suggestions={suggestions}
                          onChange={(next) => onChange(withoutItems(steps, at, next))}
                        />
                      )}
                      <div className={styles.moves}>
                        <IconButton
                          label={words.earlier}
                          framed
                          isDisabled={at === 0}
                          onPress={() => {
                            onChange(moved(steps, at, at - 1))
                            close()
                          }}
                        >
                          <ChevronLeft aria-hidden="true" />
                        </IconButton>
                        <IconButton
                          label={words.later}
                          framed
                          isDisabled={at === steps.length - 1}
                          onPress={() => {
                            onChange(moved(steps, at, at + 1))
                            close()
                          }}
                        >
                          <ChevronRight aria-hidden="true" />
                        </IconButton>
                        <Button
                          kind="quiet"
                          size="small"
                          icon={<Trash2 aria-hidden="true" />}
                          onPress={() => {
                            close()
                            remove(at)
                          }}
                        >
                          {words.remove(item)}
                        </Button>
                      </div>
                    </div>
                  )}
                </Popover>
                <AriaButton className={styles.remove ?? ''} aria-label={words.remove(item)} onPress={() => remove(at)}>
                  <X aria-hidden="true" />
                </AriaButton>
              </span>
            </GridListItem>
          )}
        </GridList>
      )}
      <EventBox
        // A new field for each step added: it is empty again.
        key={steps.length}
        label={words.add}
        hideLabel
        value={null}
        suggestions={suggestions}
        placeholder={words.add}
        onChange={(item) => {
          if (item === null) return
          onChange([...steps, { item }])
          requestAnimationFrame(() => box.current?.querySelector('input')?.focus())
        }}
      />
      {steps.length > 0 && (
        <Button kind="quiet" size="small" onPress={() => onChange([])}>
          {words.clear}
        </Button>
      )}
    </div>
  )
}

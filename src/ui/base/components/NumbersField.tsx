import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { components } from '../words'
import { Chip } from './Chip'
import { classNames } from './class-names'
import fieldStyles from './Field.module.css'
import styles from './NumbersField.module.css'
import { type NumberLimits, readNumbers } from './read-numbers'
import { VisuallyHidden } from './VisuallyHidden'

const words = components.numbers

/** A few numbers in ascending order: typed one after the other, or pasted. There is always at least one. */
export function NumbersField({
  label,
  value,
  limits,
  refuse,
  onChange,
}: {
  label: string
  value: readonly number[]
  limits: NumberLimits
  /** Why there cannot be so many. */
  refuse(count: number): string | null
  onChange(value: number[]): void
}) {
  const id = useId()
  const box = useRef<HTMLFieldSetElement>(null)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [emptied, setEmptied] = useState(false)
  const shown = emptied ? [] : value

  const keep = (next: number[]) => {
    setEmptied(next.length === 0)
    if (next.length > 0) onChange(next)
  }
  const add = (typed: string) => {
    const read = readNumbers(typed, shown, limits)
    const refused = read.values.length > shown.length ? refuse(read.values.length) : null
    setText(refused === null ? read.rest : typed.trim())
    setProblem(refused ?? read.problem)
    if (refused === null && read.values.length > shown.length) keep(read.values)
  }
  const remove = (gone: number) => {
    setProblem(null)
    keep(shown.filter((each) => each !== gone))
    // The focus was on the chip that goes.
    requestAnimationFrame(() => box.current?.querySelector('input')?.focus())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const last = shown.at(-1)
    if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault()
      add(text)
    } else if (event.key === 'Backspace' && text === '' && last !== undefined) remove(last)
  }
  const leave = () => {
    if (text.trim() !== '') add(text)
    setEmptied(false)
  }
  const said = problem ?? (emptied ? words.least : null)
  return (
    <fieldset ref={box} className={classNames(fieldStyles.field, styles.numbers)}>
      <label className={fieldStyles.label} htmlFor={`${id}-input`}>
        {label}
      </label>
      <div className={classNames(fieldStyles.control, styles.control)} data-invalid={problem === null ? undefined : ''}>
        {shown.map((each) => (
          <Chip key={each} onRemove={() => remove(each)} removeLabel={words.remove(String(each))}>
            {String(each)}
          </Chip>
        ))}
        <input
          id={`${id}-input`}
          className={classNames(fieldStyles.input, styles.input)}
          inputMode="decimal"
          autoComplete="off"
          placeholder={words.add}
          value={text}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-hint ${id}-said`}
          onChange={({ target }) => {
            setProblem(null)
            if (/[,;\s]$/.test(target.value)) add(target.value)
            else setText(target.value)
          }}
          onPaste={(event) => {
            event.preventDefault()
            add(`${text}${event.clipboardData.getData('text')}`)
          }}
          onKeyDown={onKeyDown}
          onBlur={leave}
        />
      </div>
      <VisuallyHidden>
        <span id={`${id}-hint`}>{words.hint}</span>
      </VisuallyHidden>
      <p id={`${id}-said`} className={problem === null ? fieldStyles.help : fieldStyles.error} role="status">
        {said}
      </p>
    </fieldset>
  )
}

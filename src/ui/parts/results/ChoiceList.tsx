import { Check } from 'lucide-react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Text } from 'react-aria-components/Text'
import styles from './filters/filters.module.css'

/** Any number of things, each with a sentence on what it is. */
export function ChoiceList({
  label,
  options,
  selected,
  onChange,
}: {
  label: string
  options: readonly { id: string; label: string; means?: string }[]
  selected: ReadonlySet<string>
  onChange(selected: ReadonlySet<string>): void
}) {
  return (
    <ListBox
      aria-label={label}
      className={styles.options ?? ''}
      selectionMode="multiple"
      escapeKeyBehavior="none"
      disallowEmptySelection
      items={options}
      selectedKeys={selected}
      onSelectionChange={(keys) => {
        if (keys !== 'all') onChange(new Set([...keys].map(String)))
      }}
    >
      {(option) => (
        <ListBoxItem id={option.id} textValue={option.label} className={styles.option ?? ''}>
          <span className={styles.box} aria-hidden="true">
            <Check />
          </span>
          <span className={styles.optionWords}>
            <Text slot="label">{option.label}</Text>
            {option.means && (
              <Text slot="description" className={styles.more ?? ''}>
                {option.means}
              </Text>
            )}
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  )
}

import { type ReactNode, useEffect, useRef } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'
import styles from './Tabs.module.css'

export interface TabOption<T extends string> {
  id: T
  label: ReactNode
}

/** A line of tabs above one panel; `aside` stands at the end of the line (a search, a count). */
export function Tabs<T extends string>({
  label,
  value,
  options,
  onChange,
  aside,
  children,
}: {
  label: string
  value: T
  options: readonly TabOption<T>[]
  onChange(value: T): void
  aside?: ReactNode
  /** The panel of the chosen tab. */
  children: ReactNode
}) {
  const bar = useRef<HTMLDivElement>(null)
  // Where the line is too long for its room, the chosen tab is in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about what is chosen
  useEffect(() => {
    bar.current?.querySelector('[role="tab"][data-selected]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [value])
  return (
    <AriaTabs className={styles.tabs ?? ''} selectedKey={value} onSelectionChange={(key) => onChange(String(key) as T)}>
      <div ref={bar} className={styles.bar}>
        <TabList className={styles.list ?? ''} aria-label={label} items={options}>
          {(option) => (
            <Tab id={option.id} className={styles.tab ?? ''}>
              {option.label}
            </Tab>
          )}
        </TabList>
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      {/* A panel keeps the DOM id it was made with, and the tab would point at one that is not there. */}
      <TabPanel key={value} id={value} className={styles.panel ?? ''}>
        {children}
      </TabPanel>
    </AriaTabs>
  )
}

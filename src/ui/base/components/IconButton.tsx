import type { ReactNode, RefAttributes } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { classNames } from './class-names'
import styles from './IconButton.module.css'
import { Tooltip } from './Tooltip'

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** Read out, and shown as a tooltip. */
  label: string
  keys?: string | undefined
  framed?: boolean
  children: ReactNode
}

export function IconButton({
  label,
  keys,
  framed,
  children,
  ...rest
}: IconButtonProps & RefAttributes<HTMLButtonElement>) {
  return (
    <Tooltip text={label} keys={keys}>
      <AriaButton {...rest} aria-label={label} className={classNames(styles.button, framed && styles.framed)}>
        {children}
      </AriaButton>
    </Tooltip>
  )
}

import type { ReactNode, RefAttributes } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import styles from './Button.module.css'
import { classNames } from './class-names'
import { Keys } from './Keys'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  size?: 'small' | 'normal' | 'large'
  /** Fills the width it is given. */
  wide?: boolean
  icon?: ReactNode
  /** Shown behind the words, quietly: "⌘↵". */
  keys?: string | undefined
  children: ReactNode
}

export function Button({
  kind = 'plain',
  size = 'normal',
  wide,
  icon,
  keys,
  children,
  ...rest
}: ButtonProps & RefAttributes<HTMLButtonElement>) {
  return (
    <AriaButton {...rest} className={classNames(styles.button, styles[kind], styles[size], wide && styles.wide)}>
      {icon}
      <span>{children}</span>
      {keys && <Keys text={keys} />}
    </AriaButton>
  )
}

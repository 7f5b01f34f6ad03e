import type { ReactNode } from 'react'
import { Tooltip as AriaTooltip, type TooltipProps, TooltipTrigger } from 'react-aria-components/Tooltip'
import { Keys } from './Keys'
import styles from './Tooltip.module.css'

/** A word on hover and focus. The child must be focusable and carry its own name: a tooltip is never the only label. */
export function Tooltip({
  text,
  keys,
  placement,
  children,
}: {
  text: ReactNode
  keys?: string | undefined
  placement?: TooltipProps['placement']
  children: ReactNode
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} offset={6} placement={placement ?? 'bottom'}>
        {text}
        {keys && <Keys text={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  )
}

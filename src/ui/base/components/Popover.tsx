import type { ReactNode } from 'react'
import { DialogTrigger, OverlayTriggerStateContext } from 'react-aria-components/Dialog'
import { Popover as AriaPopover, type PopoverProps } from 'react-aria-components/Popover'
import { classNames } from './class-names'
import listStyles from './List.module.css'
import styles from './Popover.module.css'

/** Something to set, beside the button that opens it. Escape closes; focus goes back to the button. */
export function Popover({
  trigger,
  label,
  placement,
  children,
}: {
  trigger: ReactNode
  label: string
  placement?: PopoverProps['placement']
  children: ReactNode | ((close: () => void) => ReactNode)
}) {
  return (
    <DialogTrigger>
      {trigger}
      {/* No Dialog inside: then the popover itself is the dialog, and its hidden dismiss buttons are within. */}
      <AriaPopover
        aria-label={label}
        className={classNames(listStyles.popover, styles.popover)}
        offset={4}
        placement={placement ?? 'bottom start'}
      >
        {typeof children === 'function' ? (
          <OverlayTriggerStateContext.Consumer>
            {(state) => children(() => state?.close())}
          </OverlayTriggerStateContext.Consumer>
        ) : (
          children
        )}
      </AriaPopover>
    </DialogTrigger>
  )
}

import type { ComponentProps, MouseEvent } from 'react'
import styles from './button.module.css'
import { classes } from './classes.ts'

type ButtonProps = Omit<ComponentProps<'button'>, 'className' | 'type'> & {
  /** One primary at most on a screen. */
  readonly look?: 'primary' | 'quiet' | 'plain'
  readonly size?: 'note' | 'body' | 'large'
  /** As wide as high, for a sign alone; give it an `aria-label`. */
  readonly round?: boolean
  /** Chosen of several; absent where nothing is chosen. */
  readonly chosen?: boolean
}

export const Button = ({ look = 'quiet', size = 'body', round = false, chosen, onClick, ...rest }: ButtonProps) => {
  // A finger or a mouse leaves no focus behind: the next Space or Enter is then the moderator's "next" again, not this button.
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (event.detail > 0) event.currentTarget.blur()
    onClick?.(event)
  }
  return (
    <button
      type="button"
      className={classes(
        styles.button,
        styles[look],
        size === 'large' && styles.large,
        size === 'note' && styles.note,
        round && styles.round,
        chosen === true && styles.chosen,
      )}
      {...(chosen === undefined ? {} : { 'aria-pressed': chosen })}
      onClick={click}
      {...rest}
    />
  )
}

import { type RefObject, useEffect, useId, useRef } from 'react'

type Modal = {
  readonly element: RefObject<HTMLDialogElement | null>
  /** For the heading that names it. */
  readonly heading: string
  readonly onCancel: (event: { preventDefault(): void }) => void
}

/** A dialog over everything for as long as it is drawn. Escape asks its owner to take it away; focus goes back to where it was. */
export const useModal = (onClose: () => void): Modal => {
  const element = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  const onCancel = (event: { preventDefault(): void }) => {
    // The browser's own closing would leave the two out of step.
    event.preventDefault()
    onClose()
  }
  return { element, heading, onCancel }
}

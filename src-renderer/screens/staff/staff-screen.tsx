import { type ReactNode, useEffect, useRef, useState } from 'react'
import { buttonsTexts } from '../../../src-shared/i18n/catalogues/buttons.ts'
import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { staffTexts } from '../../../src-shared/i18n/catalogues/staff.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { CrossIcon } from '../../components/icons.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useStaff } from '../../stores/slices.ts'
import { ButtonsPage } from './buttons-page.tsx'
import { PinDoor } from './pin-door.tsx'
import { SeminarsPage } from './seminars-page.tsx'
import styles from './staff.module.css'
import { StaffPage } from './staff-page.tsx'

type Page = 'overview' | 'seminars' | 'buttons'

const pages: Record<Exclude<Page, 'overview'>, () => ReactNode> = { seminars: SeminarsPage, buttons: ButtonsPage }

/** For IT staff, behind a PIN. Closing it locks it. The seminar goes on underneath, and hears no key meanwhile. */
export const StaffScreen = ({ onClose }: { readonly onClose: () => void }) => {
  const texts = useTexts(staffTexts)
  const words = useTexts(deliveryTexts)
  const names: Record<Page, string> = { overview: words.overview, seminars: words.seminars, buttons: useTexts(buttonsTexts).title }
  const staff = useStaff()
  const [page, setPage] = useState<Page>('overview')
  const Shown = page === 'overview' ? null : pages[page]
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    // Not on the first button: the Enter after a typed PIN would close what it should open.
    dialog?.focus()
    return () => dialog?.close()
  }, [])
  const close = () => {
    if (staff.state === 'open') void send('staff.lock', {})
    onClose()
  }
  return (
    <dialog
      ref={element}
      className={styles.screen}
      tabIndex={-1}
      aria-labelledby="staff-title"
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
    >
      <header className={styles.head}>
        <h1 id="staff-title" className={styles.title}>
          {texts.title}
        </h1>
        {staff.state === 'locked' ? null : (
          <nav className={styles.tabs}>
            {(['overview', 'seminars', 'buttons'] as const).map((one) => (
              <Button key={one} size="note" chosen={page === one} onClick={() => setPage(one)}>
                {names[one]}
              </Button>
            ))}
          </nav>
        )}
        <Button onClick={close}>
          <CrossIcon />
          {texts.close}
        </Button>
      </header>
      {staff.state === 'locked' ? <PinDoor staff={staff} /> : Shown === null ? <StaffPage staff={staff} /> : <Shown />}
    </dialog>
  )
}

import { useEffect } from 'react'
import { staffTexts } from '../../../src-shared/i18n/catalogues/staff.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { CrossIcon } from '../../components/icons.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useStaff } from '../../stores/slices.ts'
import { PinDoor } from './pin-door.tsx'
import styles from './staff.module.css'
import { StaffPage } from './staff-page.tsx'

/** For IT staff, behind a PIN. Closing it locks it. */
export const StaffScreen = ({ onClose }: { readonly onClose: () => void }) => {
  const texts = useTexts(staffTexts)
  const staff = useStaff()
  const close = () => {
    if (staff.state === 'open') void send('staff.lock', {})
    onClose()
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
  return (
    <div className={styles.screen} role="dialog" aria-modal="true" aria-labelledby="staff-title">
      <header className={styles.head}>
        <h1 id="staff-title" className={styles.title}>
          {texts.title}
        </h1>
        <Button onClick={close}>
          <CrossIcon />
          {texts.close}
        </Button>
      </header>
      {staff.state === 'locked' ? <PinDoor staff={staff} /> : <StaffPage staff={staff} />}
    </div>
  )
}

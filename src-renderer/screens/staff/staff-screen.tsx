import { type ReactNode, useState } from 'react'
import { buttonsTexts } from '../../../src-shared/i18n/catalogues/buttons.ts'
import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { staffTexts } from '../../../src-shared/i18n/catalogues/staff.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { WholeScreen } from '../../components/whole-screen.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useStaff } from '../../stores/slices.ts'
import { ButtonsPage } from './buttons-page.tsx'
import { PinDoor } from './pin-door.tsx'
import { SeminarsPage } from './seminars-page.tsx'
import styles from './staff.module.css'
import { StaffPage } from './staff-page.tsx'

type Page = 'overview' | 'seminars' | 'buttons'

const pages: Record<Exclude<Page, 'overview'>, () => ReactNode> = { seminars: SeminarsPage, buttons: ButtonsPage }

/** For IT staff, behind a PIN. Closing it locks it. */
export const StaffScreen = ({ onClose }: { readonly onClose: () => void }) => {
  const texts = useTexts(staffTexts)
  const words = useTexts(deliveryTexts)
  const names: Record<Page, string> = { overview: words.overview, seminars: words.seminars, buttons: useTexts(buttonsTexts).title }
  const staff = useStaff()
  const [page, setPage] = useState<Page>('overview')
  const Shown = page === 'overview' ? null : pages[page]
  const close = () => {
    if (staff.state === 'open') void send('staff.lock', {})
    onClose()
  }
  const tabs =
    staff.state === 'locked' ? null : (
      <nav className={styles.tabs}>
        {(['overview', 'seminars', 'buttons'] as const).map((one) => (
          <Button key={one} size="note" chosen={page === one} onClick={() => setPage(one)}>
            {names[one]}
          </Button>
        ))}
      </nav>
    )
  return (
    <WholeScreen title={texts.title} navigation={tabs} closing={texts.close} onClose={close}>
      {staff.state === 'locked' ? <PinDoor staff={staff} /> : Shown === null ? <StaffPage staff={staff} /> : <Shown />}
    </WholeScreen>
  )
}

import { useState } from 'react'
import { plenaryTexts } from '../../../src-shared/i18n/catalogues/plenary.ts'
import type { RoomStanding } from '../../../src-shared/plenary/room-standing.ts'
import type { LocalizedText } from '../../../src-shared/seminar/schema.ts'
import { Button } from '../../components/button.tsx'
import { Frame } from '../../components/frame.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { OwnBar } from './own-bar.tsx'
import styles from './plenary.module.css'
import { RelayedList } from './relayed-list.tsx'
import { ShownPoint } from './shown-point.tsx'
import { Tiles } from './tiles.tsx'

type Standing = Extract<RoomStanding, { name: 'together' }>

const useRemark = (remark: Standing['remark']): string => {
  const texts = useTexts(plenaryTexts)
  switch (remark) {
    case 'line-lost':
      return texts.lineLost
    case 'media-lost':
      return texts.mediaLost
    case 'media-none':
      return texts.mediaNone
    case 'before':
      return texts.before
    case null:
      return ''
  }
}

/** Who is on stage, the point that everybody looks at, and what this room has to do with the floor. */
export const Together = ({ standing, title }: { readonly standing: Standing; readonly title: LocalizedText }) => {
  const { view, own, remark } = standing
  const text = useLocalized()
  const texts = useTexts(plenaryTexts)
  const line = useRemark(remark)
  const [wanted, setWanted] = useState(false)
  const isListed = wanted && view.relayed.length > 0
  return (
    <Frame title={text(title)}>
      <div className={styles.together}>
        <div className={styles.seen}>
          {isListed ? <RelayedList points={view.relayed} /> : view.shown === null ? null : <ShownPoint point={view.shown} />}
          <Tiles view={view} small={isListed || view.shown !== null} seen={own.name === 'speaks' && own.seen} />
        </div>
        <div className={styles.below}>
          <p className={styles.remark} role="status">
            {line}
          </p>
          {view.relayed.length === 0 ? null : (
            <Button look="plain" size="note" chosen={isListed} onClick={() => setWanted(!isListed)}>
              {isListed ? texts.backToStage : texts.relayed}
            </Button>
          )}
        </div>
        <OwnBar own={own} />
      </div>
    </Frame>
  )
}

import { plenaryTexts } from '../../../src-shared/i18n/catalogues/plenary.ts'
import type { RoomStanding } from '../../../src-shared/plenary/room-standing.ts'
import type { LocalizedText } from '../../../src-shared/seminar/schema.ts'
import { Frame } from '../../components/frame.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { OwnBar } from './own-bar.tsx'
import styles from './plenary.module.css'
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
  const line = useRemark(remark)
  return (
    <Frame title={text(title)}>
      <div className={styles.together}>
        <div className={styles.seen}>
          {view.shown === null ? null : <ShownPoint point={view.shown} />}
          <Tiles view={view} small={view.shown !== null} />
        </div>
        <p className={styles.remark} role="status">
          {line}
        </p>
        <OwnBar own={own} />
      </div>
    </Frame>
  )
}

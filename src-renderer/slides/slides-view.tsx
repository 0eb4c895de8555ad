import { useEffect, useRef, useState } from 'react'
import { talkTexts } from '../../src-shared/i18n/catalogues/talk.ts'
import { useIntentTaker } from '../bridge/intents.ts'
import { reportTrouble } from '../bridge/page-troubles.ts'
import { Button } from '../components/button.tsx'
import { BackIcon, CrossIcon, OnIcon } from '../components/icons.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import styles from './slides.module.css'
import { openSlides, type SlidesDocument } from './slides-document.ts'

type Opened = { readonly state: 'opening' } | { readonly state: 'open'; readonly slides: SlidesDocument } | { readonly state: 'unreadable' }

/** A talk's slides, a page at a time. While they are shown, next and back turn their pages. */
export const SlidesView = ({ url, onClose }: { readonly url: string; readonly onClose: () => void }) => {
  const texts = useTexts(talkTexts)
  const [opened, setOpened] = useState<Opened>({ state: 'opening' })
  const [page, setPage] = useState(1)
  const canvas = useRef<HTMLCanvasElement>(null)
  const room = useRef<HTMLDivElement>(null)
  const pages = opened.state === 'open' ? opened.slides.pages : null
  const turn = (by: number) => setPage((before) => Math.min(pages ?? 1, Math.max(1, before + by)))

  useIntentTaker((intent) => {
    if (intent === 'next') turn(1)
    if (intent === 'back') turn(-1)
    return intent === 'next' || intent === 'back'
  })
  useEffect(() => {
    let slides: SlidesDocument | null = null
    let gone = false
    openSlides(url).then(
      (document) => {
        slides = document
        if (gone) document.close()
        else setOpened({ state: 'open', slides: document })
      },
      (cause: unknown) => {
        reportTrouble(cause)
        if (!gone) setOpened({ state: 'unreadable' })
      },
    )
    return () => {
      gone = true
      slides?.close()
    }
  }, [url])
  useEffect(() => {
    if (opened.state !== 'open' || canvas.current === null || room.current === null) return
    const { clientWidth: width, clientHeight: height } = room.current
    opened.slides.draw(page, canvas.current, { width, height }).catch(reportTrouble)
  }, [opened, page])

  return (
    <div className={styles.slides}>
      <div ref={room} className={styles.room}>
        {pages === null ? (
          <p role="status">{opened.state === 'unreadable' ? texts.slidesUnreadable : texts.slidesOpening}</p>
        ) : (
          <canvas key={page} ref={canvas} aria-label={texts.page(page, pages)} role="img" />
        )}
      </div>
      <div className={styles.turn}>
        <Button look="plain" round aria-label={texts.pageBack} disabled={page <= 1} onClick={() => turn(-1)}>
          <BackIcon />
        </Button>
        {pages !== null && <span>{texts.page(page, pages)}</span>}
        <Button look="plain" round aria-label={texts.pageOn} disabled={pages === null || page >= pages} onClick={() => turn(1)}>
          <OnIcon />
        </Button>
        <Button look="plain" round aria-label={texts.closeSlides} onClick={onClose}>
          <CrossIcon />
        </Button>
      </div>
    </div>
  )
}

import { leadTexts } from '../../../src-shared/i18n/catalogues/lead.ts'
import { leadFailureOf, leadFailureTexts } from '../../../src-shared/i18n/catalogues/lead-failures.ts'
import { Button } from '../../components/button.tsx'
import { CrossIcon } from '../../components/icons.tsx'
import { ask } from '../desk/ask.ts'
import { useTexts } from '../stores/language.ts'
import { dismissNotice, type Notice, useNotice } from '../stores/notices.ts'
import styles from './notice-toast.module.css'

/** What just happened, and the way back where there is one. */
export const NoticeToast = () => {
  const texts = useTexts(leadTexts)
  const failures = useTexts(leadFailureTexts)
  const notice = useNotice()
  const sentence = (said: Notice): string => {
    switch (said.kind) {
      case 'failed':
        return failures[leadFailureOf(said.reason)]
      case 'declined':
        return texts.declined(said.room)
      case 'released':
        return texts.released
    }
  }
  return (
    <div role="status" className={styles.place}>
      {notice === null ? null : (
        <div className={styles.toast} data-kind={notice.kind}>
          <p>{sentence(notice)}</p>
          {notice.kind === 'released' ? (
            <Button
              size="note"
              onClick={() => {
                dismissNotice()
                void ask('gather', {})
              }}
            >
              {texts.undo}
            </Button>
          ) : null}
          <button type="button" className={styles.close} aria-label={texts.dismiss} onClick={dismissNotice}>
            <CrossIcon />
          </button>
        </div>
      )}
    </div>
  )
}

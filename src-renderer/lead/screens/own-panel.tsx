import { leadTexts } from '../../../src-shared/i18n/catalogues/lead.ts'
import { Button } from '../../components/button.tsx'
import { CameraIcon, MicrophoneIcon } from '../components/lead-icons.tsx'
import { ask } from '../desk/ask.ts'
import { ownSound } from '../rules/own-sound.ts'
import { useTexts } from '../stores/language.ts'
import { useMediaState, wishFor } from '../stores/media.ts'
import { useView, useYou } from '../stores/plenary.ts'
import styles from './own-panel.module.css'

/** The person's own microphone and camera, and whether anybody hears them: that in one sentence, always. */
export const OwnPanel = () => {
  const texts = useTexts(leadTexts)
  const you = useYou()
  const { phase, stage } = useView((view) => view)
  const { wish, microphone, state } = useMediaState()
  const sound = ownSound({ phase, stage }, you, { wish, microphone: microphone.name, media: state.name })
  const onStage = stage.some(({ id }) => id === you.id)
  return (
    <div className={styles.panel} data-sound={sound}>
      <p role="status" className={styles.sentence}>
        {texts[`own_${sound}`]}
      </p>
      {sound === 'watching' ? null : (
        <div className={styles.buttons}>
          <Button
            look={wish.microphone ? 'primary' : 'quiet'}
            size="note"
            disabled={!onStage}
            onClick={() => wishFor('microphone', !wish.microphone)}
          >
            <MicrophoneIcon off={!wish.microphone} />
            {wish.microphone ? texts.microphoneOff : texts.microphoneOn}
          </Button>
          <Button
            size="note"
            round
            disabled={!onStage}
            aria-label={wish.camera ? texts.cameraOff : texts.cameraOn}
            onClick={() => wishFor('camera', !wish.camera)}
          >
            <CameraIcon off={!wish.camera} />
          </Button>
          {!onStage && you.role === 'host' ? (
            <Button size="note" onClick={() => void ask('stage.enter', { person: you.id })}>
              {texts.enterStage}
            </Button>
          ) : null}
          {onStage ? (
            <Button look="plain" size="note" onClick={() => void ask('stage.leave', { person: you.id })}>
              {texts.leaveStage}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  )
}

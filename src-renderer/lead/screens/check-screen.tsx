import { type ReactNode, useEffect, useRef, useState } from 'react'
import { leadCheckTexts } from '../../../src-shared/i18n/catalogues/lead-check.ts'
import { isOnlooker } from '../../../src-shared/plenary/members.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { Picture } from '../../components/picture.tsx'
import type { CaptureState } from '../../plenary/capture.ts'
import { ownPicture } from '../../plenary/pictures.ts'
import select from '../components/select.module.css'
import { LanguageChoice } from '../components/top-bar.tsx'
import { askPermission, type Device, mayUseDevices, useDevices } from '../media/devices.ts'
import { ownLevel } from '../media/own-level.ts'
import { playTrial } from '../media/speaker.ts'
import { useTexts } from '../stores/language.ts'
import { chooseDevice, type DeviceKind, enter, tryDevices, useMediaState } from '../stores/media.ts'
import { useYou } from '../stores/plenary.ts'
import styles from './check-screen.module.css'

const Choice = ({ kind, devices }: { readonly kind: DeviceKind; readonly devices: readonly Device[] }) => {
  const texts = useTexts(leadCheckTexts)
  const chosen = useMediaState((media) => media.chosen[kind])
  if (devices.length === 0) return null
  return (
    <select
      className={classes(select.select, styles.choice)}
      aria-label={texts[kind]}
      value={chosen ?? ''}
      onChange={({ target }) => chooseDevice(kind, target.value || null)}
    >
      <option value="">{texts.standard}</option>
      {devices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}

const Trouble = ({ state }: { readonly state: CaptureState }) => {
  const texts = useTexts(leadCheckTexts)
  if (state.name !== 'failed') return null
  return (
    <p className={styles.trouble} role="alert">
      {texts[`deaf_${state.why}`]}
    </p>
  )
}

/** A voice is told from the noise of a room; once heard is heard. */
const heardFrom = 0.45

const Level = () => {
  const texts = useTexts(leadCheckTexts)
  const bar = useRef<HTMLDivElement>(null)
  const [heard, setHeard] = useState(false)
  useEffect(() => {
    let frame = 0
    const draw = () => {
      const level = ownLevel()
      if (bar.current !== null) bar.current.style.scale = `${level} 1`
      if (level > heardFrom) setHeard(true)
      frame = requestAnimationFrame(draw)
    }
    draw()
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <>
      <div className={styles.level} aria-hidden="true">
        <div ref={bar} className={styles.bar} />
      </div>
      <p role="status" className={styles.say}>
        {heard ? texts.heard : texts.talk}
      </p>
    </>
  )
}

const Speaker = ({ devices }: { readonly devices: readonly Device[] }) => {
  const texts = useTexts(leadCheckTexts)
  const [trial, setTrial] = useState<'none' | 'playing' | 'played' | 'notPlayed'>('none')
  const play = async () => {
    setTrial('playing')
    setTrial((await playTrial()) ? 'played' : 'notPlayed')
  }
  return (
    <Part title={texts.speaker}>
      <Choice kind="speaker" devices={devices} />
      <Button size="note" onClick={() => void play()} disabled={trial === 'playing'}>
        {texts.play}
      </Button>
      <p role="status" className={styles.say}>
        {trial === 'none' ? '' : texts[trial]}
      </p>
    </Part>
  )
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={styles.part} aria-label={title}>
    <h2 className={styles.partTitle}>{title}</h2>
    {children}
  </section>
)

const Trying = () => {
  const texts = useTexts(leadCheckTexts)
  const { camera, microphone } = useMediaState()
  const devices = useDevices(`${camera.name} ${microphone.name}`)
  return (
    <div className={styles.parts}>
      <Part title={texts.camera}>
        <div className={styles.picture} role="img" aria-label={texts.ownPicture}>
          {camera.name === 'on' ? <Picture of={ownPicture} /> : <p>{texts.noPicture}</p>}
        </div>
        <Trouble state={camera} />
        <Choice kind="camera" devices={devices.camera} />
      </Part>
      <div className={styles.column}>
        <Part title={texts.microphone}>
          {microphone.name === 'on' ? <Level /> : null}
          <Trouble state={microphone} />
          <Choice kind="microphone" devices={devices.microphone} />
        </Part>
        <Speaker devices={devices.speaker} />
      </div>
    </div>
  )
}

const Begin = () => {
  const texts = useTexts(leadCheckTexts)
  if (!mayUseDevices())
    return (
      <p className={styles.trouble} role="alert">
        {texts.insecure}
      </p>
    )
  return (
    <div className={styles.begin}>
      <Button look="primary" onClick={() => void askPermission().then(tryDevices)}>
        {texts.begin}
      </Button>
      <p className={styles.say}>{texts.beginSay}</p>
    </div>
  )
}

/** Before somebody takes part: what they will be seen and heard with, and what they will hear with. */
export const CheckScreen = () => {
  const texts = useTexts(leadCheckTexts)
  const you = useYou()
  const step = useMediaState((media) => media.step)
  const watches = isOnlooker(you)
  return (
    <main className={styles.screen}>
      <div className={styles.head}>
        <h1 className={styles.title}>{texts.title(you.name)}</h1>
        <LanguageChoice />
      </div>
      <p className={styles.lead}>{watches ? texts.leadObserver : texts.lead}</p>
      {watches ? <Speaker devices={[]} /> : step === 'welcome' ? <Begin /> : <Trying />}
      <div className={styles.enter}>
        <Button look={step === 'welcome' && !watches ? 'quiet' : 'primary'} onClick={enter}>
          {texts.enter}
        </Button>
        {watches ? null : <p className={styles.say}>{texts.enterSay}</p>}
      </div>
    </main>
  )
}

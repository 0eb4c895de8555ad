import { useEffect, useRef, useState } from 'react'
import { intentOf, usualBindings } from '../../src-shared/buttons/bindings.ts'
import type { GestureRules } from '../../src-shared/buttons/gesture.ts'
import { knownProfiles } from '../../src-shared/buttons/known-profiles.ts'
import { type MachineDeed, type MachineInput, machineAtRest, machineWakesAt, stepMachine } from '../../src-shared/buttons/machine.ts'
import { type ButtonProfile, lights } from '../../src-shared/buttons/profile.ts'
import { readReport } from '../../src-shared/buttons/report.ts'
import { giveIntent } from '../bridge/intents.ts'
import { Button } from '../components/button.tsx'
import { takeSnapshot, useReplica } from '../stores/slices.ts'
import { emulatedControls, emulatedFields, emulatedReport } from './emulated-report.ts'
import styles from './emulator-bench.module.css'

const rules: GestureRules = { eager: true, doubles: true, holds: true }

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')

const intentFor = ({ does, what }: MachineDeed) => {
  if (what === 'hold' || what === 'nothing' || does === 'nothing') return null
  return does === 'button' ? intentOf(usualBindings, what, false) : does
}

const holdIn = (group: number | null): void => {
  const { slices, rev } = useReplica.getState()
  if (slices !== null) takeSnapshot(rev + 1, { buttons: { ...slices.buttons, holding: group } })
}

/** One device: its bytes, read and understood by the kiosk's own rules, and given to the screen behind. */
const useEmulated = (profile: ButtonProfile) => {
  const machine = useRef(machineAtRest)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [said, setSaid] = useState<{ readonly report: string; readonly heard: readonly string[] }>({ report: '', heard: [] })

  const step = (input: MachineInput): void => {
    clearTimeout(timer.current)
    const { state, deeds } = stepMachine(machine.current, input, rules)
    machine.current = state
    for (const deed of deeds) {
      holdIn(deed.what === 'hold' ? 0 : null)
      const intent = intentFor(deed)
      setSaid((before) => ({
        ...before,
        heard: [`${deed.control}: ${deed.what}${intent === null ? '' : ` → ${intent}`}`, ...before.heard].slice(0, 4),
      }))
      if (intent !== null) giveIntent(intent, { group: 0, press: deed.press, replaces: deed.replaces })
    }
    const wakesAt = machineWakesAt(state, rules)
    if (wakesAt !== null)
      timer.current = setTimeout(() => step({ type: 'tick', at: Math.max(wakesAt, performance.now()) }), wakesAt - performance.now())
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  const move = (control: string, down: boolean): void => {
    const { reads } = profile
    if (reads.by === 'keys') {
      dispatchEvent(new KeyboardEvent(down ? 'keydown' : 'keyup', { key: control, bubbles: true, cancelable: true }))
      setSaid((before) => ({ ...before, report: `${control} ${down ? 'down' : 'up'}` }))
      return
    }
    const report = emulatedReport(reads, down ? control : null)
    const reading = readReport(reads, report, emulatedFields)
    setSaid((before) => ({ ...before, report: hex(report) }))
    const at = performance.now()
    const does = reads.by === 'pulse' ? reads.does : (reads.controls.find(({ name }) => name === control)?.does ?? 'button')
    if (reading.kind === 'levels') step({ type: 'edge', control, does, down: reading.levels[control] === true, at })
    if (reading.kind === 'pulse') step({ type: 'pulse', control, does, at })
  }
  return { said, move }
}

/** For developers: a device on the screen instead of on the table. Behind it the screen does what it would do. */
export const EmulatorBench = ({ id }: { readonly id: string }) => {
  const profile = knownProfiles.find((one) => one.id === id)
  if (profile === undefined) throw new Error(`there is no profile ${id}`)
  const { said, move } = useEmulated(profile)
  return (
    <aside className={styles.bench} aria-label={profile.name}>
      <h2 className={styles.name}>{profile.name}</h2>
      <div className={styles.controls}>
        {emulatedControls(profile.reads).map((control) => (
          <Button
            key={control}
            size="note"
            look="primary"
            onPointerDown={() => move(control, true)}
            onPointerUp={() => move(control, false)}
            onPointerCancel={() => move(control, false)}
          >
            {control}
          </Button>
        ))}
      </div>
      <p className={styles.report}>{said.report === '' ? '–' : said.report}</p>
      {said.heard.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines come and go at the ends
        <p key={index}>{line}</p>
      ))}
      {profile.lights === undefined ? null : (
        <dl className={styles.lights}>
          {lights.map((light) => (
            <div key={light}>
              <dt>{light}</dt>
              <dd>{hex(Uint8Array.from(profile.lights?.[light] ?? []))}</dd>
            </div>
          ))}
        </dl>
      )}
    </aside>
  )
}

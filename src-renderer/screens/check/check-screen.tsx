import type { ComponentType } from 'react'
import type { CheckStep } from '../../../src-shared/devices/check.ts'
import { checkTexts } from '../../../src-shared/i18n/catalogues/check.ts'
import { useIntentTaker } from '../../bridge/intents.ts'
import { send } from '../../bridge/send.ts'
import { Frame } from '../../components/frame.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useDevices } from '../../stores/slices.ts'
import { CheckResult } from './check-result.tsx'
import { Corners } from './corners.tsx'
import { ButtonStep } from './steps/button-step.tsx'
import { SoundStep } from './steps/sound-step.tsx'
import { VoicesStep } from './steps/voices-step.tsx'

/** One screen for each step of the check; a step that is added to `checkSteps` gets its screen here. */
const steps: Record<CheckStep, ComponentType> = { sound: SoundStep, voices: VoicesStep, button: ButtonStep }

/** The group's check before the start: one thing at a time, and nothing to do but listen and say hello. */
export const CheckScreen = () => {
  const texts = useTexts(checkTexts)
  const { check } = useDevices()
  useIntentTaker((intent) => {
    if (intent !== 'next' || check.name !== 'result') return false
    void send('check.close', {})
    return true
  })
  if (check.name === 'idle') return null
  const Step = check.name === 'running' ? steps[check.step] : CheckResult
  return (
    <Frame title={texts.title} quiet>
      <Corners />
      <Step key={check.name === 'running' ? check.step : 'result'} />
    </Frame>
  )
}

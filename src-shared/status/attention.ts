import type { Finding } from '../devices/finding.ts'
import { bytesText } from '../i18n/bytes-text.ts'
import { attentionTexts } from '../i18n/catalogues/attention.ts'
import { deliveryTexts } from '../i18n/catalogues/delivery.ts'
import { deliveryFailureTexts } from '../i18n/catalogues/delivery-failures.ts'
import { isFindingKnown, sayFinding } from '../i18n/catalogues/devices.ts'
import { plenaryTroubleTexts, relayTexts } from '../i18n/catalogues/plenary-troubles.ts'
import { troubleTexts } from '../i18n/catalogues/troubles.ts'
import { type Language, type Localized, localized } from '../i18n/language.ts'
import type { KioskStatus } from './status.ts'

const locales = { sv: 'sv-SE', en: 'en-GB', da: 'da-DK' } as const satisfies Record<Language, string>

/** What somebody has to see to before the group comes, a sentence each; none: all is well. */
export const attentionOf = (status: KioskStatus, language: Language = 'en'): readonly string[] => {
  const { seminar, troubles, delivery, policy, plenary } = status
  const texts = attentionTexts[language]
  const say = (text: Localized): string => localized(text, language)
  const why = (reason: string): string => failureText(reason, language)
  const day = (at: string): string =>
    new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(at))
  const [slip] = policy?.slips ?? []
  return [
    ...troubles.filter(({ severity }) => severity === 'trouble').map((trouble) => troubleText(trouble, language)),
    ...deviceSentences(status, language),
    ...(seminar === null ? [] : seminar.unplayable.map((segment) => texts.unplayable(say(seminar.title), segment))),
    // A seminar without a desk is one that is held without a plenary.
    ...[plenary.trouble, plenary.mediaTrouble].flatMap((reason) =>
      reason === null || reason === 'no-desk' ? [] : [texts.plenary(plenaryText(reason, language))],
    ),
    ...plenary.relays.map(({ url, finding }) => `${url}: ${relayText(finding, language)}`),
    ...delivery.seminars.filter(({ state }) => state === 'damaged').map(({ title, version }) => texts.damaged(say(title), version)),
    ...delivery.asks.map(({ fingerprint, title, source }) => texts.asks(fingerprint, say(title), source)),
    ...(delivery.failure === null ? [] : [texts.notCome(say(delivery.failure.title), why(delivery.failure.reason))]),
    ...delivery.sources
      // A stick with holiday pictures on it is nobody's concern.
      .filter(({ kind, state, reason }) => state === 'failed' && !(kind === 'stick' && reason === 'source-missing'))
      .map(({ name, reason }) => `${name}: ${reason === undefined ? texts.failed : why(reason)}`),
    ...delivery.disk.short.map(({ title, start, lacks }) => deliveryTexts[language].diskShort(bytesText(lacks, language), say(title), day(start))),
    ...(slip === undefined ? [] : [texts.policy(policy?.slips.length ?? 0, `${slip.path} ${slip.text}`.trim(), slip.path)]),
  ]
}

/** The file may come from a newer kiosk, whose reasons are not all known here. */
const failureText = (reason: string, language: Language): string =>
  new Map<string, string>(Object.entries(deliveryFailureTexts[language])).get(reason) ?? attentionTexts[language].reason(reason)

const plenaryText = (reason: string, language: Language): string =>
  new Map<string, string>(Object.entries(plenaryTroubleTexts[language])).get(reason) ?? attentionTexts[language].reason(reason)

const relayText = (finding: string, language: Language): string =>
  new Map<string, string>(Object.entries(relayTexts[language])).get(finding) ?? attentionTexts[language].reason(finding)

const troubleText = ({ reason, title }: KioskStatus['troubles'][number], language: Language): string => {
  const params = title === undefined ? {} : { title: localized(title, language) }
  return new Map(Object.entries(troubleTexts[language])).get(reason)?.(params) ?? attentionTexts[language].screenSays(reason)
}

type StatusFinding = NonNullable<KioskStatus['devices']>['findings'][number]

export const findingText = (finding: StatusFinding, language: Language): string =>
  isFindingKnown(finding) ? sayFinding(language, finding) : attentionTexts[language].device(finding.thing, finding.cause)

/** What is wrong with sound and picture now; where it was not tried since, what the check by night found. What the screen says already is not said twice. */
const deviceSentences = ({ devices, check, troubles }: KioskStatus, language: Language): readonly string[] => {
  const isSaid = ({ thing }: Pick<Finding, 'thing'> | StatusFinding) => troubles.some(({ reason }) => reason.startsWith(`${thing}-`))
  const faults = (findings: readonly StatusFinding[]) =>
    findings.filter((one) => one.weight === 'fault' && !isSaid(one)).map((one) => findingText(one, language))
  if (devices?.word === 'not-ready') return faults(devices.findings)
  if (devices?.word === 'ready' || devices?.word === 'remark' || check?.word !== 'not-ready') return []
  return faults(check.findings).map((sentence) => attentionTexts[language].byNight(sentence))
}

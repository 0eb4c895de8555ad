import { bytesText } from '../i18n/bytes-text.ts'
import { deliveryTexts } from '../i18n/catalogues/delivery.ts'
import { deliveryFailureTexts } from '../i18n/catalogues/delivery-failures.ts'
import { plenaryTroubleTexts } from '../i18n/catalogues/plenary-troubles.ts'
import { troubleTexts } from '../i18n/catalogues/troubles.ts'
import { type Localized, localized } from '../i18n/language.ts'
import type { KioskStatus } from './status.ts'

const say = (text: Localized): string => localized(text, 'en')
const day = (at: string): string => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(at))

/** What somebody has to see to before the group comes, a sentence each; none: all is well. */
export const attentionOf = ({ seminar, troubles, delivery, plenary }: KioskStatus): readonly string[] => [
  ...troubles.filter(({ severity }) => severity === 'trouble').map(troubleText),
  ...(seminar === null ? [] : seminar.unplayable.map((segment) => `${say(seminar.title)}: the item ${segment} cannot be played.`)),
  // A seminar without a desk is one that is held without a plenary.
  ...[plenary.trouble, plenary.mediaTrouble].flatMap((reason) =>
    reason === null || reason === 'no-desk' ? [] : [`Plenary: ${plenaryText(reason)}`],
  ),
  ...delivery.seminars
    .filter(({ state }) => state === 'damaged')
    .map(({ title, version }) => `${say(title)}, version ${version}, is damaged on the disk. It is mended as soon as a source has it.`),
  ...delivery.asks.map(
    ({ fingerprint, title, source }) =>
      `Nobody has said yes to the sender ${fingerprint} of ${say(title)} (${source}). Compare the letters with the organiser's, then say yes on the staff screen or set trustedKeys.`,
  ),
  ...(delivery.failure === null ? [] : [`${say(delivery.failure.title)} did not come. ${failureText(delivery.failure.reason)}`]),
  ...delivery.sources
    // A stick with holiday pictures on it is nobody's concern.
    .filter(({ kind, state, reason }) => state === 'failed' && !(kind === 'stick' && reason === 'source-missing'))
    .map(({ name, reason }) => `${name}: ${reason === undefined ? 'It failed.' : failureText(reason)}`),
  ...delivery.disk.short.map(({ title, start, lacks }) => deliveryTexts.en.diskShort(bytesText(lacks, 'en'), say(title), day(start))),
]

/** The file may come from a newer kiosk, whose reasons are not all known here. */
const failureText = (reason: string): string =>
  new Map<string, string>(Object.entries(deliveryFailureTexts.en)).get(reason) ?? `The reason is ${reason}.`

const plenaryText = (reason: string): string =>
  new Map<string, string>(Object.entries(plenaryTroubleTexts.en)).get(reason) ?? `The reason is ${reason}.`

const troubleText = ({ reason, title }: KioskStatus['troubles'][number]): string => {
  const params = title === undefined ? {} : { title: say(title) }
  return new Map(Object.entries(troubleTexts.en)).get(reason)?.(params) ?? `The room's screen says that something is wrong: ${reason}.`
}

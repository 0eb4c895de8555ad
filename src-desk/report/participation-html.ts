import type { Collected, SeminarReport } from '../../src-shared/report/report.ts'
import { escaped } from '../invite/html.ts'
import type { Voice } from './voice.ts'

/** Who took part, in numbers: a line for each seminar. */
export const participationHtml = (seminars: readonly SeminarReport[], voice: Voice): string => {
  const { texts } = voice
  const numbers = [texts.rooms, texts.groups, texts.pointsGroups, texts.takeawaysGroups, texts.sheets]
  const rows = seminars.map((seminar) => {
    const { title, start, timeZone } = seminar
    const cells = numbersOf(seminar, voice).map((text) => `<td class="number">${escaped(text)}</td>`)
    return `<tr><th scope="row" class="name">${escaped(title)}</th><td class="day">${escaped(voice.shortDay(start, timeZone))}</td>${cells.join('')}</tr>`
  })
  return `<section><h2 id="participation">${escaped(texts.participation)}</h2>
<div class="table" tabindex="0" role="region" aria-label="${escaped(texts.participation)}"><table><caption>${escaped(texts.participationCaption)}</caption>
<thead><tr><th scope="col">${escaped(texts.seminar)}</th><th scope="col">${escaped(texts.day)}</th>${numbers.map((name) => `<th scope="col" class="number">${escaped(name)}</th>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div></section>`
}

const numbersOf = ({ rooms, groups, collected, evaluations }: SeminarReport, { texts, whole }: Voice): readonly string[] => {
  const known = (value: number | null) => (value === null ? texts.unknown : whole(value))
  const writing = (kind: Collected['kind']) => whole(Math.max(0, ...collected.filter((one) => one.kind === kind).map((one) => one.groups.length)))
  const sheets = evaluations.map(({ shown, minimumCount }) => (shown === null ? texts.fewer(whole(minimumCount)) : whole(shown.sheets)))
  return [known(rooms), known(groups), writing('mainPoints'), writing('takeaways'), sheets.length === 0 ? '–' : sheets.join(', ')]
}

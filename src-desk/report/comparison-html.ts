import type { Comparison } from '../../src-shared/report/report.ts'
import { meanOf, type Tally } from '../../src-shared/report/tally.ts'
import { escaped } from '../invite/html.ts'
import { bar, shadeKey, spreadBar } from './bars.ts'
import type { Voice } from './voice.ts'

/** One question over several seminars, with a line for each and one for all that are shown. */
export const comparisonHtml = ({ question, rows, total }: Comparison, voice: Voice): string => {
  const { texts, whole } = voice
  const steps = question.tally.counts.length
  const lines = [...rows.map(({ seminar, tally }) => ({ name: seminar, tally, last: false })), { name: texts.together, tally: total, last: true }]
  const head = (): string => {
    switch (question.kind) {
      case 'scale':
        return `<th scope="col" class="number">${escaped(texts.mean)}</th><th scope="col">${escaped(texts.spread)}</th>${question.tally.counts
          .map((_, step) => `<th scope="col" class="number">${shadeKey(step, steps)} ${whole(step + 1)}</th>`)
          .join('')}`
      case 'choice':
        return question.labels.map((label) => `<th scope="col">${escaped(label)}</th>`).join('')
    }
  }
  const cells = (tally: Tally): string => {
    switch (question.kind) {
      case 'scale':
        return `<td class="number">${voice.mean(meanOf(tally) ?? 0)}</td><td class="drawn">${spreadBar(tally)}</td>${tally.counts.map((count) => `<td class="number">${whole(count)}</td>`).join('')}`
      case 'choice':
        return tally.counts
          .map((count) => `<td>${whole(count)} <span class="share">(${voice.share(count, tally.answered)})</span>${bar(count, tally.answered)}</td>`)
          .join('')
    }
  }
  const ends = question.kind === 'scale' ? `<p class="note">1 – ${escaped(question.low)}; ${whole(steps)} – ${escaped(question.high)}</p>` : ''
  return `<section class="question"><h3>${escaped(question.prompt)}</h3>${ends}
<div class="table" tabindex="0" role="region" aria-label="${escaped(question.prompt)}"><table><thead><tr><th scope="col">${escaped(texts.seminar)}</th><th scope="col" class="number">${escaped(texts.answers)}</th>${head()}</tr></thead>
<tbody>${lines.map(({ name, tally, last }) => `<tr${last ? ' class="together"' : ''}><th scope="row">${escaped(name)}</th><td class="number">${whole(tally.answered)}</td>${cells(tally)}</tr>`).join('\n')}</tbody></table></div></section>`
}

import type { QuestionResult } from '../../src-shared/report/report.ts'
import { meanOf, type Tally } from '../../src-shared/report/tally.ts'
import { escaped } from '../invite/html.ts'
import { bar } from './bars.ts'
import type { Voice } from './voice.ts'

/** One question of one seminar: a table whose lines have their bars, or what people wrote. */
export const questionHtml = (question: QuestionResult, minimumCount: number, voice: Voice): string => {
  const { texts, whole } = voice
  const inner = (): string => {
    switch (question.kind) {
      case 'scale': {
        const { low, high, tally } = question
        const steps = tally.counts.length
        const labels = tally.counts.map((_, step) => `${step + 1}${step === 0 ? ` – ${low}` : step === steps - 1 ? ` – ${high}` : ''}`)
        return tallyTable(texts.scaleCaption(whole(tally.answered), voice.mean(meanOf(tally) ?? 0), whole(steps)), labels, tally, voice)
      }
      case 'choice': {
        const caption = question.several ? texts.severalCaption : texts.choiceCaption
        return tallyTable(caption(whole(question.tally.answered)), question.labels, question.tally, voice)
      }
      case 'text':
        return `<p class="note">${escaped(texts.textCaption(whole(question.texts.length)))}</p>\n<ul class="texts">${question.texts.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul>`
      case 'withheld':
        return `<p class="note">${escaped(texts.questionTooFew(whole(minimumCount)))}</p>`
    }
  }
  return `<section class="question${question.kind === 'text' ? ' long' : ''}"><h4>${escaped(question.prompt)}</h4>\n${inner()}</section>`
}

const tallyTable = (caption: string, labels: readonly string[], { answered, counts }: Tally, { texts, whole, share }: Voice): string => {
  const rows = labels.map((label, place) => {
    const count = counts[place] ?? 0
    return `<tr><th scope="row">${escaped(label)}</th><td class="drawn">${bar(count, answered)}</td><td class="number">${whole(count)}</td><td class="number">${share(count, answered)}</td></tr>`
  })
  return `<table class="tally"><caption>${escaped(caption)}</caption>
<thead><tr><th scope="col">${escaped(texts.answer)}</th><td></td><th scope="col" class="number">${escaped(texts.count)}</th><th scope="col" class="number">${escaped(texts.share)}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`
}

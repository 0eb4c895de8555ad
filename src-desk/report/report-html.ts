import type { Language } from '../../src-shared/i18n/language.ts'
import type { Collected, EvaluationResult, Report, SeminarReport } from '../../src-shared/report/report.ts'
import { escaped } from '../invite/html.ts'
import { comparisonHtml } from './comparison-html.ts'
import { participationHtml } from './participation-html.ts'
import { questionHtml } from './question-html.ts'
import { reportStyle } from './report-style.ts'
import { type Voice, voiceOf } from './voice.ts'

/** The whole report as one file that needs nothing else. `title`: by the organiser's own choice, where there is one. */
export const reportHtml = (
  { seminars, comparisons }: Report,
  { language, now, title }: { readonly language: Language; readonly now: number; readonly title: string | null },
): string => {
  const voice = voiceOf(language)
  const { texts } = voice
  const [first] = seminars
  const heading = title ?? (seminars.length === 1 && first !== undefined ? `${texts.evaluation}: ${first.title}` : texts.title(seminars.length))
  const contents = [
    { id: 'participation', name: texts.participation },
    ...(comparisons.length === 0 ? [] : [{ id: 'comparison', name: texts.comparison }]),
    ...seminars.map(({ title: name, id }) => ({ id: `seminar-${id}`, name })),
  ]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(heading)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main${seminars.length === 1 ? '' : ' class="several"'}>
<h1>${escaped(heading)}</h1>
<p class="note">${escaped(texts.made(voice.day(now)))} ${escaped(texts.privacy)}</p>
${seminars.length === 1 ? '' : `<nav aria-label="${escaped(texts.contents)}"><ol>${contents.map(({ id, name }) => `<li><a href="#${id}">${escaped(name)}</a></li>`).join('')}</ol></nav>`}
${participationHtml(seminars, voice)}
${
  comparisons.length === 0
    ? ''
    : `<section><h2 id="comparison">${escaped(texts.comparison)}</h2><p class="note">${escaped(texts.comparisonLead)}</p>
${comparisons.map((one) => comparisonHtml(one, voice)).join('\n')}</section>`
}
${seminars.map((one) => seminarHtml(one, voice)).join('\n')}
</main>
</body>
</html>
`
}

const seminarHtml = ({ id, title, start, timeZone, evaluations, collected }: SeminarReport, voice: Voice): string => {
  const parts = [...evaluations.map((one) => evaluationHtml(one, voice)), ...collected.map((one) => collectedHtml(one, voice))]
  return `<section class="seminar"><h2 id="seminar-${id}">${escaped(title)}</h2>
<p class="note">${escaped(voice.day(start, timeZone))}</p>
${parts.length === 0 ? `<p>${escaped(voice.texts.nothing)}</p>` : parts.join('\n')}</section>`
}

const evaluationHtml = ({ title, minimumCount, shown }: EvaluationResult, voice: Voice): string => {
  const { texts, whole } = voice
  const said = shown === null ? texts.tooFew(whole(minimumCount)) : texts.evaluated(whole(shown.sheets))
  return `<h3>${escaped(title)}</h3>
<p>${escaped(said)}</p>
${(shown?.questions ?? []).map((question) => questionHtml(question, minimumCount, voice)).join('\n')}`
}

const collectedHtml = ({ title, kind, groups }: Collected, { texts }: Voice): string => `<h3>${escaped(texts[kind])}: ${escaped(title)}</h3>
<p class="note">${escaped(texts.collectedLead)}</p>
<div class="written">${groups.map((written) => `<ul>${written.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul>`).join('\n')}</div>`

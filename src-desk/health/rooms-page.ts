import { type Language, languages } from '../../src-shared/i18n/language.ts'
import { escaped } from '../invite/html.ts'
import type { RoomRow } from './room-rows.ts'
import { roomsTexts } from './rooms-texts.ts'

export const roomsStyle = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; padding: 1.5rem; max-width: 90rem; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1.5rem; }
h1 { margin: 0; font-size: 1.6rem; }
header p { margin: 0; font-size: 1.15rem; }
nav { margin-left: auto; }
nav a { margin-left: 0.75rem; }
table { width: 100%; margin-top: 1rem; border-collapse: collapse; }
th { text-align: left; font-weight: 600; }
th, td { padding: 0.6rem 0.75rem; border-bottom: 1px solid light-dark(#d6d6d6, #444); vertical-align: top; }
li { overflow-wrap: anywhere; }
ul { margin: 0.25rem 0 0; padding-left: 1.1rem; }
small, footer { color: light-dark(#555, #aaa); }
small { display: block; }
.word { font-weight: 600; white-space: nowrap; }
.word::before { content: ''; display: inline-block; width: 0.75em; height: 0.75em; margin-right: 0.5em; border-radius: 50%; background: currentColor; }
.ready { color: light-dark(#0b6b2e, #63d08a); }
.attention { color: light-dark(#a61b1b, #ff8f87); }
.silent { color: light-dark(#8a4b00, #f0b35a); }
.off { color: light-dark(#555, #aaa); }
@media (max-width: 50rem) { table, tbody, tr, td { display: block; } thead { display: none; } td { border: 0; padding: 0.2rem 0; } td[data-head]::before { content: attr(data-head) ': '; color: light-dark(#555, #aaa); } tr { padding: 0.75rem 0; border-bottom: 1px solid light-dark(#d6d6d6, #444); } }
`

const locales = { sv: 'sv-SE', en: 'en-GB', da: 'da-DK' } as const satisfies Record<Language, string>
const names = { sv: 'Svenska', en: 'English', da: 'Dansk' } as const satisfies Record<Language, string>

/** Where the desk stands, as most of those who read it do. */
const timeText = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(at)

/** The pack's own time, as it is planned in its own zone. */
const plannedText = (start: string, language: Language): string => {
  const at = new Date(`${start}Z`)
  if (Number.isNaN(at.getTime())) return start
  return new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(
    at,
  )
}

const list = (sentences: readonly string[]): string =>
  sentences.length === 0 ? '' : `<ul>${sentences.map((sentence) => `<li>${escaped(sentence)}</li>`).join('')}</ul>`

const rowHtml = (row: RoomRow, now: number, language: Language): string => {
  const texts = roomsTexts[language]
  const checks = { ready: texts.checkReady, remark: texts.checkRemark, 'not-ready': texts.checkNotReady, unchecked: texts.checkUnchecked }
  const away = row.word === 'off' || row.word === 'silent'
  const minutes = Math.floor((now - row.heardAt) / 60_000)
  const heard = minutes < 1 ? texts.now : minutes < 120 ? texts.minutesAgo(minutes) : timeText(row.heardAt, language)
  const said = row.attention.length > 0 && away ? `<small>${escaped(texts.lastSaid)}</small>` : ''
  return `<tr>
<td><strong>${escaped(row.room)}</strong>${row.room === row.computer ? '' : `<small>${escaped(row.computer)}</small>`}</td>
<td><span class="word ${row.word}">${escaped(texts[row.word])}</span>${row.inSeminar ? `<small>${escaped(texts.inSeminar)}</small>` : ''}${said}${list(row.attention)}</td>
<td data-head="${escaped(texts.check)}">${row.check === null ? escaped(texts.noCheck) : `${escaped(checks[row.check.word])}<small>${escaped(timeText(row.check.at, language))}</small>${list(row.check.findings)}`}</td>
<td data-head="${escaped(texts.seminar)}">${row.seminar === null ? escaped(texts.noSeminar) : `${escaped(row.seminar.title)}<small>${escaped(plannedText(row.seminar.start, language))}</small>`}</td>
<td data-head="${escaped(texts.heard)}">${escaped(heard)}<small>${escaped(texts.version(row.version))}</small></td>
</tr>`
}

/** The page of all rooms. It needs no script: it is made anew each minute. */
export const roomsPage = (rows: readonly RoomRow[], now: number, language: Language): string => {
  const texts = roomsTexts[language]
  const ready = rows.filter(({ word }) => word === 'ready').length
  const links = languages.filter((one) => one !== language).map((one) => `<a href="?lang=${one}" lang="${one}">${names[one]}</a>`)
  const heads = [texts.room, texts.state, texts.check, texts.seminar, texts.heard].map((head) => `<th scope="col">${escaped(head)}</th>`)
  const table =
    rows.length === 0
      ? `<p>${escaped(texts.none)}</p>`
      : `<table><thead><tr>${heads.join('')}</tr></thead><tbody>\n${rows.map((row) => rowHtml(row, now, language)).join('\n')}\n</tbody></table>`
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="60">
<title>${rows.length === 0 ? '' : `${ready}/${rows.length} · `}${escaped(texts.title)}</title><link rel="stylesheet" href="rooms.css"></head>
<body><header><h1>${escaped(texts.title)}</h1>${rows.length === 0 ? '' : `<p>${escaped(texts.summary(ready, rows.length))}</p>`}<nav>${links.join('')}</nav></header>
<main>${table}</main><footer><p>${escaped(texts.asOf(timeText(now, language)))}</p></footer></body></html>
`
}

import { escaped } from './html.ts'
import { qrSvg, qrWidth } from './qr-image.ts'
import type { Told } from './told.ts'

const style = `
@page { size: A4; margin: 20mm }
body { margin: 0; color: #111; font: 15pt/1.4 sans-serif }
section { break-after: page; max-width: 170mm; margin: 0 auto }
section:last-child { break-after: auto }
h1 { margin: 0 0 4mm; font-size: 26pt; line-height: 1.15 }
.who { font-size: 22pt; font-weight: bold }
.code { margin: 2mm 0 6mm; font: bold 48pt monospace; letter-spacing: 2mm; white-space: nowrap }
.link { font: 9pt/1.3 monospace; overflow-wrap: anywhere }
.small { margin-top: 8mm; font-size: 11pt }
@media screen { section { margin: 15mm auto; padding: 15mm; box-shadow: 0 0 4mm #bbb } }
`

/** One page of paper for each group, to be printed from a browser and laid on the table. */
export const sheetOf = (groups: readonly Told[]): string => `<!doctype html>
<html lang="${groups[0]?.language ?? 'en'}">
<meta charset="utf-8">
<title>${escaped(groups[0]?.title ?? '')}</title>
<style>${style}</style>
<body>
${groups.map(page).join('\n')}
</body>
</html>
`

const page = ({ texts, language, title, when, who, code, link }: Told): string => `<section lang="${language}">
<h1>${escaped(title)}</h1>
<p>${escaped(when)}</p>
<p class="who">${escaped(who)}</p>
<p>${escaped(texts.sheetCode)}</p>
<p class="code">${code}</p>
<p>${escaped(texts.sheetPress)}</p>
<p>${escaped(texts.stepDay)}</p>
<p class="small">${escaped(texts.sheetLink)}</p>
<div style="width:${qrWidth(link)}mm">${qrSvg(link)}</div>
<p class="link">${escaped(link)}</p>
<p class="small">${escaped(texts.keep)}</p>
</section>`

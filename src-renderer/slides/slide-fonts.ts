/** The fourteen fonts that a PDF may name without carrying them; each a file of our own origin. */
const fonts = import.meta.glob<string>('../../node_modules/pdfjs-dist/standard_fonts/*.{ttf,pfb}', { query: '?url', import: 'default', eager: true })

const urlOf = (filename: string): string | undefined => Object.entries(fonts).find(([path]) => path.endsWith(`/${filename}`))?.[1]

/** Gives pdf.js what it asks for by name; the bundler has renamed the files. */
export class SlideFonts {
  async fetch({ filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const url = urlOf(filename)
    if (url === undefined) throw new Error(`no such slide font: ${filename}`)
    return new Uint8Array(await (await fetch(url)).arrayBuffer())
  }
}

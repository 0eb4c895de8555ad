/**
 * The fourteen fonts that a PDF may name without carrying them; each a file of our own origin. For Helvetica pdf.js brings
 * Liberation Sans under the GPL, which is not ours to ship; Arimo is the same drawing, of the same widths, under Apache-2.0.
 */
const fonts = {
  ...import.meta.glob<string>('../../node_modules/pdfjs-dist/standard_fonts/*.pfb', { query: '?url', import: 'default', eager: true }),
  ...import.meta.glob<string>('../../node_modules/@expo-google-fonts/arimo/*.ttf', { query: '?url', import: 'default', eager: true }),
}

/** Under which name the file is there, where that is not the one pdf.js knows. */
const instead: Readonly<Record<string, string>> = {
  'LiberationSans-Regular.ttf': 'Arimo_400Regular.ttf',
  'LiberationSans-Bold.ttf': 'Arimo_700Bold.ttf',
  'LiberationSans-Italic.ttf': 'Arimo_400Regular_Italic.ttf',
  'LiberationSans-BoldItalic.ttf': 'Arimo_700Bold_Italic.ttf',
}

/** Where the font is that pdf.js asks for by this name. */
export const slideFontAddress = (filename: string): string | undefined =>
  Object.entries(fonts).find(([path]) => path.endsWith(`/${instead[filename] ?? filename}`))?.[1]

/** Gives pdf.js what it asks for by name; the bundler has renamed the files. */
export class SlideFonts {
  async fetch({ filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const url = slideFontAddress(filename)
    if (url === undefined) throw new Error(`no such slide font: ${filename}`)
    return new Uint8Array(await (await fetch(url)).arrayBuffer())
  }
}

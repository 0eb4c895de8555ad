import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { SlideFonts } from './slide-fonts.ts'

// The worker is a file of our own origin; nothing is evaluated from text, as the page's policy demands.
GlobalWorkerOptions.workerSrc = workerUrl

export type SlidesDocument = {
  readonly pages: number
  /** Draws a page (from 1) as large as fits; resolves when it is on the canvas. */
  draw(page: number, canvas: HTMLCanvasElement, room: { readonly width: number; readonly height: number }): Promise<void>
  close(): void
}

const wrap = (document: PDFDocumentProxy, destroy: () => Promise<void>): SlidesDocument => ({
  pages: document.numPages,
  draw: async (number, canvas, room) => {
    const page = await document.getPage(number)
    const natural = page.getViewport({ scale: 1 })
    const scale = Math.min(room.width / natural.width, room.height / natural.height)
    const dense = devicePixelRatio
    const viewport = page.getViewport({ scale: scale * dense })
    canvas.width = Math.floor(viewport.width)
    canvas.height = Math.floor(viewport.height)
    canvas.style.width = `${viewport.width / dense}px`
    canvas.style.height = `${viewport.height / dense}px`
    await page.render({ canvas, viewport }).promise
    page.cleanup()
  },
  close: () => void destroy(),
})

/** Opens a talk's slides. Rejects when the file is no readable PDF. */
export const openSlides = async (url: string): Promise<SlidesDocument> => {
  const task = getDocument({
    url,
    useWasm: false,
    enableXfa: false,
    disableAutoFetch: true,
    // A room PC's own fonts differ from machine to machine, and their widths with them.
    useSystemFonts: false,
    useWorkerFetch: false,
    BinaryDataFactory: SlideFonts,
  })
  return wrap(await task.promise, () => task.destroy())
}

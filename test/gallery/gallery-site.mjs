import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'

const root = fileURLToPath(new URL('../../src-renderer', import.meta.url))
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' }

/** The browser that draws the gallery. */
export const chromiumPath = () => findChromium(process.env) ?? undefined

/**
 * Builds the gallery into a folder (under a second) and serves it from this machine only.
 * @param {string} directory
 */
export const serveGallery = async (directory) => {
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: directory, emptyOutDir: true, rolldownOptions: { input: join(root, 'gallery.html') } },
  })
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://gallery').pathname))
    readFile(join(directory, path)).then(
      (content) => response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(content),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    /** @param {{ state: string, lang?: string, theme?: string }} query */
    address: (query) => `http://127.0.0.1:${port}/gallery.html?${new URLSearchParams(query)}`,
    index: `http://127.0.0.1:${port}/gallery.html`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed(undefined))
      }),
  }
}

/** Set on the document when a state has been drawn. */
export const drawn = 'html[data-gallery="ready"]'

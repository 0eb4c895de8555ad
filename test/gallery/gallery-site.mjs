import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const inRepository = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.webm': 'video/webm',
  '.vtt': 'text/vtt',
}

/** A part of a file, as a video element asks for it: without it there is no seeking. */
const answerRange = (response, content, type, range) => {
  const [first, last] = range.slice('bytes='.length).split('-')
  const from = Number(first)
  const to = last === '' || last === undefined ? content.length - 1 : Math.min(Number(last), content.length - 1)
  response
    .writeHead(206, { 'content-type': type, 'accept-ranges': 'bytes', 'content-range': `bytes ${from}-${to}/${content.length}` })
    .end(content.subarray(from, to + 1))
}

/**
 * Builds the gallery into a folder (under a second) and serves it to this machine only.
 * @param {string} directory
 */
export const serveGallery = async (directory) => {
  await build({
    configFile: inRepository('build/vite.renderer.config.ts'),
    logLevel: 'error',
    build: { outDir: directory, emptyOutDir: true, rolldownOptions: { input: inRepository('src-renderer/gallery.html') } },
  })
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://gallery').pathname))
    const type = types[extname(path)] ?? 'application/octet-stream'
    readFile(join(directory, path)).then(
      (content) => {
        const { range } = request.headers
        if (range !== undefined) answerRange(response, content, type, range)
        else response.writeHead(200, { 'content-type': type, 'accept-ranges': 'bytes' }).end(content)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    /** @param {{ state: string, lang?: string, theme?: string }} query */
    address: (query) => `http://127.0.0.1:${port}/gallery.html?${new URLSearchParams(query)}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed(undefined))
      }),
  }
}

/** Set on the document when a state has been drawn. */
export const drawn = 'html[data-gallery="ready"]'

/** Talks play as in the kiosk, without a hand on the screen. */
export const browserArguments = ['--no-sandbox', '--autoplay-policy=no-user-gesture-required']

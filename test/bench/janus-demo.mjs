import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { janusConfig } from '../../src-desk/plenary/janus/janus-config.ts'
import { janusLibrary } from '../../src-desk/plenary/janus/janus-process.ts'
import { mediaAddress } from '../../src-desk/plenary/janus/media-address.ts'
import { begin, end, pause } from './processes.mjs'

const demos = '/usr/share/janus/demos'
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
const janusPort = 28_188

/** Debian's Janus as our desk configures it, but for what its own demo page expects: no secret, and the room 1234. */
const startJanus = async (folder) => {
  const files = janusConfig({
    folder,
    library: janusLibrary(),
    address: '127.0.0.1',
    port: janusPort,
    apiSecret: 'none',
    adminKey: 'none',
    mediaAddress: mediaAddress(),
    mediaPorts: { first: 22_000, last: 22_999 },
    bitrate: 600_000,
    loops: 2,
  })
  files['janus.jcfg'] = files['janus.jcfg'].replace(/\tapi_secret = .*\n/, '')
  files['janus.plugin.videoroom.jcfg'] = 'room-1234: {\n\tdescription = "Demo Room"\n\tpublishers = 6\n\tbitrate = 600000\n\tfir_freq = 10\n}\n'
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const { child } = begin('janus', ['-F', folder], process.env)
  await pause(500)
  return child
}

/** Janus' own videoroom page, as Debian ships it, with its own server behind it. */
export const startJanusDemo = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'janus-demo-'))
  const janus = await startJanus(folder)
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, 'http://demo').pathname)
    try {
      const text =
        path === '/settings.js'
          ? `var server = 'ws://127.0.0.1:${janusPort}'; var iceServers = []; var token = ''; var apisecret = '';`
          : readFileSync(join(demos, path))
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(text)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${server.address().port}/videoroomtest.html`,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await end(janus)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Presses what a person presses there, as soon as it can be pressed. Answers with when it began. */
export const joinDemo = (page, name) =>
  page.evaluate(
    (username) =>
      new Promise((done) => {
        const began = performance.timeOrigin + performance.now()
        document.querySelector('#start').click()
        const timer = setInterval(() => {
          const field = document.querySelector('#username')
          if (field === null || field.offsetParent === null) return
          clearInterval(timer)
          field.value = username
          document.querySelector('#register').click()
          done(began)
        }, 5)
      }),
    name,
  )

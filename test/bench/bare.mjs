import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram } from '../../build/setup/paths.mjs'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import { freePort, openPage } from './devtools.mjs'
import { begin, end, pause } from './processes.mjs'

const still = '<!doctype html><meta charset="utf-8"><title>bare</title><h1>Välkommen</h1><p>Seminariet börjar 13.30.</p>'
const video =
  '<!doctype html><meta charset="utf-8"><title>bare</title><style>html,body{margin:0;height:100%;background:#000}video{display:block;width:100%;height:100%;object-fit:contain}</style>'

/** nginx as it comes, on a free port: a static page, an empty black page, and the same recordings that the kiosk plays. */
export const startNginx = async (talks) => {
  const folder = mkdtempSync(join(tmpdir(), 'talkroom-nginx-'))
  const port = await freePort()
  mkdirSync(join(folder, 'site'))
  writeFileSync(join(folder, 'site', 'index.html'), still)
  writeFileSync(join(folder, 'site', 'video.html'), video)
  symlinkSync(talks, join(folder, 'site', 'talks'))
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr error; user root;
events { worker_connections 64; }
http { access_log off; sendfile on; types { text/html html; video/mp4 mp4; }
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
server { listen 127.0.0.1:${port}; root ${folder}/site; } }`,
  )
  const started = begin(findProgram('nginx'), ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], process.env)
  const origin = `http://127.0.0.1:${port}`
  for (let tries = 0; ; tries += 1) {
    const up = await fetch(origin).then(
      (answer) => answer.ok,
      () => false,
    )
    if (up) break
    if (tries > 100 || started.child.exitCode !== null) throw new Error(`nginx did not start:\n${started.said()}`)
    await pause(50)
  }
  return {
    origin,
    folder,
    pid: started.child.pid,
    stop: async () => {
      await end(started.child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A window that has just been made shows an empty document first. */
export const loaded = 'location.protocol === "http:" && document.readyState === "complete"'

/** A kiosk window of the same Chromium with nothing but a page, on a profile of its own; only what lets it run at all is set. */
export const startBare = async ({ display, nginx }, path = '/') => {
  const folder = mkdtempSync(join(tmpdir(), 'talkroom-bare-'))
  const port = await freePort()
  const { DBUS_SESSION_BUS_ADDRESS: _, ...environment } = process.env
  const started = begin(
    findChromium(process.env),
    [
      '--kiosk',
      ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
      '--no-first-run',
      '--password-store=basic',
      '--autoplay-policy=no-user-gesture-required',
      `--remote-debugging-port=${port}`,
      `--user-data-dir=${folder}`,
      `--app=${nginx.origin}${path}`,
    ],
    { ...environment, DISPLAY: display },
  )
  return {
    ...started,
    folder,
    pid: started.child.pid,
    page: () => openPage(port, started),
    stop: async () => {
      await end(started.child)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

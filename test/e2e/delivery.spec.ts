import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FaultyServer, startFaultyServer } from '../../src-main/packs/fetch/faulty-server.ts'
import { publicKeyOf, sealPack } from '../../src-main/packs/reader/seal-pack.ts'
import { deliveryTexts } from '../../src-shared/i18n/catalogues/delivery.ts'
import { talkTexts } from '../../src-shared/i18n/catalogues/talk.ts'
import { toHex } from '../../src-shared/packs/hash.ts'
import { start } from '../journeys/lobby.ts'
import { press, type Room, texts, touchButton, untilOn } from '../journeys/room.ts'
import { enterPin, toStaffDoor } from '../journeys/staff.ts'
import { expect, test } from './support/fixture.ts'
import { demoPack } from './support/kiosk.ts'
import { setPin } from './support/staff-pin.ts'

const title = 'Kunskap som blir till handling'
const restart = 75

/** The demo seminar, signed by an organiser of its own, on a server of the local network. */
const offered = async (folder: string): Promise<{ readonly server: FaultyServer; readonly trusted: string; readonly pack: string }> => {
  const pack = join(folder, 'offered')
  cpSync(demoPack, pack, { recursive: true })
  const { files: _, ...content } = JSON.parse(readFileSync(join(pack, 'seminar.json'), 'utf8'))
  const { privateKey } = generateKeyPairSync('ed25519')
  await sealPack(pack, content, privateKey)
  return { server: await startFaultyServer(pack), trusted: toHex(publicKeyOf(privateKey)), pack }
}
const settle = (profile: string, settings: object) => {
  mkdirSync(profile, { recursive: true })
  writeFileSync(join(profile, 'settings.json'), JSON.stringify(settings))
}
const playing = (room: Room) => expect.poll(() => room.page.evaluate(() => document.querySelector('video')?.currentTime ?? 0)).toBeGreaterThan(0.3)

/** What IT staff see from a terminal, and the exit code. */
const status = (profile: string): Promise<{ readonly code: number; readonly told: unknown }> => {
  const talkroom = join(import.meta.dirname, '..', '..', 'src-main', 'talkroom.ts')
  return new Promise((resolve) => {
    execFile(process.execPath, [talkroom, 'status', '--json', '--profile', profile], (error, stdout) =>
      resolve({ code: error === null ? 0 : Number(error.code), told: stdout === '' ? null : JSON.parse(stdout) }),
    )
  })
}

/** Turns one bit over in the stored talk, as a disk does. Answers with the object's path and what it should be. */
const spoil = (profile: string, pack: string): { readonly object: string; readonly good: Buffer } => {
  const { files } = JSON.parse(readFileSync(join(pack, 'seminar.json'), 'utf8')) as { files: { path: string; sha256: string }[] }
  const talk = files.find(({ path }) => path.endsWith('talk-1.mp4'))
  const object = join(profile, 'packs', 'objects', talk?.sha256 ?? '')
  const good = readFileSync(object)
  const bad = Buffer.from(good)
  bad[300_000] = (bad[300_000] ?? 0) ^ 8
  writeFileSync(object, bad)
  return { object, good }
}

test('an empty kiosk fetches its seminar, says so meanwhile, and shows it; a bit that turns over later is never shown', async ({
  kiosk,
  folder,
  profile,
}) => {
  const { server, trusted, pack } = await offered(folder)
  try {
    // A county's proxy script, which sends this server's address the direct way.
    const proxyScript = join(folder, 'proxy.pac')
    writeFileSync(proxyScript, 'function FindProxyForURL(url, host) { return isPlainHostName(host) ? "PROXY nowhere:1" : "DIRECT" }')
    settle(profile, { packSources: [server.url], trustedKeys: [trusted], proxyScript })
    server.limit(2_000_000)
    const first = await kiosk({ pack: null, start: null })
    await expect(first.page.getByText(texts(first, deliveryTexts).onItsWay)).toBeVisible()
    await expect(first.page.getByRole('heading', { name: title })).toBeVisible()
    // Nobody can start anything yet, which is worth somebody's attention.
    const coming = { status: { delivery: { now: { stage: 'fetching', source: server.url } } } }
    await expect.poll(() => status(profile)).toMatchObject({ code: 4, told: coming })
    server.limit(null)
    expect(await first.ended()).toBe(restart)

    const second = await kiosk({ pack: null })
    await expect(second.page.getByRole('heading', { name: title })).toBeVisible()
    const delivery = { now: null, seminars: [{ state: 'complete', current: true }], sources: [{ name: server.url, state: 'good' }] }
    await expect.poll(() => status(profile)).toMatchObject({ code: 0, told: { running: true, attention: [], status: { room: 'before', delivery } } })
    await second.stop()
    expect(await status(profile)).toMatchObject({ code: 3, told: { running: false, status: { kiosk: { state: 'stopped' } } } })
    expect(readdirSync(join(profile, 'packs', 'objects')).filter((name) => name.endsWith('.part'))).toEqual([])

    const { object, good } = spoil(profile, pack)
    const third = await kiosk({ pack: null })
    await start(third)
    await untilOn(third, 'welcome')
    await press(third, 'PageDown')
    await untilOn(third, 'talk-1')
    await playing(third)
    expect(readFileSync(object).equals(good)).toBe(true)
    await expect.poll(third.log).toContain('the part was mended')
    await third.stop()

    spoil(profile, pack)
    await server.close()
    const alone = await kiosk({ pack: null, start: '13:31' })
    await untilOn(alone, 'talk-1')
    await expect(alone.page.getByText(texts(alone, talkTexts).unreadable)).toBeVisible({ timeout: 60_000 })
    await press(alone, 'PageDown')
    await untilOn(alone, 'talk-2')
    await playing(alone)
  } finally {
    await server.close().catch(() => undefined)
  }
})

test('a sender that nobody knows is asked about: staff compare the letters, and the seminar comes', async ({ kiosk, folder, profile }) => {
  const { server, pack } = await offered(folder)
  try {
    const pin = '4711'
    settle(profile, { packSources: [pack] })
    await setPin(profile, pin)
    const room = await kiosk({ pack: null, start: null })
    const words = texts(room, deliveryTexts)
    await expect(room.page.getByText(words.asksStaff)).toBeVisible()
    await toStaffDoor(room)
    await enterPin(room, pin)
    await touchButton(room, words.seminars)
    await expect(room.page.getByRole('heading', { name: words.trustTitle })).toBeVisible()
    await expect(room.page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)).toBeVisible()
    await touchButton(room, words.trustYes)
    expect(await room.ended()).toBe(restart)
    const then = await kiosk({ pack: null })
    await expect(then.page.getByRole('heading', { name: title })).toBeVisible()
  } finally {
    await server.close()
  }
})

import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { roomRequest } from '../../src-desk/plenary/janus/janus-config.ts'
import { openJanusLink } from '../../src-desk/plenary/janus/janus-link.ts'
import { duringPlenary, member } from '../../src-desk/plenary/test-desk.ts'
import { comeIn } from '../../src-desk/plenary/test-guest.ts'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import { startJanusDesk } from './support/janus-desk.ts'
import { comeInWithPage } from './support/plenary-page.ts'

let browser: Browser
let desk: Awaited<ReturnType<typeof startJanusDesk>>
test.beforeAll(async () => {
  const executablePath = findChromium(process.env)
  browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required', '--disable-renderer-backgrounding', '--disable-background-timer-throttling'],
  })
})
test.afterAll(() => browser.close())
test.beforeEach(async () => {
  desk = await startJanusDesk()
  await expect.poll(() => desk.media.isUp()).toBe(true)
})
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await desk.clear()
})

const motala = { ...member('motala'), tone: 1000 }
const lund = { ...member('lund'), tone: 2700 }
/** A page as this room, with its own sound and the stage, as after a warm join. */
const room = async ({ tone, ...of }: typeof motala): Promise<Page> => {
  const page = await (await browser.newContext()).newPage()
  await comeInWithPage(page, desk.port, of, tone)
  await warm(page)
  return page
}
const warm = async (page: Page) => {
  for (const what of ['receive', 'publish'] as const) expect(await page.evaluate((name) => window.member[name](), what)).toMatchObject({ ok: true })
}
const hears = (page: Page, tone: number) => page.evaluate((frequency) => window.member.hears(frequency), tone)
const loud = 120
const untilHeard = (page: Page, tone: number) => expect.poll(() => hears(page, tone), { intervals: [50] }).toBeGreaterThan(loud)
const untilSilent = (page: Page, tone: number) => expect.poll(() => hears(page, tone), { intervals: [50] }).toBe(0)

test('a room is heard while it has the floor, and never before or after, whatever it sends', async () => {
  const host = await comeIn(desk.port, member('hugo', 'host'))
  const speaker = await room(motala)
  const listener = await room(lund)
  await speaker.evaluate(() => window.member.open())
  // It sends without the floor: nothing of it comes to anybody.
  await listener.waitForTimeout(1000)
  expect(await listener.evaluate(() => window.member.packets())).toBe(0)
  expect(await hears(listener, motala.tone)).toBe(0)

  await speaker.evaluate(() => window.member.ask('hand.raise'))
  const began = Date.now()
  await host.ask('floor.giveNext')
  await untilHeard(listener, motala.tone)
  test.info().annotations.push({ type: 'floor given to tone heard', description: `${Date.now() - began} ms` })
  expect(await listener.evaluate(() => window.member.senders())).toEqual(['motala'])
  expect(await hears(listener, lund.tone)).toBeLessThan(loud / 2)

  await host.ask('mute', { member: 'motala' })
  await untilSilent(listener, motala.tone)
  await host.ask('unmute', { member: 'motala' })
  await untilHeard(listener, motala.tone)

  await host.ask('floor.return')
  await untilSilent(listener, motala.tone)
})

test('a room that came before the plenary opens has the stage agreed on: it hears nothing of it until then, and nothing is left to agree on', async () => {
  await desk.clear()
  desk = await startJanusDesk({ at: duringPlenary - 30 * 60_000 })
  await expect.poll(() => desk.media.isUp()).toBe(true)
  const host = await comeIn(desk.port, member('hugo', 'host'))
  const presenter = await room({ ...member('eva', 'presenter'), tone: 1700 })
  await presenter.evaluate(() => window.member.open())
  const listener = await room(lund)
  const offers = () => listener.evaluate(() => window.member.said.filter((type) => type === 'stage').length)
  await expect.poll(() => listener.evaluate(() => window.member.senders())).toEqual(['eva'])
  await listener.waitForTimeout(1000)
  expect(await listener.evaluate(() => window.member.packets())).toBe(0)
  const agreed = await offers()

  for (let time = 0; time < 2; time += 1) {
    const began = Date.now()
    await host.ask('gather')
    await untilHeard(listener, 1700)
    test.info().annotations.push({ type: 'gathered to tone heard', description: `${Date.now() - began} ms` })
    await host.ask('release')
    await untilSilent(listener, 1700)
    const packets = await listener.evaluate(() => window.member.packets())
    await listener.waitForTimeout(500)
    expect(await listener.evaluate(() => window.member.packets())).toBe(packets)
  }
  expect(await offers()).toBe(agreed)
  expect(await listener.evaluate(() => window.member.lost)).toBe(0)
})

test('the floor goes from room to room and back beside a presenter, and who comes late hears the same', async () => {
  const host = await comeIn(desk.port, member('hugo', 'host'))
  const presenter = await room({ ...member('eva', 'presenter'), tone: 1700 })
  await presenter.evaluate(() => window.member.open())
  const rooms = { motala: await room(motala), lund: await room(lund) }
  const listener = await room({ ...member('ystad'), tone: 4100 })
  const take = async (of: 'motala' | 'lund') => {
    await rooms[of].evaluate(() => window.member.ask('hand.raise'))
    await host.ask('floor.giveNext')
    await rooms[of].evaluate(() => window.member.open())
  }
  for (const [has, not] of [
    [motala, lund],
    [lund, motala],
    [motala, lund],
  ] as const) {
    await rooms[not.id === 'lund' ? 'lund' : 'motala'].evaluate(() => window.member.shut())
    await take(has.id === 'lund' ? 'lund' : 'motala')
    await untilHeard(listener, has.tone)
    await expect.poll(() => hears(listener, not.tone), { intervals: [50] }).toBeLessThan(loud / 2)
    await untilHeard(listener, 1700)
    await untilHeard(rooms[not.id === 'lund' ? 'lund' : 'motala'], has.tone)
    expect((await listener.evaluate(() => window.member.senders())).toSorted()).toEqual(['eva', has.id].toSorted())
  }
  const late = await room({ ...member('malmo'), tone: 4100 })
  await untilHeard(late, motala.tone)
  await untilHeard(late, 1700)
  for (const page of [presenter, listener, ...Object.values(rooms)]) expect(await page.evaluate(() => window.member.lost)).toBe(0)
})

test('a room that goes on sending without the floor is thrown out of the media, and the others are unharmed', async () => {
  const host = await comeIn(desk.port, member('hugo', 'host'))
  const speaker = await room(motala)
  const wild = await room(lund)
  await speaker.evaluate(() => window.member.ask('hand.raise'))
  await host.ask('floor.giveNext')
  await speaker.evaluate(() => window.member.open())
  await wild.evaluate(() => window.member.open())
  await expect.poll(() => wild.evaluate(() => window.member.lost), { timeout: 15_000 }).toBe(1)
  expect(await speaker.evaluate(() => window.member.lost)).toBe(0)
  // It comes back silent, and hears the stage.
  await warm(wild)
  await untilHeard(wild, motala.tone)
  expect(await wild.evaluate(() => window.member.lost)).toBe(1)
})

test('a Janus that is killed is back by itself, and everybody is heard again where they were', async () => {
  const host = await comeIn(desk.port, member('hugo', 'host'))
  const speaker = await room(motala)
  const listener = await room(lund)
  await speaker.evaluate(() => window.member.ask('hand.raise'))
  await host.ask('floor.giveNext')
  await speaker.evaluate(() => window.member.open())
  await untilHeard(listener, motala.tone)
  const began = Date.now()
  process.kill(desk.janus.pid() ?? 0, 'SIGKILL')
  for (const page of [speaker, listener]) await expect.poll(() => page.evaluate(() => window.member.lost), { intervals: [20] }).toBe(1)
  await expect.poll(() => desk.media.isUp(), { intervals: [20] }).toBe(true)
  for (const page of [speaker, listener]) await warm(page)
  await speaker.evaluate(() => window.member.open())
  await untilSilent(listener, lund.tone)
  await untilHeard(listener, motala.tone)
  expect(await listener.evaluate(() => window.member.packets())).toBeGreaterThan(0)
  const took = Date.now() - began
  test.info().annotations.push({ type: 'Janus killed to tone heard', description: `${took} ms` })
  expect(took).toBeLessThan(8000)
})

test('a Janus that is frozen is replaced', async () => {
  const listener = await room(lund)
  const frozen = desk.janus.pid() ?? 0
  process.kill(frozen, 'SIGSTOP')
  await expect.poll(() => listener.evaluate(() => window.member.lost), { timeout: 20_000 }).toBe(1)
  await expect.poll(() => desk.media.isUp()).toBe(true)
  expect(desk.janus.pid()).not.toBe(frozen)
  await warm(listener)
})

test('a room whose page died takes its own place again at once', async () => {
  const first = await room(motala)
  await first.context().close()
  const began = Date.now()
  const again = await room(motala)
  expect(Date.now() - began).toBeLessThan(5000)
  await again.evaluate(() => window.member.ask('hand.raise'))
  const host = await comeIn(desk.port, member('hugo', 'host'))
  await host.ask('floor.giveNext')
  await again.evaluate(() => window.member.open())
  const listener = await room(lund)
  await untilHeard(listener, motala.tone)

  // Nor does it matter which of the two makes its connections anew.
  for (const page of [listener, again]) {
    await page.evaluate(() => window.member.leave())
    await warm(page)
  }
  await again.evaluate(() => window.member.open())
  await untilHeard(listener, motala.tone)
})

test('a member who sends nonsense for the media server gets no, and the others are unharmed', async () => {
  const host = await comeIn(desk.port, member('hugo', 'host'))
  const speaker = await room(motala)
  const listener = await room(lund)
  await speaker.evaluate(() => window.member.ask('hand.raise'))
  await host.ask('floor.giveNext')
  await speaker.evaluate(() => window.member.open())
  await untilHeard(listener, motala.tone)
  const janus = desk.janus.pid()
  const offer = await (await room({ ...member('ystad'), tone: 4100 })).evaluate(() => window.member.offer())
  const wild = await comeIn(desk.port, member('malmo'))
  for (const sdp of [
    'nonsense',
    'v=0\r\n',
    offer.slice(0, offer.length / 2),
    offer.replaceAll('opus', 'x'.repeat(200)),
    `${offer}m=audio 9 RTP/AVP 0\r\n`,
  ])
    expect(await wild.media({ do: 'publish', sdp })).toMatchObject({ id: expect.any(Number) })
  expect(await wild.media({ do: 'publish', sdp: 'nonsense' })).toMatchObject({ ok: false, reason: 'media-refused' })
  await wild.media({ do: 'receive' })
  expect(await wild.media({ do: 'answer', sdp: offer })).toMatchObject({ id: expect.any(Number) })
  for (const of of ['publish', 'receive'] as const)
    for (const candidate of ['', 'candidate:', 'candidate:1 1 udp 1 256.1.1.1 99999 typ host', 'x'.repeat(900)])
      await wild.media({ do: 'candidate', of, candidate: { candidate, sdpMid: '99', sdpMLineIndex: -1 } })
  expect(await wild.media({ do: 'leave' })).toMatchObject({ ok: true })
  expect(desk.janus.pid()).toBe(janus)
  for (const page of [speaker, listener]) expect(await page.evaluate(() => window.member.lost)).toBe(0)
  await untilHeard(listener, motala.tone)
})

test('Janus is reached from this machine only, with the secret only, and has no admin API', async () => {
  const listening = execFileSync('ss', ['-Htlnp'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(`pid=${desk.janus.pid()},`))
    .map((line) => line.split(/\s+/)[3])
  expect(listening).toEqual([`127.0.0.1:${desk.janus.settings.port}`])
  const ask = (body: object) =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(desk.janus.url, 'janus-protocol')
      socket.onopen = () => socket.send(JSON.stringify({ transaction: 't', ...body }))
      socket.onerror = reject
      socket.onmessage = ({ data }) => {
        resolve(JSON.parse(String(data)))
        socket.close()
      }
    })
  expect(await ask({ janus: 'create' })).toMatchObject({ janus: 'error', error: { code: 403 } })
  expect(await ask({ janus: 'create', apisecret: desk.janus.settings.apiSecret })).toMatchObject({ janus: 'success' })
  expect(await ask({ janus: 'list_sessions', admin_secret: desk.janus.settings.adminKey, apisecret: desk.janus.settings.apiSecret })).toMatchObject({
    janus: 'error',
  })
  const commandLine = execFileSync('ps', ['-o', 'args=', '-p', String(desk.janus.pid())], { encoding: 'utf8' })
  expect(commandLine).not.toContain(desk.janus.settings.apiSecret)
})

test('nothing is recorded, even by somebody who holds every secret of Janus', async () => {
  const { janus, folder } = desk
  const page = await (await browser.newContext()).newPage()
  await comeInWithPage(page, desk.port, member('motala'))
  const link = await openJanusLink({
    url: janus.url,
    apiSecret: janus.settings.apiSecret,
    claim: null,
    onReopened: () => undefined,
    onEnd: () => undefined,
  })
  const secret = 'known-to-somebody'
  // Every way in which a room and a publisher can say where to.
  for (const [room, ways, filename] of [
    ['spied-1', { rec_dir: `${folder}/recordings` }, 'spied'],
    ['spied-2', {}, `${folder}/spied`],
    ['spied-3', {}, 'spied'],
  ] as const) {
    const handle = await link.attach()
    await handle.ask({
      ...roomRequest({ room, adminKey: janus.settings.adminKey, secret, pin: secret, bitrate: 600_000 }),
      record: true,
      lock_record: false,
      ...ways,
    })
    await handle.ask({ request: 'join', ptype: 'publisher', room, id: 'motala', pin: secret })
    const sdp = await page.evaluate(() => window.member.offer())
    const { sdp: answer } = await handle.ask({ request: 'publish', record: true, filename }, { type: 'offer', sdp })
    await page.evaluate((text) => window.member.accept(text), answer ?? '')
    await expect.poll(() => page.evaluate(() => window.member.sent())).toBeGreaterThan(20)
    await handle.ask({ request: 'enable_recording', room, secret, record: true })
    await handle.ask({ request: 'configure', record: true, filename }).catch(() => undefined)
  }
  const files = [...(readdirSync(folder, { recursive: true }) as string[]), ...readdirSync(process.cwd())]
  expect(files.filter((name) => name.includes('.mjr'))).toEqual([])
  await link.close()
})

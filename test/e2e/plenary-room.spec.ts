import { member, pass } from '../../src-desk/plenary/test-desk.ts'
import { comeIn } from '../../src-desk/plenary/test-guest.ts'
import { keyboardTexts } from '../../src-shared/i18n/catalogues/keyboard.ts'
import { plenaryTexts } from '../../src-shared/i18n/catalogues/plenary.ts'
import { plenaryWordsTexts } from '../../src-shared/i18n/catalogues/plenary-words.ts'
import { command } from './support/command.ts'
import { expect, test } from './support/fixture.ts'
import { freePort } from './support/free-port.ts'
import { startJanusDesk } from './support/janus-desk.ts'
import type { RunningKiosk } from './support/kiosk.ts'
import { openTo } from './support/open-sockets.ts'
import { plenaryPack, roomProfile, startAir } from './support/plenary-room.ts'
import { isRed, redCamera } from './support/red-camera.ts'

const texts = plenaryTexts.sv
const words = plenaryWordsTexts.sv
/** Three minutes before the plenary, by the seminar's clock. */
const before = { room: '14:37', desk: Date.UTC(2022, 9, 20, 12, 37) }
const loud = 0.01
const silent = 0.001

const ofUdp = ({ process }: RunningKiosk) => openTo(process.pid ?? 0).filter((one) => one.startsWith('udp'))
const since = (began: number): string => `${Math.round(performance.now() - began)} ms`

test('two rooms live through a plenary: warm before it, heard and seen only with the floor, and back in the programme', async ({ kiosk, folder }) => {
  const port = await freePort()
  const { pack, manifest } = await plenaryPack(folder, port)
  const desk = await startJanusDesk({ port, manifest, at: before.desk })
  const airs = { motala: await startAir(), lund: await startAir() }
  const measured = (type: string, description: string) => test.info().annotations.push({ type, description })
  try {
    await expect.poll(() => desk.media.isUp()).toBe(true)
    const of = { seminar: manifest.id }
    const hugo = member('hugo', 'host')
    const host = await comeIn(port, hugo, pass(hugo, of))
    // Both have a camera, and the IT of one wants it to be seen.
    const camera = await redCamera(`${folder}/camera`)
    const wanted = { motala: 'RED.Y4M', lund: false } as const
    const room = async (id: 'motala' | 'lund'): Promise<RunningKiosk> =>
      kiosk({
        pack,
        profile: await roomProfile(`${folder}/${id}`, id, manifest.id, wanted[id]),
        start: before.room,
        environment: { ...airs[id].environment, ...camera },
      })
    const [motala, lund] = [await room('motala'), await room('lund')]
    for (const one of [motala, lund]) {
      await command(one, 'room.start', { seats: [7], rehearsal: false })
      await one.main.until(({ plenary }) => plenary.line.name === 'in')
    }

    // The group's points are on the board before anybody meets.
    await command(motala, 'points.set', { group: 0, segment: 'dialogue-1', index: 0, text: 'Lyssna först' })
    await command(motala, 'points.send', { group: 0, segment: 'dialogue-1' })
    await host.sees(({ board }) => JSON.stringify(board).includes('Lyssna först'))

    // Warm: the way for media is proven in the pause, and nobody opened a microphone for it.
    for (const one of [motala, lund]) {
      await command(one, 'room.next', { segment: 'dialogue-1' })
      await one.main.until(({ plenary }) => plenary.report?.media.name === 'in')
      await one.main.until(({ plenary }) => plenary.report?.quality.path === 'udp')
      expect(one.main.slices().plenary.report).toMatchObject({ microphone: { name: 'off' }, camera: { name: 'off' } })
      expect(ofUdp(one)).not.toEqual([])
    }
    await host.sees(({ presence }) =>
      ['motala', 'lund'].every((id) => JSON.stringify(presence).includes(`"id":"${id}","connected":true,"knocks":false,"media":"ready"`)),
    )
    // And the host reads by which way.
    await host.sees(({ presence }) => JSON.stringify(presence).match(/"path":"udp"/g)?.length === 2)
    airs.motala.speak(1000)
    airs.lund.speak(2700)

    const gathered = performance.now()
    await host.ask('gather')
    for (const one of [motala, lund]) await one.page.getByText(texts.listens).waitFor()
    measured('gathered to on the screen', since(gathered))
    await host.ask('point.showNext')
    await lund.page.getByText('Lyssna först').waitFor()

    // A question, written on the keys of the screen, stands on the host's board; the stage stays in sight.
    await lund.page.getByRole('button', { name: words.write }).click()
    await lund.page.getByRole('button', { name: keyboardTexts.sv.show }).click()
    for (const key of ['H', 'u', 'r']) await lund.page.getByRole('button', { name: key, exact: true }).click()
    await expect(lund.page.locator('[data-tiles]')).toBeVisible()
    await lund.page.getByRole('button', { name: words.send, exact: true }).click()
    await lund.page.getByText(words.onItsWay).waitFor()
    const stina = member('stina', 'captioner')
    const captioner = await comeIn(port, stina, pass(stina, of))
    await captioner.ask('caption.say', { text: 'Det är Hugo som talar.' })
    for (const one of [motala, lund]) await one.page.getByRole('log').getByText('Det är Hugo som talar.').waitFor()
    await host.sees(({ board }) => JSON.stringify(board).includes('"kind":"question","text":"Hur"'))

    await motala.page.getByRole('button', { name: texts.raise }).click()
    await motala.page.getByText(texts.waits(1)).waitFor()
    // Whoever listens is not heard, whatever is said at the table.
    expect(airs.lund.hears(1000)).toBeLessThan(silent)

    const given = performance.now()
    await host.ask('floor.giveNext')
    await expect.poll(() => airs.lund.hears(1000), { intervals: [50] }).toBeGreaterThan(loud)
    measured('floor given to tone in the other room, capture started', since(given))
    await expect(motala.page.getByText(texts.heardAndSeen)).toBeVisible()
    await expect.poll(() => isRed(lund.page, 'video'), { intervals: [50] }).toBe(true)
    measured('floor given to picture in the other room, camera started', since(given))
    expect(await isRed(motala.page, `video[aria-label="${texts.ownPicture}"]`)).toBe(true)
    await expect(lund.page.getByText(texts.hasFloor('MOTALA'))).toBeVisible()
    expect(airs.lund.hears(2700)).toBeLessThan(silent)
    expect(airs.motala.hears(2700)).toBeLessThan(silent)

    // Its own silence outlives its page.
    await motala.page.getByRole('button', { name: texts.silence }).click()
    await motala.page.getByText(texts.ownSilence).waitFor()
    await expect.poll(() => airs.lund.hears(1000), { intervals: [50] }).toBeLessThan(silent)
    await expect(lund.page.locator('video')).toHaveCount(0)
    expect(motala.main.slices().plenary.report?.camera).toEqual({ name: 'off' })
    await motala.page.reload()
    await motala.main.until(({ plenary }) => plenary.report?.media.name === 'in')
    await motala.page.getByText(texts.ownSilence).waitFor()
    expect(airs.lund.hears(1000)).toBeLessThan(silent)
    await motala.page.getByRole('button', { name: texts.speakAgain }).click()
    await expect.poll(() => airs.lund.hears(1000), { intervals: [50] }).toBeGreaterThan(loud)

    // Given back: stopped, not muted.
    const back = performance.now()
    await motala.page.getByRole('button', { name: texts.giveBack }).click()
    await motala.main.until(({ plenary }) => plenary.report?.microphone.name === 'off' && plenary.report.camera.name === 'off')
    await expect.poll(() => airs.lund.hears(1000), { intervals: [50] }).toBeLessThan(silent)
    measured('given back to silence in the other room', since(back))

    // Where IT does not want it nobody gets the camera, whoever asks.
    const asked = () => navigator.mediaDevices.getUserMedia({ video: true }).then(String, ({ name }) => String(name))
    expect(await lund.page.evaluate(asked)).toBe('NotAllowedError')

    await host.ask('release')
    for (const one of [motala, lund]) {
      await one.main.until(({ room: { programme } }) => programme.phase.name === 'running' && programme.phase.segment === 'dialogue-2')
      await one.main.until(({ plenary }) => plenary.report?.media.name === 'out')
      // What was open for it is shut with it.
      await expect.poll(() => ofUdp(one)).toEqual([])
    }
  } finally {
    for (const air of Object.values(airs)) await air.stop()
    await desk.clear()
  }
})

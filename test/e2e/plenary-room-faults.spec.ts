import { member, pass } from '../../src-desk/plenary/test-desk.ts'
import { comeIn } from '../../src-desk/plenary/test-guest.ts'
import { plenaryTexts } from '../../src-shared/i18n/catalogues/plenary.ts'
import { startCable } from '../unit/try-plenary-room.ts'
import { command } from './support/command.ts'
import { expect, test } from './support/fixture.ts'
import { startDeskProcess } from './support/janus-desk.ts'
import type { RunningKiosk } from './support/kiosk.ts'
import { packOf } from './support/packs.ts'
import { roomProfile, startAir } from './support/plenary-room.ts'
import { renderersOf } from './support/processes.ts'

const texts = plenaryTexts.sv
const loud = 0.01
const silent = 0.001

test('a room that speaks is heard again by itself after each fault, and never while it believes that it is not', async ({ kiosk, folder }) => {
  let desk = await startDeskProcess({ folder: `${folder}/desk`, port: 0 })
  const cable = await startCable(desk.port)
  const airs = { motala: await startAir(), lund: await startAir() }
  const measured = (fault: string, milliseconds: number) =>
    test.info().annotations.push({ type: fault, description: `${Math.round(milliseconds)} ms` })
  try {
    // The desk of this support runs the seminar "demo", ten minutes into its plenary.
    const pack = await packOf(`${folder}/pack`, ['pause', 'plenary', 'dialogue-2', 'closing'], (manifest) => ({
      ...manifest,
      id: 'demo',
      plenary: { desk: cable.url },
    }))
    const room = async (id: 'motala' | 'lund'): Promise<RunningKiosk> => {
      const started = await kiosk({
        pack,
        profile: await roomProfile(`${folder}/${id}`, id, 'demo'),
        start: '14:50',
        environment: airs[id].environment,
      })
      await command(started, 'room.start', { seats: [7], rehearsal: false })
      await started.main.until(({ plenary }) => plenary.report?.media.name === 'in', 20_000)
      return started
    }
    const [motala, lund] = [await room('motala'), await room('lund')]
    const hears = () => airs.lund.hears(1000)
    const untilHeard = () => expect.poll(hears, { intervals: [20], timeout: 20_000 }).toBeGreaterThan(loud)
    const untilSilent = () => expect.poll(hears, { intervals: [20], timeout: 20_000 }).toBeLessThan(silent)
    airs.motala.speak(1000)
    await motala.page.getByRole('button', { name: texts.raise }).click()
    const hugo = member('hugo', 'host')
    const host = await comeIn(desk.port, hugo, pass(hugo))
    await host.ask('floor.giveNext')
    await untilHeard()

    // The line is cut, for both rooms: nobody hears a gap.
    let began = performance.now()
    cable.cut()
    await motala.main.until(({ plenary }) => plenary.line.name !== 'in')
    await motala.main.until(({ plenary }) => plenary.line.name === 'in')
    measured('the line to the desk cut: line back', performance.now() - began)
    for (let looks = 0; looks < 10; looks += 1) {
      expect(hears()).toBeGreaterThan(loud)
      await motala.page.waitForTimeout(100)
    }
    for (const one of [motala, lund]) expect(one.main.slices().plenary.report?.media.name).toBe('in')

    // Janus is killed.
    began = performance.now()
    process.kill(desk.janus, 'SIGKILL')
    // It may be back before the gap is one that can be measured.
    for (const one of [motala, lund]) await one.main.until(({ plenary }) => plenary.report?.media.name !== 'in')
    for (const one of [motala, lund]) await one.main.until(({ plenary }) => plenary.report?.media.name === 'in')
    measured('Janus killed: on their way again', performance.now() - began)
    // What was heard before is out of the ears by then.
    await motala.page.waitForTimeout(600)
    await untilHeard()

    // The desk is killed, and started again after a second: sound goes on meanwhile.
    await desk.end('SIGKILL')
    began = performance.now()
    await motala.page.waitForTimeout(1000)
    expect(hears()).toBeGreaterThan(loud)
    desk = await startDeskProcess({ folder: `${folder}/desk`, port: desk.port })
    for (const one of [motala, lund]) await one.main.until(({ plenary }) => plenary.line.name === 'in', 20_000)
    measured('the desk killed and started again: line back, sound without a gap', performance.now() - began)
    expect(hears()).toBeGreaterThan(loud)

    // The page of the room that speaks dies: its microphone dies with it, and is open again with the new page.
    began = performance.now()
    for (const pid of renderersOf(motala.process.pid ?? 0)) process.kill(pid, 'SIGKILL')
    await untilSilent()
    await untilHeard()
    measured('the page killed: heard again', performance.now() - began)
    await motala.reattach()
    await motala.page.getByText(texts.heard).waitFor()

    // Silenced by its own hand, it stays so whatever happens to the rest.
    await command(motala, 'plenary.silence', { silent: true })
    await untilSilent()
    cable.cut()
    await motala.main.until(({ plenary }) => plenary.line.name !== 'in')
    await motala.main.until(({ plenary }) => plenary.line.name === 'in' && plenary.report?.media.name === 'in', 20_000)
    expect(motala.main.slices().plenary).toMatchObject({ silent: true, report: { microphone: { name: 'off' } } })
    expect(hears()).toBeLessThan(silent)
  } finally {
    for (const air of Object.values(airs)) await air.stop()
    cable.close()
    await desk.end('SIGTERM')
  }
})

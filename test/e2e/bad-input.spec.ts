import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { withSmallDisk } from '../../src-main/files/small-disk.ts'
import type { TroubleReason } from '../../src-shared/contract/slices.ts'
import { programmeTexts } from '../../src-shared/i18n/catalogues/programme.ts'
import { talkTexts } from '../../src-shared/i18n/catalogues/talk.ts'
import { troubleTexts } from '../../src-shared/i18n/catalogues/troubles.ts'
import { start } from '../journeys/lobby.ts'
import { changing, groupOf, partOf, press, type Room, texts, untilOn, untilPhase } from '../journeys/room.ts'
import { makeVariant } from '../packs/broken.mjs'
import { expect, test } from './support/fixture.ts'
import { demoPack, type RunningKiosk } from './support/kiosk.ts'
import { packOf } from './support/packs.ts'

const firstTalk = 'Att mötas på lika villkor'

/** The sentence stands on the screen, and its reason in the log. */
const says = async (room: RunningKiosk, reason: TroubleReason, params: { title?: string } = {}) => {
  await room.main.until(({ troubles }) => troubles.some((one) => one.reason === reason))
  await expect(room.page.getByText(texts(room, troubleTexts)[reason](params))).toBeVisible()
}

const playing = (room: Room) => expect.poll(() => room.page.evaluate(() => document.querySelector('video')?.currentTime ?? 0)).toBeGreaterThan(0.3)

for (const [variant, why] of [
  ['missing-talk', 'missing'],
  ['unreadable-talk', 'unreadable'],
  ['garbled-talk', 'unreadable'],
] as const) {
  test(`${variant}: the talk is named, and the group goes on to the next`, async ({ kiosk, folder }) => {
    const room = await kiosk({ pack: await makeVariant(variant, { from: demoPack, out: `${folder}/pack` }) })
    if (variant !== 'garbled-talk') await says(room, why === 'missing' ? 'talk-missing' : 'talk-unreadable', { title: firstTalk })
    await start(room)
    await untilOn(room, 'welcome')
    await press(room, 'PageDown')
    await untilOn(room, 'talk-1')
    await expect(room.page.getByText(texts(room, talkTexts)[why])).toBeVisible({ timeout: 40_000 })
    await expect(room.page.getByRole('heading', { name: firstTalk })).toBeVisible()
    await expect
      .poll(room.log)
      .toContain(why === 'missing' ? 'talk-missing' : variant === 'garbled-talk' ? 'the talk cannot be played' : 'talk-unreadable')
    await press(room, 'PageDown')
    await untilOn(room, 'talk-2')
    await playing(room)
  })
}

test('unknown-kind: the item keeps its place, says so, and is left with one press', async ({ kiosk, folder }) => {
  const poll = { kind: 'poll', id: 'poll', title: { sv: 'Omröstning' }, seconds: 120, votes: ['a', 'b'] }
  const room = await kiosk({
    pack: await packOf(`${folder}/pack`, ['pause'], (manifest) => ({ ...manifest, programme: [poll, ...manifest.programme] })),
  })
  await says(room, 'unknown-segment', { title: 'Omröstning' })
  await start(room)
  await untilOn(room, 'poll')
  await expect(room.page.getByText(texts(room, programmeTexts).unknownLead)).toBeVisible()
  await press(room, 'PageDown')
  await untilOn(room, 'pause')
})

test('impossible-times: it is said, and the seminar starts all the same', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await makeVariant('impossible-times', { from: demoPack, out: `${folder}/pack` }) })
  await says(room, 'fixed-times-impossible')
  await start(room)
  await untilOn(room, 'welcome')
})

for (const [variant, reason] of [
  ['wrong-json', 'pack-invalid'],
  ['no-manifest', 'pack-missing'],
  ['invalid-manifest', 'pack-invalid'],
  ['other-format', 'pack-other-format'],
  ['expired', 'pack-expired'],
  ['not-yet-valid', 'pack-not-yet-valid'],
] as const) {
  test(`${variant}: a sentence instead of a seminar`, async ({ kiosk, folder }) => {
    const room = await kiosk({ pack: await makeVariant(variant, { from: demoPack, out: `${folder}/pack` }) })
    const { troubles } = await room.main.until((slices) => slices.troubles.some((one) => one.reason === reason))
    const trouble = troubles.find((one) => one.reason === reason)
    await expect(room.page.getByText(texts(room, troubleTexts)[reason](trouble?.params))).toBeVisible()
    await expect(room.page.getByRole('heading', { name: texts(room, programmeTexts).noneTitle })).toBeVisible()
    await press(room, 'PageDown')
    expect(room.main.slices().room.programme.phase.name).toBe('before')
    await expect.poll(room.log).toMatch(/pack/)
  })
}

test('a journal from another version is set aside, and the seminar begins anew', async ({ kiosk, folder, profile }) => {
  const json = JSON.stringify({ journal: 99, seminar: 'demo-2022-10-20', seminarVersion: 1, rehearsal: false, bootId: null })
  mkdirSync(join(profile, 'journal'), { recursive: true })
  writeFileSync(join(profile, 'journal/current.jsonl'), `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`)
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['welcome']) })
  await says(room, 'journal-other-version')
  expect(readdirSync(join(profile, 'journal')).some((name) => name.startsWith('other-version'))).toBe(true)
  await start(room)
  await untilOn(room, 'welcome')
})

test('where the profile takes nothing, it is said, and the seminar goes on', async ({ kiosk, folder, profile }) => {
  mkdirSync(profile, { recursive: true })
  for (const name of ['journal', 'outbox', 'logs']) writeFileSync(join(profile, name), 'in the way')
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['dialogue-1', 'pause']) })
  await start(room)
  await untilOn(room, 'dialogue-1')
  await says(room, 'journal-not-writable')
  await changing(
    room,
    (slices) => groupOf(slices).dialogue,
    () => press(room, 'PageDown'),
  )
})

const seatOf = (room: Room) => partOf(room.main.slices(), 'round')?.seat
const moved = (room: Room, key: string) =>
  changing(
    room,
    () => seatOf(room),
    () => press(room, key),
  )

test('on a full disk it is said, the seminar goes on, and nothing is lost when there is room again', async ({ kiosk, folder, profile }) => {
  test.skip(!withSmallDisk.possible, 'needs the right to mount a small disk')
  const pack = await packOf(`${folder}/pack`, ['dialogue-1', 'pause'])
  await withSmallDisk.run(256, async (disk) => {
    mkdirSync(profile, { recursive: true })
    symlinkSync(disk, join(profile, 'journal'))
    const room = await kiosk({ pack })
    await start(room)
    await untilOn(room, 'dialogue-1')
    const filler = join(disk, 'filler')
    expect(() => writeFileSync(filler, Buffer.alloc(1024 * 1024))).toThrow(/ENOSPC/)
    // The last page of the journal still takes a few events.
    const full = () => room.main.slices().troubles.some(({ reason }) => reason === 'disk-full')
    for (let turn = 0; turn < 200 && !full(); turn++) await moved(room, turn % 2 === 0 ? 'PageDown' : 'PageUp')
    await says(room, 'disk-full')
    while (seatOf(room) !== 1) await moved(room, seatOf(room) === 0 ? 'PageDown' : 'PageUp')
    rmSync(filler)
    await room.main.until(({ troubles }) => troubles.every(({ reason }) => reason !== 'disk-full'))
    await room.kill()

    const again = await kiosk({ pack })
    await untilOn(again, 'dialogue-1')
    expect(seatOf(again)).toBe(1)
    expect(existsSync(join(disk, 'current.jsonl'))).toBe(true)
    await again.kill()
  })
})

test('with no pack at all the kiosk still opens, and says whom to call', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: join(folder, 'nothing-here') })
  await says(room, 'pack-missing')
  await untilPhase(room, 'before')
})

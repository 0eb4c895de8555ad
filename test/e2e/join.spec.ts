import { spawnSync } from 'node:child_process'
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { testCode, testTicket, writeTicket } from '../../src-main/join/test-ticket.ts'
import { type FaultyServer, startFaultyServer } from '../../src-main/packs/fetch/faulty-server.ts'
import { publicKeyOf } from '../../src-main/packs/reader/seal-pack.ts'
import { deliveryTexts } from '../../src-shared/i18n/catalogues/delivery.ts'
import { joinTexts } from '../../src-shared/i18n/catalogues/join.ts'
import { codeLetters, type JoinCode } from '../../src-shared/join/code.ts'
import { longestLink, printLink, readLink } from '../../src-shared/join/link.ts'
import type { Ticket } from '../../src-shared/join/ticket.ts'
import { ticketPath } from '../../src-shared/join/ticket-file.ts'
import { toHex } from '../../src-shared/packs/hash.ts'
import { joinDialog, touchLetter, touchPlace, typeCode } from '../journeys/join.ts'
import { start } from '../journeys/lobby.ts'
import { press, type Room, texts, touchButton, untilOn, untilPhase } from '../journeys/room.ts'
import { enterPin, toStaffDoor } from '../journeys/staff.ts'
import { expect, test } from './support/fixture.ts'
import { demoPack } from './support/kiosk.ts'
import { packOf } from './support/packs.ts'
import { root } from './support/places.ts'
import { setPin } from './support/staff-pin.ts'

const title = 'Kunskap som blir till handling'
const restart = 75
const room = 'Höör, stora salen'

type Offered = { readonly server: FaultyServer; readonly trusted: string; readonly pack: string; readonly code: JoinCode; readonly link: string }

/** The organiser's command, as one would type it. */
const desk = (...args: readonly string[]): void => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'build/with-setup.mjs'), 'desk', ...args], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`desk ${args[0]}: ${stderr}`)
}

/** The demo's welcome as a seminar of today, signed, on a server, with an invitation for one group beside it. */
const offered = async (folder: string): Promise<Offered> => {
  const pack = join(folder, 'offered')
  const key = join(folder, 'organiser.key')
  cpSync(demoPack, pack, { recursive: true })
  const { files: _, fixedEnd: __, ...content } = JSON.parse(readFileSync(join(pack, 'seminar.json'), 'utf8'))
  const soon = new Date(Date.now() + 3 * 3_600_000).toLocaleString('sv-SE', { timeZone: content.timeZone }).slice(0, 16).replace(' ', 'T')
  const programme = content.programme.filter(({ id }: { id: string }) => id === 'welcome' || id === 'pause')
  writeFileSync(join(pack, 'seminar.json'), JSON.stringify({ ...content, start: soon, programme }))
  writeFileSync(join(folder, 'groups.csv'), `lokal;e-post\n"${room}";anna@example.org\n`)
  const server = await startFaultyServer(pack)
  desk('keygen', key, '--no-passphrase')
  desk('sign', pack, '--key', key, '--no-passphrase')
  const [list, out] = [join(folder, 'groups.csv'), join(folder, 'invitations')]
  desk('invite', pack, '--key', key, '--no-passphrase', '--list', list, '--out', out, '--from', server.url)
  const { code } = JSON.parse(readFileSync(join(out, 'book.json'), 'utf8')).invitations[0] as { code: JoinCode }
  const { link } = JSON.parse(readFileSync(join(pack, ticketPath(code)), 'utf8')) as { link: string }
  const trusted = toHex(publicKeyOf(createPrivateKey(readFileSync(key))))
  return { server, trusted, pack, code, link }
}
const ticketIn = (link: string): Ticket => {
  const read = readLink(link)
  if (!read.ok) throw new Error(`the desk made a link that is none: ${link}`)
  return read.value
}
const settle = (profile: string, settings: object) => {
  mkdirSync(profile, { recursive: true })
  writeFileSync(join(profile, 'settings.json'), JSON.stringify(settings))
}
/** The code with another letter in its third place. */
const slipped = (good: JoinCode): string => {
  const other = codeLetters[(codeLetters.indexOf(good[2] ?? '') + 1) % codeLetters.length] ?? ''
  return good.slice(0, 2) + other + good.slice(3)
}
const said = (kiosk: Room, sentence: string) => expect(joinDialog(kiosk).getByText(sentence)).toBeVisible()

test('a group types its code with one slip, mends it, says that it is theirs, and the seminar comes', async ({ kiosk, folder, profile }) => {
  const { server, trusted, code } = await offered(folder)
  try {
    settle(profile, { joinAddresses: [server.url], trustedKeys: [trusted] })
    await setPin(profile, '4711')
    const empty = await kiosk({ pack: null, start: null })
    const words = texts(empty, joinTexts)
    await touchButton(empty, words.open)
    const slip = slipped(code)
    await typeCode(empty, slip)
    await said(empty, words['code-check'])
    expect(empty.main.slices().join.attempt.state).toBe('none')
    await touchPlace(empty, 3, slip[2] ?? '')
    server.limit(2_000_000)
    await touchLetter(empty, code[2] ?? '')
    await expect(joinDialog(empty).getByRole('heading', { name: words.asksTitle })).toBeVisible()
    await said(empty, room)
    expect(empty.main.slices().join.joined).toBeNull()
    await touchButton(empty, words.yes)
    await expect(joinDialog(empty).getByRole('heading', { name: `${room}, grupp 1` })).toBeVisible()
    server.limit(null)
    expect(await empty.ended()).toBe(restart)

    const lobby = await kiosk({ pack: null, start: null })
    await expect(lobby.page.getByRole('heading', { name: title })).toBeVisible()
    await expect(lobby.page.getByText(`${room} · Grupp 1`)).toBeVisible()
    await toStaffDoor(lobby)
    await enterPin(lobby, '4711')
    await touchButton(lobby, texts(lobby, deliveryTexts).seminars)
    await touchButton(lobby, words.leave)
    await touchButton(lobby, words.leave)
    await lobby.main.until(({ join }) => join.joined === null)
    await expect(lobby.page.getByText(words.staffNone)).toBeVisible()
    expect(JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8')).joined ?? null).toBeNull()
  } finally {
    await server.close()
  }
})

test('codes that nobody knows, that are forged or replayed, and a network that is away, are each told in a sentence', async ({
  kiosk,
  folder,
  profile,
}) => {
  const { server, pack, code, link } = await offered(folder)
  const stranger = generateKeyPairSync('ed25519').privateKey
  writeTicket(pack, testCode(6), ticketIn(link), stranger)
  // Another group's file under a name of its own choice.
  copyFileSync(join(pack, ticketPath(code)), join(pack, ticketPath(testCode(7))))
  settle(profile, { joinAddresses: [server.url] })
  const empty = await kiosk({ pack: null, start: null })
  const words = texts(empty, joinTexts)
  await touchButton(empty, words.open)
  await joinDialog(empty).waitFor()
  const typed = async (letters: string, sentence: string) => {
    for (let n = 0; n < 8; n += 1) await press(empty, 'Backspace')
    await empty.page.keyboard.type(letters.toLowerCase())
    await said(empty, sentence)
  }
  await empty.page.keyboard.type('u')
  await said(empty, words.strange('U'))
  await typed(testCode(8), words['join-unknown'])
  await typed(testCode(6), words['ticket-signature-wrong'])
  await typed(testCode(7), words['ticket-signature-wrong'])
  await server.close()
  await typed(code, words['join-unreachable'])
  expect(empty.main.slices().join.joined).toBeNull()
})

test('a link opened while a seminar is on does not disturb it, and is asked about when it is over', async ({ kiosk, folder, startAgain }) => {
  const pack = await packOf(join(folder, 'short'), ['welcome', 'closing'])
  const running = await kiosk({ pack, start: '13:31' })
  await start(running)
  await untilOn(running, 'welcome')
  const link = printLink(testTicket({ seminar: 'next-month', room: 'Eslöv', group: 7 }))
  expect(await startAgain(link)).toBe(0)
  expect(await startAgain('talkroom://join?nonsense=1')).toBe(0)
  await running.main.until(({ join }) => join.attempt.state === 'asks')
  await expect(joinDialog(running)).toHaveCount(0)
  await untilOn(running, 'welcome')
  await press(running, 'PageDown')
  await untilOn(running, 'closing')
  await expect(joinDialog(running)).toHaveCount(0)
  await press(running, 'PageDown')
  await untilPhase(running, 'ended')
  await said(running, 'Eslöv')
  await touchButton(running, texts(running, joinTexts).no)
  await expect(joinDialog(running)).toHaveCount(0)
  expect(running.main.slices().join).toEqual({ joined: null, attempt: { state: 'none' } })
})

test('hostile and broken links are refused with a sentence, and a good one is followed', async ({ kiosk, shell, startAgain }) => {
  const lobby = await kiosk()
  const seminar = JSON.parse(readFileSync(join(demoPack, 'seminar.json'), 'utf8')).id as string
  const good = printLink(testTicket({ seminar, room, from: 'https://seminars.example.org/demo' }))
  const words = texts(lobby, joinTexts)
  // Chromium's command line is the kiosk's own; on Electron's stands what the system puts there, and what is strange is passed over.
  expect(await startAgain('https://seminars.example.org/demo')).toBe(shell === 'electron' ? 0 : 2)
  for (const [link, sentence] of [
    [good.replace('//join', '//seminars.example.org/join'), words['link-unknown']],
    [good.padEnd(longestLink + 1, 'x'), words['link-too-long']],
    [good.replace('v=1', 'v=2'), words['link-other-version']],
    [`${good}&room=Esl%C3%B6v`, words['link-broken']],
    // Turns the writing round, so that another name is read than the one that is there.
    [good.replace(/room=[^&]+/, 'room=%E2%80%AEr%C3%B6%C3%B6H'), words['link-broken']],
    // A Cyrillic letter in the host's name.
    [good.replace('seminars.ex', 's%D0%B5minars.ex'), words['link-address']],
    [good.replace('seminars.example.org', 'seminars.example.org%40example.net'), words['link-address']],
    [good.replace('https', 'http'), words['link-address']],
  ] as const) {
    expect(await startAgain(link)).toBe(0)
    await expect(lobby.page.getByRole('heading', { name: words.toldTitle })).toBeVisible()
    await said(lobby, sentence)
    await press(lobby, 'Escape')
    await expect(joinDialog(lobby)).toHaveCount(0)
    expect(lobby.main.slices().join).toEqual({ joined: null, attempt: { state: 'none' } })
  }
  expect(await startAgain('--join', good)).toBe(0)
  await said(lobby, title)
  await touchButton(lobby, words.yes)
  await touchButton(lobby, words.done)
  // Replayed: nothing changes, and nothing is asked.
  expect(await startAgain(good)).toBe(0)
  await lobby.main.until(({ join }) => join.joined?.room === room && join.attempt.state === 'none')
  await expect(joinDialog(lobby)).toHaveCount(0)
})

test('a link that --join names is followed at the start; one of a seminar that is long over is told', async ({ kiosk, profile }) => {
  const seminar = JSON.parse(readFileSync(join(demoPack, 'seminar.json'), 'utf8')).id as string
  const link = printLink(testTicket({ seminar, room }))
  const named = await kiosk({ more: ['--join', link] })
  await expect(named.page.getByText(`${room} · Grupp 3`)).toBeVisible()
  await named.stop()
  const today = await kiosk({ start: null, more: [printLink(testTicket({ seminar, room: 'Eslöv' }))] })
  await said(today, texts(today, joinTexts)['join-over'])
  expect(JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8')).joinAsked ?? null).toBeNull()
})

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { bytesText } from '../../src-shared/i18n/bytes-text.ts'
import { deliveryFailureTexts } from '../../src-shared/i18n/catalogues/delivery-failures.ts'
import { localized } from '../../src-shared/i18n/language.ts'
import { createSystemClock } from '../clock/system-clock.ts'
import { openSeminarStore } from '../packs/store/folder-seminar-store.ts'
import type { SeminarStore } from '../packs/store/seminar-store.ts'
import { settingsToStartWith } from '../settings/stored-settings.ts'
import { borrowProfile } from '../shell/one-kiosk.ts'
import type { CommandContext } from './context.ts'
import { proveEdition, type StoredEdition, storedEditions } from './packs/stored-editions.ts'
import { type Imported, takeInByHand } from './packs/take-in-by-hand.ts'
import { type Progress, progressBar, withProgress } from './progress.ts'
import { terminalLog } from './quiet-log.ts'
import { type ExitCode, exitCodes, remark, say, sayJson } from './say.ts'

type Profile = { readonly profile: string }
const storeIn = (profile: string): string => join(resolve(profile), 'packs')
const size = (bytes: number): string => bytesText(bytes, 'en')

export const registerPacks = (program: Command, context: CommandContext): void => {
  const packs = program.command('packs').description('the seminars on this computer')
  const command = (name: string, description: string): Command =>
    packs.command(name).description(description).option('--profile <folder>', 'the profile of the kiosk', context.profile)

  command('list', 'what is there and what is coming in; works beside a running kiosk')
    .option('--json', 'as JSON, for scripts', false)
    .action(async ({ profile, json }: Profile & { readonly json: boolean }) => {
      const found = await storedEditions(storeIn(profile))
      if (json) sayJson(found.map(rowOf))
      else if (found.length === 0) say(`There is no seminar in ${storeIn(profile)}.`)
      else for (const edition of found) say(lineOf(edition))
      context.ended(exitCodes.well)
    })

  command('verify', 'read every byte of every complete seminar and prove it; works beside a running kiosk')
    .argument('[id]', 'one seminar only')
    .option('--json', 'as JSON, for scripts', false)
    .action(async (id: string | undefined, { profile, json }: Profile & { readonly json: boolean }) =>
      context.ended(await verify(storeIn(profile), id, json)),
    )

  command('import', 'take in packs from folders, sticks or .talkpack files; no kiosk may run')
    .argument('<place...>', 'folders and .talkpack files')
    .action(async (places: readonly string[], { profile }: Profile) => {
      const lacking = places.map((place) => resolve(place)).find((place) => !existsSync(place))
      if (lacking !== undefined) {
        remark(`There is no ${lacking}.`)
        return context.ended(exitCodes.askedWrongly)
      }
      context.ended(
        await alone(profile, (store) =>
          importAll(
            places.map((place) => resolve(place)),
            store,
            { context, profile },
          ),
        ),
      )
    })

  command('remove', 'delete a seminar, or one version of it; no kiosk may run')
    .argument('<id>', 'the seminar, as packs list names it')
    .option('--edition <number>', 'that version only', wholeNumber)
    .action(async (id: string, { profile, edition }: Profile & { readonly edition?: number }) => {
      context.ended(await alone(profile, (store) => remove(store, id, edition ?? null)))
    })
}

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It has to be a number, as 2.')
  return Number(text)
}

const rowOf = ({ pack: { manifest, fingerprint }, complete, bytes, present }: StoredEdition) => ({
  id: manifest.id,
  version: manifest.version,
  title: manifest.title,
  start: manifest.start,
  timeZone: manifest.timeZone,
  state: complete ? 'complete' : 'partial',
  bytes,
  present,
  fingerprint,
})

const lineOf = ({ pack: { manifest, fingerprint }, complete, bytes, present }: StoredEdition): string =>
  `${manifest.id}, version ${manifest.version}: ${localized(manifest.title, 'en')}, ${manifest.start} ${manifest.timeZone}, ${complete ? size(bytes) : `${size(present)} of ${size(bytes)}`}, from ${fingerprint}`

const verify = async (store: string, id: string | undefined, json: boolean): Promise<ExitCode> => {
  const editions = (await storedEditions(store)).filter(({ pack, complete }) => complete && (id === undefined || pack.manifest.id === id))
  if (editions.length === 0) {
    remark(
      id === undefined
        ? `There is no complete seminar in ${store}.`
        : `There is no complete seminar ${id} in ${store}. talkroom packs list names them.`,
    )
    return exitCodes.unknown
  }
  const total = editions.reduce((all, { bytes }) => all + bytes, 0)
  const proven = await withProgress('Reading', total, async (bar) => {
    const rows = []
    for (const { pack } of editions) rows.push({ pack, damages: await proveEdition(store, pack, (bytes) => bar.add(bytes)) })
    return rows
  })
  if (json)
    sayJson(proven.map(({ pack, damages }) => ({ id: pack.manifest.id, version: pack.manifest.version, good: damages.length === 0, damages })))
  else
    for (const { pack, damages } of proven) {
      const parts = damages.map(({ path, chunks }) => `${path} (${chunks} ${chunks === 1 ? 'part' : 'parts'})`)
      say(
        `${pack.manifest.id}, version ${pack.manifest.version}: ${parts.length === 0 ? 'good' : `damaged: ${parts.join(', ')}. The kiosk mends it as soon as a source has it`}.`,
      )
    }
  return proven.every(({ damages }) => damages.length === 0) ? exitCodes.well : exitCodes.attention
}

/** Does something to the store while no kiosk can use it. */
const alone = async (profile: string, act: (store: SeminarStore) => Promise<ExitCode>): Promise<ExitCode> => {
  const giveBack = await borrowProfile(resolve(profile))
  if (giveBack === null) {
    remark(
      'A kiosk runs with this profile, and its store is its own while it does. Close it first (sudo systemctl stop talkroom-kiosk). A folder that is named in packSources, and a stick, are looked at by the running kiosk itself.',
    )
    return exitCodes.inUse
  }
  try {
    const opened = await openSeminarStore(storeIn(profile), { log: terminalLog })
    if (opened.ok) return await act(opened.value)
    remark(`${storeIn(profile)}: ${deliveryFailureTexts.en[opened.failure.reason]} ${opened.failure.cause ?? ''}`.trim())
    return exitCodes.unknown
  } finally {
    giveBack()
  }
}

const importAll = async (
  places: readonly string[],
  store: SeminarStore,
  { context, profile }: { readonly context: CommandContext; readonly profile: string },
): Promise<ExitCode> => {
  const stop = new AbortController()
  const stopped = () => stop.abort()
  process.once('SIGINT', stopped)
  const settings = settingsToStartWith(resolve(profile), context.policy().policy)
  let code: ExitCode = exitCodes.well
  try {
    for (const place of places) {
      const bar: { now: Progress | null } = { now: null }
      const imported = await takeInByHand(place, {
        store,
        storeDirectory: storeIn(profile),
        settings,
        clock: createSystemClock({ speed: 1 }),
        log: terminalLog,
        signal: stop.signal,
        progress: (bytes, total) => {
          bar.now ??= progressBar('Taking in', total)
          bar.now.to(bytes)
        },
      }).finally(() => bar.now?.end())
      say(`${place}: ${importedText(imported)}`)
      if (imported.end !== 'here') code = exitCodes.attention
    }
  } finally {
    process.removeListener('SIGINT', stopped)
  }
  return code
}

const importedText = (imported: Imported): string => {
  switch (imported.end) {
    case 'here':
      return `${imported.editions.map((edition) => edition.replace(' ', ', version ')).join('; ')} is here, whole and proven.`
    case 'untrusted':
      return `nobody here has said yes to its organiser, ${imported.fingerprint}. Compare these letters with the organiser's; if they are the same, put this key into trustedKeys of the policy and import it again: ${imported.publicKey}`
    case 'no-room':
      return `there is no room on the disk; ${size(imported.lacks)} more are needed. talkroom packs remove makes room, and diskBudget says how much seminars may take.`
    case 'refused':
      return deliveryFailureTexts.en[imported.reason]
  }
}

const remove = async (store: SeminarStore, id: string, version: number | null): Promise<ExitCode> => {
  const meant = (await store.list()).filter((one) => one.id === id && (version === null || one.version === version))
  if (meant.length === 0) {
    remark(`There is no such seminar here. talkroom packs list names them.`)
    return exitCodes.unknown
  }
  for (const one of meant) {
    const removed = await store.remove(one.id, one.version)
    if (!removed.ok) {
      remark(`${one.id}, version ${one.version}: ${deliveryFailureTexts.en[removed.failure.reason]} ${removed.failure.cause ?? ''}`.trim())
      return exitCodes.unknown
    }
    say(`${one.id}, version ${one.version} is removed.`)
  }
  return exitCodes.well
}

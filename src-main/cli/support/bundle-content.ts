import { readFile, statfs } from 'node:fs/promises'
import { freemem, loadavg, release, totalmem, uptime } from 'node:os'
import { join } from 'node:path'
import { identityOf } from '../../../src-shared/buttons/device.ts'
import { loadHidSystem } from '../../buttons/hid-system.ts'
import { findAudioSystem } from '../../devices/find-audio-system.ts'
import { settingsToStartWith } from '../../settings/stored-settings.ts'
import { createDisplays } from '../../shell/chromium/displays.ts'
import { isClaimed } from '../../shell/one-kiosk.ts'
import { figuresFileName, statusFileName } from '../../status/status-file.ts'
import type { CommandContext } from '../context.ts'
import { logFilesIn } from '../log-lines.ts'
import { storedEditions } from '../packs/stored-editions.ts'
import { explain } from '../policy-explain.ts'
import { terminalLog } from '../quiet-log.ts'
import { versionFacts } from '../version-command.ts'
import { createRedactor } from './redact.ts'

export type BundleFile = { readonly name: string; readonly text: string }

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** `/etc/os-release` names the distribution as people do. */
const systemName = async (): Promise<string> =>
  /^PRETTY_NAME="?([^"\n]+)"?/m.exec(await readFile('/etc/os-release', 'utf8').catch(() => ''))?.[1] ?? process.platform

const diskOf = async (directory: string) => {
  try {
    const { bavail, blocks, bsize } = await statfs(directory)
    return { free: bavail * bsize, total: blocks * bsize }
  } catch {
    // The profile may not be there at all, which the rest of the bundle shows.
    return null
  }
}

const aboutComputer = async (profile: string) => ({
  made: new Date().toISOString(),
  ...versionFacts(),
  system: await systemName(),
  kernel: release(),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  uptimeSeconds: Math.round(uptime()),
  memory: { free: freemem(), total: totalmem() },
  load: loadavg(),
  disk: await diskOf(profile),
  kioskRuns: await isClaimed(profile),
})

/** What is connected: by kind and model, and never by a serial number. */
const inventory = async ({ environment, platform }: CommandContext) => {
  const audio = findAudioSystem(environment, platform, terminalLog)
  try {
    const sound = await audio.list()
    const hid = await loadHidSystem()
    const { screens } = await createDisplays(environment)(async () => undefined)
    return {
      sound: sound.ok ? sound.value.map(({ direction, label, muted, volume }) => ({ direction, label, muted, volume })) : sound.failure.reason,
      screens: screens.map(({ connector, label, width, height }) => ({ connector, label, width, height })),
      buttons: hid.ok ? (await hid.value.list()).map((device) => ({ device: identityOf(device), name: device.name })) : hid.failure.reason,
    }
  } finally {
    await audio.close()
  }
}

const readme = `What IT support needs to see of one room.

Nothing in here says what people at the table said, wrote or answered: journal, outbox and drafts are left out as
wholes. Out of the rest, secrets (PIN, keys, logins, invitations, what stands behind a ? in an address), addresses of
mail and names of users in paths are removed, as [removed]. Names of the computer's sound devices are as the system
has them.

about.json      versions, the system, memory, disk
policy.json     each value that is in force and where it comes from, and what is wrong in the policy
status.json     how the kiosk said it stands, and talkroom.prom the same in figures
nightly.json    the last check by night
packs.json      the seminars on the disk
inventory.json  sound devices, screens, buttons
logs/           the log, the newest in talkroom.log
`

/** Everything that goes into a support bundle, made harmless. What is not there is left out. */
export const bundleContent = async (context: CommandContext, profile: string): Promise<readonly BundleFile[]> => {
  const found = context.policy()
  const redact = createRedactor(settingsToStartWith(profile, found.policy))
  const optional = async (name: string, path: string): Promise<readonly BundleFile[]> => {
    const text = await readFile(path, 'utf8').catch(() => null)
    return text === null ? [] : [{ name, text }]
  }
  const logs = join(profile, 'logs')
  const editions = (await storedEditions(join(profile, 'packs'))).map(({ pack: { manifest, fingerprint }, complete, bytes, present }) => ({
    ...{ id: manifest.id, version: manifest.version, start: manifest.start, timeZone: manifest.timeZone },
    ...{ fingerprint, complete, bytes, present },
  }))
  const files: readonly BundleFile[] = [
    { name: 'README.txt', text: readme },
    { name: 'about.json', text: json(await aboutComputer(profile)) },
    { name: 'policy.json', text: json({ path: found.path, state: found.state, slips: found.slips, values: explain(profile, found) }) },
    ...(await optional('status.json', join(profile, statusFileName))),
    ...(await optional('talkroom.prom', join(profile, figuresFileName))),
    ...(await optional('nightly.json', join(profile, 'devices', 'nightly.json'))),
    { name: 'packs.json', text: json(editions) },
    { name: 'inventory.json', text: json(await inventory(context)) },
    ...(await Promise.all((await logFilesIn(logs)).map((name) => optional(`logs/${name}`, join(logs, name))))).flat(),
  ]
  return files.map(({ name, text }) => ({ name, text: redact(text) }))
}

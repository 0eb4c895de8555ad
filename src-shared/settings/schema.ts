import { z } from 'zod'
import { usualBindings } from '../buttons/bindings.ts'
import { buttonBindings } from '../buttons/bindings-schema.ts'
import { buttonProfile } from '../buttons/profile.ts'
import { deviceSettings, withDeviceDefaults } from '../devices/settings.ts'
import { languages } from '../i18n/language.ts'
import { longestLink } from '../join/link.ts'
import { publicKeyPattern } from '../packs/signature.ts'
import { defaultPlenarySettings, plenarySettings } from '../plenary/settings.ts'
import { updateRules } from '../updates/update-rules.ts'
import { ownPath, place, proxyAddress } from './places.ts'

const language = z.enum(languages)
const logLevels = ['debug', 'info', 'warn', 'error'] as const
/** https, or this computer itself: a key does not go over a network in the clear. */
const reportAddress = /^(https:\/\/[^\s/@?#]+|http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?)(\/[^\s?#@]*)?$/
export const reportKey = /^[A-Za-z0-9_-]{20,100}$/
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What the kiosk remembers between starts, as it stands in its settings file; a key that is not there has its default. */
export const storedSettings = z.object({
  language: language.optional(),
  theme: z.enum(['light', 'dark', 'auto']).optional(),
  captions: z.union([language, z.literal('off')]).optional(),
  keyboard: language.optional(),
  sound: z.boolean().optional(),
  emulator: z.boolean().optional(),
  /** What this room is called, for IT and on the page of all rooms. */
  room: z.string().trim().min(1).max(80).nullable().optional(),
  /** How many groups the first screen offers places for. */
  groups: z.number().int().min(1).max(4).optional(),
  logLevel: z.enum(logLevels).optional(),
  /** Where the room says how it stands, and the key that lets it. */
  report: z
    .object({ to: z.string().max(300).regex(reportAddress), key: z.string().regex(reportKey) })
    .nullable()
    .optional(),
  /** `scrypt:<salt base64>:<hash base64>` */
  staffPinHash: z
    .string()
    .regex(/^scrypt:[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$/)
    .nullable()
    .optional(),
  deliverTo: ownPath.nullable().optional(),
  /** Public keys of organisers whose seminars are taken in, 64 hex digits each. */
  trustedKeys: z.array(z.string().regex(publicKeyPattern)).max(100).optional(),
  /** Where packs come from: an address of a pack, or a folder that is one or has some. */
  packSources: z.array(place).max(20).optional(),
  /** Addresses that codes are looked up under, beside those of the packs. */
  joinAddresses: z.array(place).max(20).optional(),
  /** The invitation that this room follows, as a link; null: none. */
  joined: z.string().max(longestLink).nullable().optional(),
  /** An invitation that is asked about; while a seminar is on, it waits. */
  joinAsked: z.string().max(longestLink).nullable().optional(),
  /** The invitation that the command line named last: each start names it again, and it is followed once. */
  joinStart: z.string().max(longestLink).nullable().optional(),
  /** The id of the seminar that staff have chosen to show; null: the next one. */
  chosenSeminar: z.string().max(64).nullable().optional(),
  /** Bytes a second that fetching may take of the line; null: all of it. */
  bandwidth: z.number().int().min(1000).nullable().optional(),
  /** Times of day between which packs are fetched; null: always. */
  fetchHours: z.object({ from: clockTime, to: clockTime }).nullable().optional(),
  /** `http://proxy.example.org:3128`, `direct` for never one; null: as the environment says. Without a login in it, which has its own place. */
  proxy: proxyAddress.nullable().optional(),
  /** A proxy script (PAC): the path of a file or an address. It wins over `proxy`. */
  proxyScript: place.nullable().optional(),
  /** For the proxy that a setting or the script names. Never logged, never shown. */
  proxyLogin: z
    .object({ user: z.string().min(1).max(300), password: z.string().max(300) })
    .nullable()
    .optional(),
  /** The path of a PEM file with certificate authorities that are believed beside the system's. */
  certificates: ownPath.nullable().optional(),
  /** When a newer Talkroom may be installed; null: never by itself. */
  updates: updateRules.nullable().optional(),
  /** The plenary: where its desk is and as whom, where neither pack nor invitation says it; STUN and TURN servers; a camera. */
  plenary: plenarySettings.optional(),
  /** Bytes that seminars may take on the disk. */
  diskBudget: z.number().int().min(1_000_000).optional(),
  /** The room's loudspeaker, microphone and how they are checked. */
  devices: deviceSettings.optional(),
  /** Buttons that this room was taught. */
  buttonProfiles: z.array(buttonProfile).max(20).optional(),
  /** Keys that are the button, as the page names them; F13 to F24 always are. */
  buttonKeys: z.array(z.string().min(1).max(40)).max(20).optional(),
  /** What each gesture means. */
  buttonBindings: buttonBindings.optional(),
  /** The group of a button, by what it is; the others are shared out. */
  buttonGroups: z.record(z.string().max(200), z.number().int().min(0).max(3)).optional(),
})
export type StoredSettings = z.infer<typeof storedSettings>
export type SettingName = keyof StoredSettings

/** Everything filled in. Captions follow the language until somebody chooses them. */
export const withDefaults = (stored: StoredSettings) => {
  const language = stored.language ?? 'sv'
  return {
    language,
    theme: stored.theme ?? 'auto',
    captions: stored.captions ?? language,
    keyboard: stored.keyboard ?? 'sv',
    sound: stored.sound ?? true,
    emulator: stored.emulator ?? false,
    room: stored.room ?? null,
    groups: stored.groups ?? 1,
    logLevel: stored.logLevel ?? 'info',
    report: stored.report ?? null,
    staffPinHash: stored.staffPinHash ?? null,
    deliverTo: stored.deliverTo ?? null,
    trustedKeys: stored.trustedKeys ?? [],
    packSources: stored.packSources ?? [],
    joinAddresses: stored.joinAddresses ?? [],
    joined: stored.joined ?? null,
    joinAsked: stored.joinAsked ?? null,
    joinStart: stored.joinStart ?? null,
    chosenSeminar: stored.chosenSeminar ?? null,
    bandwidth: stored.bandwidth ?? null,
    fetchHours: stored.fetchHours ?? null,
    proxy: stored.proxy ?? null,
    proxyScript: stored.proxyScript ?? null,
    proxyLogin: stored.proxyLogin ?? null,
    certificates: stored.certificates ?? null,
    updates: stored.updates ?? null,
    plenary: stored.plenary ?? defaultPlenarySettings,
    diskBudget: stored.diskBudget ?? 40_000_000_000,
    devices: withDeviceDefaults(stored.devices),
    buttonProfiles: stored.buttonProfiles ?? [],
    buttonKeys: stored.buttonKeys ?? [],
    buttonBindings: stored.buttonBindings ?? usualBindings,
    buttonGroups: stored.buttonGroups ?? {},
    /** Paths that the machine's policy decides, which nobody in the room can change. */
    fixed: [] as readonly string[],
  } as const
}

/**
 * Reads a settings file's content key by key, and a list item by item, so that one bad value does not cost the others.
 * Unknown keys are left out.
 */
export const readStored = (content: unknown): { readonly stored: StoredSettings; readonly bad: readonly SettingName[] } | null => {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return null
  const names = Object.keys(storedSettings.shape) as SettingName[]
  const given = content as Readonly<Record<string, unknown>>
  const bad = names.filter((name) => !isGood(name, given[name]))
  const good = names.flatMap((name): [SettingName, unknown][] => {
    const value = bad.includes(name) ? goodItems(name, given[name]) : given[name]
    return value === undefined ? [] : [[name, value]]
  })
  return { stored: storedSettings.parse(Object.fromEntries(good)), bad }
}

const isGood = (name: SettingName, value: unknown): boolean => storedSettings.shape[name].safeParse(value).success

/** Of a list, the items that can be used; undefined where nothing is left of the value. */
const goodItems = (name: SettingName, value: unknown): unknown => {
  if (!Array.isArray(value)) return undefined
  const items: readonly unknown[] = value.filter((item) => isGood(name, [item]))
  return items.length > 0 && isGood(name, items) ? items : undefined
}

import type { PolicyKey } from './policy.ts'

export type PolicyAbout = {
  /** What it decides. */
  readonly what: string
  /** What may stand there, to follow "it is". */
  readonly wanted: string
  readonly example: unknown
  /** Never repeated, shown or logged. */
  readonly secret?: true
}

/**
 * Every key of the policy, for whoever writes one: the command line, docs/policy.md, the published schema and the
 * sentences about slips are made of this.
 */
const about: Record<PolicyKey, PolicyAbout> = {
  room: {
    what: 'What the room is called: in the status, in the figures and on the page of all rooms.',
    wanted: 'a name of 80 letters at most',
    example: 'Biblioteket, Lund',
  },
  groups: { what: 'How many groups the first screen offers places for.', wanted: 'a number from 1 to 4', example: 2 },
  language: { what: 'The language each start begins with. The room may change it until the next.', wanted: 'sv, en or da', example: 'sv' },
  captions: { what: 'The captions each start begins with; without it, those of the language.', wanted: 'sv, en, da or off', example: 'sv' },
  theme: { what: 'Light or dark, at each start.', wanted: 'light, dark or auto', example: 'auto' },
  keyboard: { what: 'The keyboard on the screen, at each start.', wanted: 'sv, en or da', example: 'sv' },
  sound: { what: 'Whether the screen gives short sounds, at each start.', wanted: 'true or false', example: true },
  devices: {
    what: 'The loudspeaker, the microphone and the screen that must be used (talkroom check names them), what other screens show, the volume, and the time of the check by night. What is not named is left to the room.',
    wanted:
      'an object with any of pinned, screens (pinned; others: black, moderator or leave), volume (0.05 to 1, null leaves it alone) and nightly (a time, null for never)',
    example: {
      pinned: { speaker: { key: 'usb:0b0e:2475', label: 'Jabra Speak 750' } },
      screens: { pinned: { connector: 'HDMI-1', label: 'SAMSUNG' }, others: 'black' },
      volume: 0.7,
      nightly: '04:10',
    },
  },
  buttonBindings: {
    what: 'What each gesture on the table’s button means.',
    wanted: 'an object with press, double, long and very-long, each next, back, pause-or-resume, help or nothing',
    example: { press: 'next', double: 'back', long: 'pause-or-resume', 'very-long': 'help' },
  },
  buttonKeys: { what: 'Keys that are the button, beside F13 to F24.', wanted: 'a list of names of keys', example: ['PageDown'] },
  buttonGroups: {
    what: 'The group that a button speaks for, by what it is (talkroom buttons lists them); 0 is the first.',
    wanted: 'an object of numbers from 0 to 3',
    example: { '20a0:42da': 0 },
  },
  buttonProfiles: {
    what: 'Buttons that no profile knows, as a room was taught them: copy what stands in its settings.json.',
    wanted: 'a list of profiles, as docs/buttons.md has them',
    example: [{ id: 'pedal', name: 'Pedal', source: 'learned', match: [{ vendor: 1, products: [2] }], reads: { by: 'keys', keys: ['F13'] } }],
  },
  packSources: {
    what: 'Where seminars come from: addresses of packs, and folders.',
    wanted: 'a list of addresses (https:// or http://, without a login) and whole paths of folders',
    example: ['https://seminars.example.org/autumn', '/srv/talkroom'],
  },
  trustedKeys: {
    what: 'The organisers whose seminars are taken in. Where it is set, the staff screen adds nobody.',
    wanted: 'a list of public keys, 64 hex digits each',
    example: ['9f'.repeat(32)],
  },
  join: { what: 'The invitation that this room follows, once.', wanted: 'a link or a code out of an invitation', example: '7K3P-9XQ6' },
  joinAddresses: {
    what: 'Where codes are looked up, beside the addresses of the packs.',
    wanted: 'a list of addresses and folders, as packSources',
    example: ['https://seminars.example.org/autumn'],
  },
  fetchHours: {
    what: 'When seminars are fetched, in the computer’s own time; null: always.',
    wanted: 'an object with two times',
    example: { from: '18:00', to: '06:00' },
  },
  updates: {
    what: 'Whether a newer Talkroom may be installed by itself: never, or when the room is free, in these hours, and so many minutes from any seminar (720 if nothing is said).',
    wanted:
      'an object with install (never or when-free), and if wanted hours (two times), apart (minutes, 30 to 2880) and, for Windows, from (an https address)',
    example: { install: 'when-free', hours: { from: '01:00', to: '05:00' }, apart: 720 },
  },
  bandwidth: {
    what: 'Bytes a second at most, over all connections; null: no limit.',
    wanted: 'a number from 1000 on, without quotes',
    example: 2_000_000,
  },
  diskBudget: { what: 'Bytes for all seminars together.', wanted: 'a number from 1000000 on, without quotes', example: 40_000_000_000 },
  proxy: {
    what: 'The way to the network: a proxy, or direct for never one; null: as the environment says.',
    wanted: 'an address without a path or a login, or "direct"',
    example: 'http://proxy.example.org:3128',
  },
  proxyScript: {
    what: 'A proxy script (PAC), which wins over proxy.',
    wanted: 'the whole path of a file, or an address (https:// or http://)',
    example: '/etc/talkroom/proxy.pac',
  },
  proxyLogin: {
    what: 'The login for the proxy.',
    wanted: 'an object with user and password',
    example: { user: 'room', password: 'secret' },
    secret: true,
  },
  certificates: {
    what: 'Authorities of your own, which are believed beside the system’s.',
    wanted: 'the whole path of a PEM file',
    example: '/etc/ssl/certs/example-ca.pem',
  },
  staffPinHash: {
    what: 'The PIN of the staff screen, as talkroom policy set-pin writes it.',
    wanted: 'what talkroom policy set-pin writes',
    example: 'scrypt:c2FsdA==:aGFzaA==',
    secret: true,
  },
  plenary: {
    what: 'The plenary: its desk and this room’s pass, where neither pack nor invitation says them, servers for media, the ways that media may take, and whether the room is seen while it is heard. What is not named is left to the room.',
    wanted:
      'an object with any of desk (an https address), pass, iceServers (a list of objects with urls (stun:, turn: or turns:), username and credential), transports (a list of direct, relay-udp, relay-tcp, relay-tls) and camera (true, false, or a part of the camera’s name)',
    example: {
      desk: 'https://desk.example.org:8443',
      iceServers: [{ urls: 'turns:turn.example.org', username: 'rooms', credential: 'secret' }],
      transports: ['direct', 'relay-tls'],
      camera: false,
    },
    secret: true,
  },
  deliverTo: { what: 'The folder that points and evaluations go to.', wanted: 'the whole path of a folder', example: '/mnt/results' },
  report: {
    what: 'Where the room says how it stands: the desk that runs desk rooms, and its key for rooms.',
    wanted: 'an object with to, an https address, and key, as desk rooms prints it',
    example: { to: 'https://rooms.example.org', key: 'a-key-that-desk-rooms-made' },
    secret: true,
  },
  logLevel: { what: 'How much the log tells.', wanted: 'debug, info, warn or error', example: 'info' },
}

export const policyKeys: readonly (PolicyAbout & { readonly key: PolicyKey })[] = Object.entries(about).map(([key, one]) => ({
  key: key as PolicyKey,
  ...one,
}))

/** Keys whose values are never shown. */
export const secretKeys: readonly string[] = policyKeys.filter(({ secret }) => secret === true).map(({ key }) => key)

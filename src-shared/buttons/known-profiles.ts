import type { ButtonProfile } from './profile.ts'

const hut = 'https://usb.org/sites/default/files/hut1_5.pdf'
/**
 * The hook key is the button. Muting is the loudspeaker's own business: it is heard, and moves nothing. Their lights
 * stay alone, because lighting "off hook" or "mute" makes them believe in a call, or mutes the microphone.
 */
const telephony: ButtonProfile['reads'] = {
  by: 'usages',
  controls: [
    { name: 'hook', does: 'button', page: 0x0b, usage: 0x20 },
    { name: 'mute', does: 'nothing', page: 0x0b, usage: 0x2f },
  ],
}

const speakerphone = (id: string, name: string, vendor: number, source: string): ButtonProfile => ({
  id,
  name,
  source,
  match: [{ vendor, usagePage: 0x0b }],
  reads: telephony,
})

/** Buttons that work without being taught. What a device says is described where `source` points. */
export const knownProfiles: readonly ButtonProfile[] = [
  {
    id: 'muteme',
    name: 'MuteMe',
    source: 'https://muteme.com/pages/muteme-hid-key',
    match: [
      { vendor: 0x16c0, products: [0x27db] },
      { vendor: 0x20a0, products: [0x42da, 0x42db] },
      { vendor: 0x3603, products: [0x0001, 0x0002, 0x0003, 0x0004] },
    ],
    // 4: touched just now, 1: still touched, 2: let go just now, 0: untouched.
    reads: { by: 'report', sizes: [8], controls: [{ name: 'top', does: 'button', byte: 3, mask: 0xff, pressed: [1, 4] }] },
    // A report number of 0, then a colour: 1 red, 2 green, 3 yellow; 0x10 dims it, 0x30 lets it pulse slowly.
    lights: { off: [0, 0], ready: [0, 0x12], 'your-turn': [0, 0x02], warning: [0, 0x33], muted: [0, 0x01] },
  },
  {
    id: 'stream-deck-pedal',
    name: 'Stream Deck Pedal',
    source: 'https://github.com/abcminiuser/python-elgato-streamdeck/blob/master/src/StreamDeck/Devices/StreamDeckPedal.py',
    match: [{ vendor: 0x0fd9, products: [0x0086] }],
    reads: {
      by: 'report',
      // Windows fills the report up; Linux gives what was sent.
      sizes: [7, 8, 32, 64],
      number: 1,
      controls: [
        { name: 'left', does: 'back', byte: 4, mask: 1, pressed: [1] },
        { name: 'middle', does: 'button', byte: 5, mask: 1, pressed: [1] },
        { name: 'right', does: 'next', byte: 6, mask: 1, pressed: [1] },
      ],
    },
  },
  {
    id: 'powermate',
    name: 'Griffin PowerMate',
    source: 'https://github.com/torvalds/linux/blob/master/drivers/input/misc/powermate.c',
    match: [{ vendor: 0x077d, products: [0x0410, 0x04aa] }],
    // The second byte is how far it was turned, which means nothing here. Six bytes, or three of the older knob.
    reads: { by: 'report', sizes: [3, 6], controls: [{ name: 'knob', does: 'button', byte: 0, mask: 1, pressed: [1] }] },
    lights: { off: [0, 0], ready: [0, 0x20], 'your-turn': [0, 0xff], warning: [0, 0x90], muted: [0, 0x08] },
  },
  {
    id: 'dream-cheeky-big-red-button',
    name: 'Dream Cheeky Big Red Button',
    source: 'https://github.com/derrick/dream_cheeky',
    match: [{ vendor: 0x1d34, products: [0x000d] }],
    reads: {
      by: 'report',
      sizes: [8],
      // 0x15: the lid is shut, 0x17: it is open, 0x16: pressed.
      controls: [{ name: 'top', does: 'button', byte: 0, mask: 0xff, pressed: [0x16] }],
      poll: { write: [0, 8, 0, 0, 0, 0, 0, 0, 2], everyMilliseconds: 40 },
    },
  },
  speakerphone('jabra', 'Jabra', 0x0b0e, 'https://github.com/gnaudio/jabra-browser-integration'),
  speakerphone('poly', 'Poly', 0x047f, 'https://github.com/jitsi/jitsi-meet/blob/master/react/features/web-hid/utils.ts'),
  speakerphone('yealink', 'Yealink', 0x6993, 'https://github.com/purecloudlabs/softphone-vendor-headsets'),
  speakerphone('epos', 'EPOS', 0x1395, 'https://github.com/purecloudlabs/softphone-vendor-headsets'),
  { id: 'telephony', name: 'Speakerphone', source: hut, match: [{ usagePage: 0x0b }], reads: telephony },
  {
    id: 'pcsensor-pedal',
    name: 'PCsensor FootSwitch',
    source: 'https://github.com/rgerganov/footswitch',
    match: [
      { vendor: 0x0c45, products: [0x7403, 0x7404], usagePage: 1, usage: 6 },
      { vendor: 0x413d, products: [0x2107], usagePage: 1, usage: 6 },
      { vendor: 0x1a86, products: [0xe026, 0xe02d], usagePage: 1, usage: 6 },
      { vendor: 0x3553, products: [0xb001, 0xc010], usagePage: 1, usage: 6 },
    ],
    reads: { by: 'keys', keys: ['PageDown', 'F13', 'B'] },
  },
  {
    id: 'logitech-presenter',
    name: 'Logitech presenter',
    source: 'https://github.com/RoganDawes/munifying',
    match: [{ vendor: 0x046d, products: [0xc538, 0xc53e, 0xc540], usagePage: 1, usage: 6 }],
    reads: { by: 'keys', keys: ['PageDown', 'PageUp', '.'] },
  },
]

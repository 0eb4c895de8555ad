import { z } from 'zod'

/** What a Janus of the desk's own needs to know. Secrets are made anew with each that is configured, and stand in no command line. */
export const janusSettings = z.object({
  /** Where its configuration lies; absolute. */
  folder: z.string(),
  /** Where Debian keeps its parts: `/usr/lib/x86_64-linux-gnu/janus`. */
  library: z.string(),
  /** Where the desk reaches it: the loopback, or an address between the desk and a Janus elsewhere. */
  address: z.string(),
  port: z.number(),
  apiSecret: z.string(),
  adminKey: z.string(),
  /** The address that rooms reach this machine's media at. */
  mediaAddress: z.string(),
  mediaPorts: z.object({ first: z.number(), last: z.number() }),
  /** Of each on stage at most, in bits a second: every room receives it of all of them. */
  bitrate: z.number(),
  /** Threads that carry media; one for each core saves a fifth of the work. */
  loops: z.number(),
})
export type JanusSettings = z.infer<typeof janusSettings>

const plugins = ['audiobridge', 'duktape', 'echotest', 'lua', 'nosip', 'recordplay', 'sip', 'streaming', 'textroom', 'videocall', 'voicemail']
const transports = ['http', 'mqtt', 'nanomsg', 'pfunix', 'rabbitmq']
const eventHandlers = ['gelfevh', 'mqttevh', 'nanomsgevh', 'rabbitmqevh', 'sampleevh', 'wsevh']

const text = (value: string): string => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
const list = (prefix: string, names: readonly string[]): string => text(names.map((name) => `${prefix}${name}.so`).join(','))

/**
 * The configuration by file name. Every switch says what must be true, also where that is the default of today: only
 * the VideoRoom is loaded, only one address is listened on, there is no admin API, no event leaves the process, and
 * nothing can be written anywhere: every folder is protected, so that a recording has no place to go. Janus' own ways to
 * be reached are few and known at once, so they stand in what it offers and nothing trickles after.
 */
export const janusConfig = (settings: JanusSettings): Readonly<Record<string, string>> => ({
  'janus.jcfg': `general: {
	configs_folder = ${text(settings.folder)}
	plugins_folder = ${text(`${settings.library}/plugins`)}
	transports_folder = ${text(`${settings.library}/transports`)}
	events_folder = ${text(`${settings.library}/events`)}
	loggers_folder = ${text(`${settings.library}/loggers`)}
	log_to_stdout = true
	debug_level = 3
	debug_timestamps = true
	debug_colors = false
	api_secret = ${text(settings.apiSecret)}
	admin_secret = ${text(settings.adminKey)}
	interface = ${text(settings.address)}
	server_name = "talkroom"
	session_timeout = 60
	reclaim_session_timeout = 60
	candidates_timeout = 45
	hide_dependencies = true
	event_loops = ${settings.loops}
	protected_folders = ["/"]
}
certificates: { }
media: {
	ipv6 = false
	rtp_port_range = "${settings.mediaPorts.first}-${settings.mediaPorts.last}"
	no_media_timer = 1
	slowlink_threshold = 4
}
nat: {
	nice_debug = false
	full_trickle = false
	ice_lite = false
	ignore_mdns = true
	ice_enforce_list = ${text(settings.mediaAddress)}
}
plugins: { disable = ${list('libjanus_', plugins)} }
transports: { disable = ${list('libjanus_', transports)} }
loggers: { disable = "libjanus_jsonlog.so" }
events: {
	broadcast = false
	disable = ${list('libjanus_', eventHandlers)}
}
`,
  'janus.transport.websockets.jcfg': `general: {
	json = "compact"
	pingpong_trigger = 10
	pingpong_timeout = 5
	ws = true
	ws_port = ${settings.port}
	ws_ip = ${text(settings.address)}
	wss = false
}
admin: {
	admin_ws = false
	admin_wss = false
}
cors: { }
certificates: { }
`,
  'janus.plugin.videoroom.jcfg': `general: {
	admin_key = ${text(settings.adminKey)}
	lock_rtp_forward = true
	string_ids = true
}
`,
})

/** The plenary's room. Only the desk knows its secret and pin; recording is off, and locked so. */
export const roomRequest = (of: {
  readonly room: string
  readonly adminKey: string
  readonly secret: string
  readonly pin: string
  readonly bitrate: number
}) => ({
  request: 'create',
  admin_key: of.adminKey,
  room: of.room,
  secret: of.secret,
  pin: of.pin,
  description: 'Plenary',
  is_private: true,
  permanent: false,
  publishers: 1000,
  bitrate: of.bitrate,
  bitrate_cap: true,
  fir_freq: 10,
  require_pvtid: true,
  record: false,
  lock_record: true,
  audiocodec: 'opus',
  videocodec: 'vp8,h264',
  opus_fec: true,
  opus_dtx: true,
  audiolevel_event: false,
  notify_joining: false,
})

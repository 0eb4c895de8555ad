/**
 * What hostile script would try, had it found a way into the page. Each runs in the page by itself, so that it may use
 * nothing from here; `away` is the address of a server that would answer and counts who asks. What it answers with must
 * be `contained`; a throw is a refusal too.
 */
export type PageAttempt = (away: string) => unknown

const links = {
  'a link to another place': (away) => {
    const link = Object.assign(document.createElement('a'), { href: `${away}/link` })
    document.body.append(link)
    link.click()
    link.remove()
  },
  'a link to a new window': (away) => {
    const link = Object.assign(document.createElement('a'), { href: `${away}/blank`, target: '_blank' })
    document.body.append(link)
    link.click()
    link.remove()
  },
  'a link in a shadow root': (away) => {
    const host = document.createElement('div')
    document.body.append(host)
    const link = Object.assign(document.createElement('a'), { href: `${away}/shadow` })
    host.attachShadow({ mode: 'closed' }).append(link)
    link.click()
    host.remove()
  },
  'a link in a drawing': (away) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    const link = document.createElementNS('http://www.w3.org/2000/svg', 'a')
    link.setAttribute('href', `${away}/svg`)
    svg.append(link)
    document.body.append(svg)
    link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    svg.remove()
  },
  'a link with Control held': (away) => {
    const link = Object.assign(document.createElement('a'), { href: `${away}/ctrl` })
    document.body.append(link)
    link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }))
    link.remove()
  },
  'a link that pings': (away) => {
    const link = Object.assign(document.createElement('a'), { href: '#', ping: `${away}/ping` })
    document.body.append(link)
    link.addEventListener('click', (event) => event.preventDefault())
    link.click()
    link.remove()
  },
  'a download': (away) => {
    const link = Object.assign(document.createElement('a'), { href: `${away}/download`, download: 'it' })
    document.body.append(link)
    link.click()
    link.remove()
  },
  'a download made in the page': () => {
    const url = URL.createObjectURL(new Blob(['it']))
    const link = Object.assign(document.createElement('a'), { href: url, download: 'it.html' })
    document.body.append(link)
    link.click()
    link.remove()
    URL.revokeObjectURL(url)
  },
  'a download of the kiosk itself': () => {
    const link = Object.assign(document.createElement('a'), { href: '/', download: 'it.html' })
    document.body.append(link)
    link.click()
    link.remove()
  },
  'an address that is script': () => {
    const link = Object.assign(document.createElement('a'), { href: 'javascript:document.body.remove()' })
    document.body.append(link)
    link.click()
    link.remove()
  },
} satisfies Record<string, PageAttempt>

/** Addresses of other kinds, followed as a link and by script. */
const schemes = [
  'file:///etc/passwd',
  'chrome://settings/',
  'chrome://version/',
  'devtools://devtools/bundled/inspector.html',
  'view-source:about:blank',
  'about:blank',
  'data:text/html,<title>elsewhere</title>',
  'mailto:someone@example.org',
  'tel:112',
  'talkroom://join?x=1',
  'ms-settings:',
  'vnc://127.0.0.1/',
  'intent://scan/#Intent;end',
  'filesystem:http://127.0.0.1/temporary/x',
  'ftp://127.0.0.1/',
]

const navigation = {
  'location.assign': (away) => location.assign(`${away}/assign`),
  'location.replace': (away) => location.replace(`${away}/replace`),
  'location.href': (away) => {
    location.href = `${away}/href`
  },
  'location.host': (away) => {
    location.host = new URL(away).host
  },
  'location.port': (away) => {
    location.port = new URL(away).port
  },
  'location.protocol': () => {
    location.protocol = 'https:'
  },
  'the navigation of the page': (away) => {
    const { committed, finished } = navigation_().navigate(`${away}/navigate`)
    committed.catch(() => undefined)
    finished.catch(() => undefined)
    function navigation_() {
      return (window as unknown as { navigation: { navigate(url: string): { committed: Promise<unknown>; finished: Promise<unknown> } } }).navigation
    }
  },
  'the history': () => {
    history.back()
    history.forward()
    history.go(-10)
  },
  'a refresh in the document': (away) => {
    const meta = document.createElement('meta')
    meta.httpEquiv = 'refresh'
    meta.content = `0;url=${away}/refresh`
    document.head.append(meta)
    meta.remove()
  },
  'another base': (away) => {
    const base = document.createElement('base')
    base.href = `${away}/`
    document.head.append(base)
    const link = Object.assign(document.createElement('a'), { href: 'base' })
    document.body.append(link)
    link.click()
    link.remove()
    base.remove()
  },
  'a form that asks': (away) => {
    const form = Object.assign(document.createElement('form'), { action: `${away}/get` })
    document.body.append(form)
    form.submit()
    form.remove()
  },
  'a form that sends': (away) => {
    const form = Object.assign(document.createElement('form'), { action: `${away}/post`, method: 'post' })
    document.body.append(form)
    form.requestSubmit()
    form.submit()
    form.remove()
  },
  'a form into a new window': (away) => {
    const form = Object.assign(document.createElement('form'), { action: `${away}/target`, target: '_blank' })
    document.body.append(form)
    form.submit()
    form.remove()
  },
  'a form to the kiosk itself': () => {
    const form = Object.assign(document.createElement('form'), { action: '/', method: 'post' })
    document.body.append(form)
    form.submit()
    form.remove()
  },
} satisfies Record<string, PageAttempt>

const windows = {
  'window.open': (away) => window.open(`${away}/open`),
  'window.open as a small window': (away) => window.open(`${away}/popup`, 'x', 'popup,width=300,height=300'),
  'window.open from another realm': (away) => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const opened = frame.contentWindow?.open(`${away}/realm`) ?? null
    frame.remove()
    return opened
  },
  'window.open with nothing in it': () => window.open('about:blank'),
  'a picture in a window of its own': async () =>
    (window as unknown as { documentPictureInPicture: { requestWindow(): Promise<Window> } }).documentPictureInPicture.requestWindow(),
  'a video in a window of its own': async () => {
    const video = document.createElement('video')
    document.body.append(video)
    try {
      return await video.requestPictureInPicture()
    } finally {
      video.remove()
    }
  },
  'a smaller window': () => {
    window.resizeTo(400, 300)
    window.moveTo(200, 200)
  },
  'window.close': () => window.close(),
  'window.print': () => window.print(),
  'the printing command': () => document.execCommand('print') || undefined,
  'an alert': () => window.alert('Call this number'),
  'a question': () => window.confirm('Really?') || undefined,
  'a prompt': () => window.prompt('Your PIN?') ?? undefined,
  'a question at leaving': () => {
    const ask = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', ask)
    location.href = 'about:blank'
    removeEventListener('beforeunload', ask)
  },
  'a file to open': async () => (window as unknown as { showOpenFilePicker(): Promise<unknown> }).showOpenFilePicker(),
  'a file to save': async () => (window as unknown as { showSaveFilePicker(): Promise<unknown> }).showSaveFilePicker(),
  'a folder to open': async () => (window as unknown as { showDirectoryPicker(): Promise<unknown> }).showDirectoryPicker(),
  'a field for files': () => {
    const input = Object.assign(document.createElement('input'), { type: 'file' })
    document.body.append(input)
    input.click()
    input.remove()
  },
  'a picker for files': () => {
    const input = Object.assign(document.createElement('input'), { type: 'file' })
    document.body.append(input)
    try {
      input.showPicker()
    } finally {
      input.remove()
    }
  },
  'the screen shared': async () => navigator.mediaDevices.getDisplayMedia({ video: true }),
} satisfies Record<string, PageAttempt>

const code = {
  'script in the document': () => {
    document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.hostile = true' }))
    return Reflect.get(window, 'hostile')
  },
  'script from elsewhere': (away) =>
    new Promise((resolve) => {
      const script = Object.assign(document.createElement('script'), { src: `${away}/script.js` })
      script.onerror = () => resolve(undefined)
      script.onload = () => resolve('loaded')
      document.body.append(script)
    }),
  'script in an attribute': () => {
    const image = document.createElement('img')
    image.setAttribute('onerror', 'window.hostile = true')
    image.src = '/nothing.png'
    document.body.append(image)
    image.dispatchEvent(new Event('error'))
    image.remove()
    return Reflect.get(window, 'hostile')
  },
  'a module from elsewhere': async (away) => import(`${away}/module.js`),
  'script from a string': () => new Function('return "ran"')(),
  'a worker from elsewhere': (away) => {
    new Worker(`${away}/worker.js`)
  },
  'a worker made in the page': () =>
    new Promise((resolve) => {
      const worker = new Worker(URL.createObjectURL(new Blob(['postMessage("ran")'])))
      worker.onmessage = () => resolve('ran')
      worker.onerror = () => resolve(undefined)
    }),
  'a service worker': async () => navigator.serviceWorker.register('/sw.js'),
  'a frame from elsewhere': (away) =>
    new Promise((resolve) => {
      const frame = Object.assign(document.createElement('iframe'), { src: `${away}/frame` })
      frame.onload = () => resolve(undefined)
      document.body.append(frame)
      setTimeout(resolve, 300)
    }),
  'a frame with its own document': () =>
    new Promise((resolve) => {
      const frame = document.createElement('iframe')
      frame.srcdoc = '<script>parent.hostile = true</script>'
      frame.onload = () => resolve(Reflect.get(window, 'hostile'))
      document.body.append(frame)
      setTimeout(() => resolve(Reflect.get(window, 'hostile')), 300)
    }),
  'an object from elsewhere': (away) => {
    document.body.append(Object.assign(document.createElement('object'), { data: `${away}/object` }))
  },
  'an embedded thing from elsewhere': (away) => {
    document.body.append(Object.assign(document.createElement('embed'), { src: `${away}/embed` }))
  },
  'a style from elsewhere': (away) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${away}/style.css` }))
  },
  'a style in the document': (away) => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: `@import "${away}/import.css"; body { display: none }` }))
    return getComputedStyle(document.body).display === 'none' ? 'styled' : undefined
  },
  'a page fetched ahead': (away) => {
    for (const rel of ['prefetch', 'preload', 'prerender', 'preconnect', 'dns-prefetch', 'modulepreload'])
      document.head.append(Object.assign(document.createElement('link'), { rel, as: 'script', href: `${away}/${rel}` }))
  },
} satisfies Record<string, PageAttempt>

const network = {
  'a request': async (away) => fetch(`${away}/fetch`, { mode: 'no-cors' }),
  'an old request': (away) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open('GET', `${away}/xhr`)
      request.onload = () => resolve('answered')
      request.onerror = () => reject(new Error('refused'))
      request.send()
    }),
  'a beacon': (away) => {
    navigator.sendBeacon(`${away}/beacon`, 'it')
  },
  'a socket': (away) =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(away.replace('http', 'ws'))
      socket.onopen = () => resolve('open')
      socket.onerror = () => reject(new Error('refused'))
    }),
  'a stream of events': (away) =>
    new Promise((resolve, reject) => {
      const source = new EventSource(`${away}/events`)
      source.onopen = () => resolve('open')
      source.onerror = () => {
        source.close()
        reject(new Error('refused'))
      }
    }),
  'a picture from elsewhere': (away) =>
    new Promise((resolve, reject) => {
      const image = new Image()
      image.onload = () => resolve('loaded')
      image.onerror = () => reject(new Error('refused'))
      image.src = `${away}/image.png`
    }),
  'a film from elsewhere': (away) =>
    new Promise((resolve, reject) => {
      const video = document.createElement('video')
      video.onloadeddata = () => resolve('loaded')
      video.onerror = () => reject(new Error('refused'))
      video.src = `${away}/film.mp4`
    }),
  'a typeface from elsewhere': async (away) => new FontFace('x', `url(${away}/font.woff2)`).load(),
} satisfies Record<string, PageAttempt>

const devices = {
  'the camera': async () => navigator.mediaDevices.getUserMedia({ video: true }),
  'where the room is': () =>
    new Promise((resolve, reject) => {
      navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 500 })
    }),
  notifications: async () => ((await Notification.requestPermission()) === 'granted' ? 'granted' : undefined),
  USB: async () => (navigator as unknown as { usb: { requestDevice(wish: object): Promise<unknown> } }).usb.requestDevice({ filters: [] }),
  HID: async () => {
    const given = await (navigator as unknown as { hid: { requestDevice(wish: object): Promise<readonly unknown[]> } }).hid.requestDevice({
      filters: [],
    })
    return given.length === 0 ? undefined : given
  },
  'serial ports': async () => (navigator as unknown as { serial: { requestPort(): Promise<unknown> } }).serial.requestPort(),
  Bluetooth: async () =>
    (navigator as unknown as { bluetooth: { requestDevice(wish: object): Promise<unknown> } }).bluetooth.requestDevice({ acceptAllDevices: true }),
  MIDI: async () => navigator.requestMIDIAccess(),
  'what was copied': async () => navigator.clipboard.readText(),
  'the pointer': async () => document.body.requestPointerLock(),
  'all keys': async () => (navigator as unknown as { keyboard: { lock(): Promise<void> } }).keyboard.lock().then(() => undefined),
  'a payment': async () =>
    new PaymentRequest([{ supportedMethods: 'https://example.org/pay' }], { total: { label: 'x', amount: { currency: 'SEK', value: '1' } } }).show(),
  sharing: async () => navigator.share({ url: 'https://example.org' }),
  'a password': async () => (await navigator.credentials.get({ password: true } as CredentialRequestOptions)) ?? undefined,
  'a passkey': async () => navigator.credentials.get({ publicKey: { challenge: new Uint8Array(16), timeout: 300 } }),
  'a handler of links': () => navigator.registerProtocolHandler('web+talkroom', `${location.origin}/?x=%s`),
  idleness: async () => {
    const { IdleDetector } = window as unknown as { IdleDetector: { requestPermission(): Promise<string> } }
    return (await IdleDetector.requestPermission()) === 'granted' ? 'granted' : undefined
  },
  'the fonts of the machine': async () => {
    const found = await (window as unknown as { queryLocalFonts(): Promise<readonly unknown[]> }).queryLocalFonts()
    return found.length === 0 ? undefined : found.length
  },
} satisfies Record<string, PageAttempt>

export const pageAttempts: Readonly<Record<string, Readonly<Record<string, PageAttempt>>>> = { links, navigation, windows, code, network, devices }
export { schemes }

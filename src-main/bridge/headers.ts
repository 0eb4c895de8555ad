/** What every answer carries: the page may load from main and from nowhere else, may not be framed, and has a camera only where IT wants it. */
export const securityHeaders = (host: string, development: boolean, camera: boolean): Readonly<Record<string, string>> => {
  // Vite's development page has its styles and its reload hook inline.
  const inline = development ? " 'unsafe-inline'" : ''
  return {
    'content-security-policy': [
      "default-src 'none'",
      `script-src 'self'${inline}`,
      `style-src 'self'${inline}`,
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "media-src 'self'",
      `connect-src 'self' ws://${host}`,
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'permissions-policy': [
      ...['autoplay', 'fullscreen', 'microphone', 'screen-wake-lock', 'window-management'].map((feature) => `${feature}=(self)`),
      `camera=${camera ? '(self)' : '()'}`,
      ...['display-capture', 'geolocation', 'hid', 'midi', 'payment', 'serial', 'usb', 'bluetooth'].map((feature) => `${feature}=()`),
    ].join(', '),
    'cache-control': 'no-store',
  }
}

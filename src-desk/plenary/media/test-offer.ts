/** For tests: an offer as a browser makes it, of sound and picture that are sent. Nobody answers at its address. */
export const testOffer = [
  'v=0',
  'o=- 4611732 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0 1',
  'a=msid-semantic: WMS room',
  ...[
    ['audio', '111', 'a=rtpmap:111 opus/48000/2', '0'],
    ['video', '96', 'a=rtpmap:96 VP8/90000', '1'],
  ].flatMap(([kind, codec, map, mid]) => [
    `m=${kind} 9 UDP/TLS/RTP/SAVPF ${codec}`,
    'c=IN IP4 0.0.0.0',
    'a=rtcp:9 IN IP4 0.0.0.0',
    'a=ice-ufrag:Zx1d',
    'a=ice-pwd:kP0wGzBq2mXc7Yt5Rv9nLs3D',
    'a=ice-options:trickle',
    `a=fingerprint:sha-256 ${Array.from({ length: 32 }, (_, byte) => (byte + 16).toString(16).toUpperCase()).join(':')}`,
    'a=setup:actpass',
    `a=mid:${mid}`,
    `a=msid:room ${kind}`,
    'a=sendonly',
    'a=rtcp-mux',
    map ?? '',
    `a=ssrc:${mid}234 cname:room`,
  ]),
  '',
].join('\r\n')

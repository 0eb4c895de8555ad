/** Put in by the bundler (`define`, see build/vite.main.config.ts); absent where the sources run as they are. */
declare const __TALKROOM_BUILD__: string | undefined
declare const __TALKROOM_VERSION__: string | undefined
declare const __TALKROOM_PACKAGED__: boolean | undefined

/** Which build this is; a page of another build is told to reload. */
export const buildId: string = typeof __TALKROOM_BUILD__ === 'string' ? __TALKROOM_BUILD__ : 'dev'
export const version: string = typeof __TALKROOM_VERSION__ === 'string' ? __TALKROOM_VERSION__ : '0.0.0'
/** True in what a room PC gets: nothing that only tests and developers need is heeded there. */
export const packaged: boolean = typeof __TALKROOM_PACKAGED__ === 'boolean' && __TALKROOM_PACKAGED__

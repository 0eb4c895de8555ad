/** Put in by the bundler (`define`); the development server has none. */
declare const __TALKROOM_BUILD__: string | undefined

/** Which build this page is from. Main tells a page from another build to load again. */
export const buildId: string = typeof __TALKROOM_BUILD__ === 'string' ? __TALKROOM_BUILD__ : 'dev'

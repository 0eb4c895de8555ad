import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { withPackageList } from './package/shipped-packages.mjs'
import { buildId } from './setup/build-id.mjs'
import { inRepository } from './setup/paths.mjs'

const gallery = process.env.GALLERY === '1'

/** The page. The gallery of all screens is built only when it is asked for, into a folder of its own. */
export default defineConfig({
  root: inRepository('src-renderer'),
  base: '/',
  publicDir: false,
  plugins: [react(), ...(process.env.TALKROOM_PACKAGED === '1' ? [withPackageList('packages-renderer.json')] : [])],
  define: { __TALKROOM_BUILD__: JSON.stringify(process.env.TALKROOM_BUILD ?? buildId()) },
  build: {
    target: 'chrome140',
    outDir: inRepository('dist', gallery ? 'gallery' : 'renderer'),
    emptyOutDir: true,
    sourcemap: false,
    // The page's content policy takes no data: scripts, and worklets must be files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: inRepository('src-renderer', gallery ? 'gallery.html' : 'index.html') },
  },
  server: { host: '127.0.0.1', fs: { allow: [inRepository()] } },
})

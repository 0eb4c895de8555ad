import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { inRepository } from './setup/paths.mjs'

/** The page for presenters, hosts and observers. The desk serves it, to whatever browser they have. */
export default defineConfig({
  root: inRepository('src-renderer', 'lead'),
  // Relative: a server in front of the desk may have put it under a path of its own.
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    target: ['chrome120', 'firefox121', 'safari17'],
    outDir: inRepository('dist', 'lead'),
    emptyOutDir: true,
    sourcemap: false,
    // The desk's content policy takes no data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: inRepository('src-renderer', 'lead', 'index.html') },
  },
})

import { z } from 'zod'

// Comes before everything that makes a schema: each tries whether it may make code out of text. It may not, and Firefox says so aloud.
z.config({ jitless: true })

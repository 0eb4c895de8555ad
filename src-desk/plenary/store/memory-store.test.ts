import { createMemoryDisk } from './memory-store.ts'
import { plenaryStoreContract } from './plenary-store-contract.ts'

plenaryStoreContract(
  'memory',
  async () => {
    const disk = createMemoryDisk()
    return { open: async () => disk.open() }
  },
  25,
)

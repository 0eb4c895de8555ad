import { Option } from 'commander'

/** Where the log and the results are, where that is not the folder. From the environment too, so that no list of processes shows it. */
export const storeOption = (): Option =>
  new Option('--store <address>', 'a PostgreSQL database for the log and the results, postgres://…, instead of the folder').env('TALKROOM_STORE')

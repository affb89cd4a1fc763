/** The ways in and out to partners: a *mailbox* or an API is listed, fetched from, confirmed and sent to; *wrappers* are taken off and put on. */
export { openSftpMailbox, type SftpAddress, type SftpMailbox } from './sftp/sftp-client.js';
export { openWrappers } from './wrappers/open-wrappers.js';
export { openChannels, type ChannelsOptions } from './open-channels.js';
export { allowedAddresses, type AllowedAddresses } from './rest/addresses.js';
export type { SftpLimits } from './sftp/connection.js';
export { serverAlgorithms, weakAlgorithms } from './sftp/algorithms.js';
export { newKeyPair } from './sftp/key-pair.js';
export type { Secrets } from './secrets.js';

export { openSftpMailbox, type SftpAddress, type SftpMailbox } from './sftp/sftp-client.js';

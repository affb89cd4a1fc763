import { startSftpPeer } from '../../support/sftp-peer.js';
import { describeFaults } from './faults.js';

describeFaults('an SFTP server of our own', startSftpPeer);

import { startSftpPeer } from '../../support/sftp-peer.js';
import { channelOf } from './channel-contract.js';
import { describeFaults } from './faults.js';
import { describeSftpFaults } from './sftp-faults.js';

describeFaults('an SFTP server of our own', startSftpPeer, channelOf);
describeSftpFaults('an SFTP server of our own', startSftpPeer);

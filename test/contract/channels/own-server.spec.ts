import { startSftpPeer } from '../../support/sftp-peer.js';
import { describeChannel } from './channel-contract.js';

describeChannel('an SFTP server of our own', startSftpPeer);

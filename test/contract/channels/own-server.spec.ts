import { startSftpPeer } from '../../support/sftp-peer.js';
import { channelOf, describeChannel } from './channel-contract.js';
import { describeSftpChannel } from './sftp-contract.js';

describeChannel('an SFTP server of our own', startSftpPeer, channelOf);
describeSftpChannel('an SFTP server of our own', startSftpPeer);

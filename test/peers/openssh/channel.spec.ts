import { channelOf, describeChannel } from '../../contract/channels/channel-contract.js';
import { describeFaults } from '../../contract/channels/faults.js';
import { describeSftpChannel } from '../../contract/channels/sftp-contract.js';
import { describeSftpFaults } from '../../contract/channels/sftp-faults.js';
import { startSshd } from './sshd.js';

describeChannel('a real OpenSSH server', startSshd, channelOf);
describeSftpChannel('a real OpenSSH server', startSshd);
describeFaults('a real OpenSSH server', startSshd, channelOf);
describeSftpFaults('a real OpenSSH server', startSshd);
